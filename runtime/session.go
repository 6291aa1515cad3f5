package runtime

import (
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"
)

// Session is a conversation with a Runtime, as a prompt leads one: inputs come one after another, what they declare
// stays, what they start goes on, and no error ends it. Where an [Runtime.Eval] ends with what it leaves behind unseen,
// a Session tells of the end of every task and of every error that nobody handles, at once.
//
// The methods may be called from any goroutine but the loop's own, unless they say otherwise.
type Session struct {
	rt *Runtime
	o  SessionOptions

	running atomic.Int64 // tasks that are not done

	// The rest belongs to the loop's goroutine.
	tasks    int32
	ends     []ending // tasks and futures that ended since the last look
	looking  bool     // a look is in the ready queue
	reported []goja.Value
}

// SessionOptions say who is told of what happens behind the inputs. The functions are called on the loop's goroutine
// and must not block; nil ones are not called.
type SessionOptions struct {
	// TaskEnded is called when a task has ended that an input itself created and that nobody awaited, well or badly,
	// and for any task whose error nobody has asked for.
	TaskEnded func(*Loop, TaskEnd)
	// Uncaught is called for an error of a callback, for an unhandled rejection and for an interrupt that struck something else than an input.
	Uncaught func(*Loop, error)
	// Exit is called when a script wants to end the process (process.exit).
	Exit func(code int)
}

// TaskEnd tells how a task ended.
type TaskEnd struct {
	Number    int    // as in [SessionTask]
	Name      string // its own, or the name of its coroutine function, or Task-N
	Took      time.Duration
	Cancelled bool
	Value     Value // the result, nil unless it ended well
	Err       error // a *ScriptError or *CancelledError, nil when it ended well
}

// taskExtra is what few tasks have: a name of their own, and in a Session what [SessionTask] tells.
type taskExtra struct {
	name   string
	named  bool
	byHand bool // an input itself created the task
	number int32
	steps  uint32
	born   int64 // nanoseconds on the loop's clock
}

type ending struct {
	p       *Promise
	awaited bool
}

// NewSession begins a conversation. Several can go on at the same time.
func (rt *Runtime) NewSession(o SessionOptions) *Session { return &Session{rt: rt, o: o} }

// conversation returns the session that r is an input of, or nil.
func (r *run) conversation() *Session {
	if r == nil {
		return nil
	}
	return r.session
}

// Input is a piece of source to evaluate in a Session. Its declarations become global variables, also those of let,
// const and class: they can be declared again, and an initialiser that throws leaves them as they were.
type Input struct {
	Name, Source string
	// Result gets the value of the last statement on the loop's goroutine; ok is false where that is no expression. A
	// promise is handed over as it is, without waiting for it.
	Result func(l *Loop, v Value, ok bool) error
}

// Evaluation is an Input under way.
type Evaluation struct {
	s *Session
	r *run
}

// Eval begins to evaluate in and returns at once.
func (s *Session) Eval(in Input) *Evaluation {
	l := s.rt.loop
	e := &Evaluation{s, &run{l: l, done: make(chan struct{}), mainOnly: true, session: s, input: in.Name}}
	r := e.r
	r.take = func(v goja.Value) error {
		l.scope = &r.main.scope
		list, ok := v.(*goja.Object)
		if in.Result == nil {
			return nil
		}
		if !ok {
			return in.Result(l, goja.Undefined(), false)
		}
		return in.Result(l, list.Get("0"), true)
	}
	if !l.Post(func() {
		if r.err = l.intr.broken; r.err != nil {
			close(r.done)
			return
		}
		l.runs = append(l.runs, r)
		if err := l.startInput(r, in); err != nil {
			r.err = err
			r.end()
		}
	}) {
		r.err = ErrClosed
		close(r.done)
	}
	return e
}

// startInput compiles an input and begins its main task.
func (l *Loop) startInput(r *run, in Input) error {
	u, err := l.compileInput(in.Name, in.Source)
	if err != nil {
		return err
	}
	l.startMain(r, func() (goja.Value, error) { return l.vm.RunProgram(u.Program) }, u.Awaits)
	return nil
}

// Done is closed when the input has been evaluated. What it started may go on.
func (e *Evaluation) Done() <-chan struct{} { return e.r.done }

// Err returns how the evaluation ended; it waits for that. Errors are those of [Runtime.RunScript].
func (e *Evaluation) Err() error {
	select {
	case <-e.r.done:
		return e.r.err
	case <-e.s.rt.served:
		return ErrClosed
	}
}

// Cancel cancels what the input awaits: its finally blocks run, and what it started in the background goes on. It
// returns at once; cancelled is closed when the loop has got to it, which a busy script can delay.
func (e *Evaluation) Cancel() (cancelled <-chan struct{}) {
	done := make(chan struct{})
	if !e.r.l.Post(func() {
		close(done)
		if !e.r.ended {
			e.r.main.cancel(nil)
		}
	}) {
		close(done)
	}
	return done
}

