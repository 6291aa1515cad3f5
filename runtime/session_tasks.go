package runtime

import (
	"context"
	"fmt"
	"time"
)

// This file is how a Session shows its tasks: what runs, who waits for whom, and why.

// SessionTask describes a task of a Session at one moment.
type SessionTask struct {
	TaskInfo
	Number   int           // from 1, in the order of creation; every task has one, also with a name of its own
	Age      time.Duration // since it was made
	Steps    int           // how often the loop has resumed it
	Label    string        // its own name, or that of its coroutine function, or Task-N
	Input    string        // the input that made it, directly or not
	Awaiters []int         // numbers of the tasks that wait for it, directly or through futures; 0 is an input
}

// Waiting is one link of the chain from a task to what it waits for in the end.
type Waiting struct {
	Function string // the async function that waits; empty for the top level of an input or a callback
	At       Frame  // where it stands; the zero Frame where that is not known
	For      string // what it awaits
	Behind   []int  // numbers of the tasks that the promise awaited waits for, where it is a combination of some
	Task     int    // number of the task that this link begins, 0 within a task
	TaskName string
}

// Tasks returns the tasks of s that are not done, in the order of their creation; it waits for the loop, and gives up
// with the error of ctx.
func (s *Session) Tasks(ctx context.Context) ([]SessionTask, error) {
	var list []SessionTask
	err := s.rt.DoLoop(ctx, func(l *Loop) error {
		list = l.sessionTasks(s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

func (l *Loop) sessionTasks(s *Session) []SessionTask {
	now := l.nanos()
	var list []SessionTask
	for t := l.tasks.head; t != nil; t = t.next {
		if t.run.conversation() != s || t.NumberOf() == 0 {
			continue
		}
		info := t.info()
		if c := t.coro; c != nil && t.started {
			chain, _ := c.awaits()
			if s, ok := chain[len(chain)-1].waitsForSleep(); ok {
				info.WaitingFor = s.left(now)
			}
		}
		list = append(list, SessionTask{
			TaskInfo: info, Number: int(t.extra.number), Age: time.Duration(now - t.extra.born),
			Steps: int(t.extra.steps), Label: t.label(), Input: t.run.input, Awaiters: awaiterNumbers(&t.Promise),
		})
	}
	return list
}

// waitsForSleep returns the sleep that c is parked on.
func (c *Coroutine) waitsForSleep() (*sleeper, bool) {
	if c.on == nil {
		return nil, false
	}
	s, ok := c.on.self().(*sleeper)
	return s, ok
}

// left says how long s still goes on: a deadline on the loop's clock tells a person nothing.
func (s *sleeper) left(now int64) string {
	return fmt.Sprintf("sleep (%.1f s left)", float64(max(s.timer.when-now, 0))/1e9)
}

// awaiterNumbers returns who waits for p: the nearest tasks on every way from it to those that end by it.
func awaiterNumbers(p *Promise) []int {
	var numbers []int
	seen := map[*Promise]bool{p: true}
	for todo := []*Promise{p}; len(todo) > 0; todo = todo[1:] {
		for _, q := range todo[0].AwaitedBy() {
			if q == nil || seen[q] {
				continue
			}
			seen[q] = true
			if t, ok := q.self().(*Task); ok {
				numbers = append(numbers, t.NumberOf())
				continue
			}
			todo = append(todo, q)
		}
	}
	return numbers
}

// NumberOf returns the number of a task of a Session, 0 if it is none. Loop goroutine only.
func (t *Task) NumberOf() int {
	if t.extra == nil {
		return 0
	}
	return int(t.extra.number)
}

// WaitsFor says what t waits for, in the innermost of its coroutines; it is empty while t does not wait. Loop goroutine
// only.
func (t *Task) WaitsFor() string {
	if t.state != pending || !t.started || t.coro == nil {
		return ""
	}
	return t.info().WaitingFor
}

// CancelTask cancels the task with the given number. It reports whether there is one that is not done.
func (s *Session) CancelTask(ctx context.Context, number int) (bool, error) {
	found := false
	err := s.rt.DoLoop(ctx, func(l *Loop) error {
		if t := l.sessionTask(s, number); t != nil {
			found = t.cancel(nil)
		}
		return nil
	})
	if err != nil { // the function given to DoLoop may be running still
		return false, err
	}
	return found, nil
}

func (l *Loop) sessionTask(s *Session, number int) *Task {
	for t := l.tasks.head; t != nil; t = t.next {
		if t.extra != nil && int(t.extra.number) == number && t.run.conversation() == s {
			return t
		}
	}
	return nil
}

// maxChain bounds what Why follows: awaits can form a cycle.
const maxChain = 100

// Why returns what the task with the given number waits for, from its outermost await to the innermost, through the
// tasks that it awaits. It is nil if there is no such task.
func (s *Session) Why(ctx context.Context, number int) ([]Waiting, error) {
	var chain []Waiting
	err := s.rt.DoLoop(ctx, func(l *Loop) error {
		if t := l.sessionTask(s, number); t != nil {
			chain = t.chain()
		}
		return nil
	})
	if err != nil { // the function given to DoLoop may be running still
		return nil, err
	}
	return chain, nil
}

func (t *Task) chain() []Waiting {
	var chain []Waiting
	seen := map[*Task]bool{}
	for t != nil && !seen[t] && len(chain) < maxChain {
		seen[t] = true
		first := Waiting{Task: t.NumberOf(), TaskName: t.label()}
		var next *Task
		if !t.started {
			first.For = "its first step"
			return append(chain, first)
		}
		for c := t.coro; c != nil && len(chain) < maxChain; {
			link := first
			first = Waiting{}
			link.Function = c.Name()
			link.At, _ = c.parkedAt()
			if c.on == nil {
				link.For = "its turn"
				chain = append(chain, link)
				break
			}
			link.For = c.on.describe()
			if s, ok := c.waitsForSleep(); ok {
				link.For = s.left(t.l.nanos())
			}
			link.Behind = t.l.behind(c.on)
			chain = append(chain, link)
			if inner, ok := coroutineOf(c.on); ok && inner.coro == coroParked {
				c = inner
				continue
			}
			next, _ = c.on.self().(*Task)
			break
		}
		if next != nil && next.state != pending {
			return chain
		}
		t = next
	}
	return chain
}

// Running returns how many tasks of s are not done. It does not wait for the loop.
func (s *Session) Running() int { return int(s.running.Load()) }

// behind returns the numbers of the tasks that p, a future or a combination, ends by. For a task or a coroutine there
// are none: the chain goes on in it.
func (l *Loop) behind(p *Promise) []int {
	switch p.self().(type) {
	case *Task, *Coroutine, *sleeper:
		return nil
	}
	var numbers []int
	for t := l.tasks.head; t != nil; t = t.next {
		seen := map[*Promise]bool{}
		for todo := []*Promise{&t.Promise}; len(todo) > 0; todo = todo[1:] {
			for _, q := range todo[0].AwaitedBy() {
				if q == p {
					numbers = append(numbers, t.NumberOf())
					todo = todo[:1]
					break
				}
				if q == nil || seen[q] || q.kind == taskPromise {
					continue
				}
				seen[q] = true
				todo = append(todo, q)
			}
		}
	}
	return numbers
}