// Abandon ends the evaluation at once, with reason as its error: no finally block runs. What it started goes on. It
// returns at once; done is closed when the loop has got to it.
func (e *Evaluation) Abandon(reason error) (done <-chan struct{}) {
	reached := make(chan struct{})
	if !e.r.l.Post(func() {
		close(reached)
		r := e.r
		if r.ended {
			return
		}
		r.err = reason
		if t := r.main; t.state == pending {
			if c := t.coro; c != nil {
				if c.on != nil {
					c.on.unwait(c)
				}
				c.flags &^= coroRoot
				c.coro, c.gen = coroDone, nil
			}
			t.finishCancelled(nil)
		}
		r.end()
	}) {
		close(reached)
	}
	return reached
}

// taskBegins is called for each task that is made in a run of s.
func (s *Session) taskBegins(t *Task) {
	if t.extra == nil {
		t.extra = &taskExtra{}
	}
	s.tasks++
	s.running.Add(1)
	x := t.extra
	x.number, x.born = s.tasks, s.rt.loop.nanos()
	x.byHand = s.rt.loop.scope.task != nil && s.rt.loop.scope.task == t.run.main
}

// taskEnds is called before t, which was made in a run of s or is the main task of one, is settled.
func (s *Session) taskEnds(t *Task) {
	if t.extra == nil || t.extra.number == 0 { // an input itself
		return
	}
	s.running.Add(-1)
	awaited := slices.ContainsFunc(t.waiters(), func(w runnable) bool {
		d, callback := w.(*doneCallback)
		return !callback || d.fn == nil
	})
	s.ended(ending{&t.Promise, awaited})
}

// failed is called when a future was given an error that nobody has asked for.
func (s *Session) failed(p *Promise) {
	if _, task := p.self().(*Task); !task {
		s.ended(ending{p: p})
	}
}

// ended has the ends looked at in the next iteration: who wakes by them then has had the time to take the errors.
func (s *Session) ended(e ending) {
	s.ends = append(s.ends, e)
	if !s.looking {
		s.looking = true
		s.rt.loop.ready.push(jobFunc(s.look), nil)
	}
}

func (s *Session) look() {
	ends := s.ends
	s.ends, s.looking = nil, false
	for _, e := range ends {
		lost := e.p.state == rejectedState && !e.p.handled && !e.p.cancelled
		e.p.retrieved()
		t, ok := e.p.self().(*Task)
		switch {
		case !ok && lost:
			s.report(s.rt.loop.lostErr(e.p))
		case ok && (lost || t.extra.byHand && !e.awaited):
			s.tell(t)
		}
	}
}

func (s *Session) tell(t *Task) {
	l := s.rt.loop
	end := TaskEnd{Number: int(t.extra.number), Name: t.label(), Took: time.Duration(l.nanos() - t.extra.born), Cancelled: t.cancelled}
	switch {
	case t.state == fulfilled:
		end.Value = t.Value()
	case t.cancelled:
		end.Err = &CancelledError{&ScriptError{Name: "CancelledError"}}
	default:
		end.Err = l.lostErr(&t.Promise)
		s.remember(t.Value())
	}
	if s.o.TaskEnded != nil {
		s.o.TaskEnded(l, end)
	}
}

// label is what a person knows t by.
func (t *Task) label() string {
	if t.extra == nil || !t.extra.named {
		if c := t.coro; c != nil && c.Name() != "" {
			return c.Name() + "()"
		}
	}
	return t.Name()
}

// lostErr describes the error of a failed future that nobody asked for.
func (l *Loop) lostErr(p *Promise) error {
	e := l.scriptError(p.Value(), nil)
	if t, ok := p.self().(*Task); ok {
		e.Task = t.Name()
	}
	return e
}

// uncaught takes an error of a run of s that nobody caught: no run ends by it.
func (s *Session) uncaught(r *run, err error) {
	var exit *ExitError
	var se *ScriptError
	switch {
	case errors.As(err, &exit):
		if s.o.Exit != nil {
			s.o.Exit(exit.Code)
		}
		return
	case errors.As(err, &se) && se.Value != nil:
		s.remember(se.Value)
	default:
		if se == nil {
			s.rt.loop.dropReactions(r)
		}
		if !r.ended && r.main != nil && r.main.state != pending { // struck while the result was shown
			r.err = err
			r.end()
			return
		}
	}
	s.report(err)
}

func (s *Session) report(err error) {
	if s.o.Uncaught != nil {
		s.o.Uncaught(s.rt.loop, err)
	}
}

// dropReactions removes the promise reactions of r from the microtasks after an interrupt: an endless chain of them
// would go on otherwise. Coroutines that are to be resumed stay.
func (l *Loop) dropReactions(r *run) {
	kept := l.micro.items[l.micro.head:l.micro.head]
	for _, j := range l.micro.items[l.micro.head:] {
		if x, ok := j.r.(*reaction); ok && x.scope.run == r {
			continue
		}
		kept = append(kept, j)
	}
	clear(l.micro.items[l.micro.head+len(kept):])
	l.micro.items = l.micro.items[:l.micro.head+len(kept)]
}

// maxReported bounds the errors that a Session remembers having told of.
const maxReported = 32

func (s *Session) remember(v goja.Value) {
	if _, ok := v.(*goja.Object); !ok {
		return
	}
	if len(s.reported) == maxReported {
		s.reported = append(s.reported[:0], s.reported[1:]...)
	}
	s.reported = append(s.reported, v)
}

// Reported tells whether TaskEnded or Uncaught was called for the error v lately. Loop goroutine only.
func (s *Session) Reported(v Value) bool { return slices.Contains(s.reported, v) }
