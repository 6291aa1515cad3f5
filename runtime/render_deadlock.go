package runtime

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// DeadlockError ends a run whose main task waits while nothing is left that could wake it. It may be used from any
// goroutine.
type DeadlockError struct {
	Tasks []TaskInfo // the pending tasks, in the order of their creation

	main     int     // the index of the main task
	waits    [][]int // for each task, which tasks it waits for, directly or through combinations
	holders  []int   // for each task, which task holds what it waits for; -1 for none
	stack    stackTrace
	excerpt  string // the source line where the main task waits
	circular bool   // the main task waits for a coroutine of its own that waits for itself
}

// Error says on one line where the main task waits, and for what.
func (e *DeadlockError) Error() string {
	s := "deadlock: the main task waits"
	if e.main < len(e.Tasks) {
		m := e.Tasks[e.main]
		if m.ParkedAt.File != "" {
			s += " at " + m.ParkedAt.Position()
		}
		if m.WaitingFor != "" {
			s += " for " + m.WaitingFor
		}
	}
	return s + ", and nothing is left that could wake it (" + count(len(e.Tasks), "pending task") + ")"
}

// Render writes e for a person: the await at which the main task stands, the pending tasks with what each waits for,
// those below the task that waits for them, and who waits for each other in a circle. It returns the error of w.
func (e *DeadlockError) Render(w io.Writer, o RenderOptions) error {
	r := &renderer{style: style{on: o.Color}}
	r.line("", r.title("Deadlock:")+" the main task is waiting, but nothing is left that could wake it")
	if e.main < len(e.Tasks) && e.Tasks[e.main].ParkedAt.File != "" {
		f := e.Tasks[e.main].ParkedAt
		r.line("", r.position(f))
		r.code("", e.excerpt, f)
	}
	if len(e.stack.frames) > 1 {
		r.frames(e.stack, "")
	}
	r.line("", fmt.Sprintf("pending tasks (%d)", len(e.Tasks)))
	t := &taskTree{e: e, placed: make([]bool, len(e.Tasks))}
	t.build()
	for _, row := range t.rows {
		at, what := "", row.info.WaitingFor
		if row.info.ParkedAt.File != "" {
			at = visible(row.info.ParkedAt.Position())
		}
		switch {
		case row.info.State == "not started":
			what = "not started"
		case len(e.waits[row.task]) > 0:
			what = e.taskNames(e.waits[row.task])
		}
		r.line("", r.dim(row.branch)+r.name(row.name)+strings.Repeat(" ", t.nameWidth-row.width)+"  "+
			r.place(at)+strings.Repeat(" ", t.placeWidth-textWidth(at))+"  "+visible(what))
	}
	if t.more > 0 {
		r.line("", r.dim(fmt.Sprintf("└─ ... %d more", t.more)))
	}
	if e.circular {
		r.line("", r.paint("1", "hint:")+" the async functions that the main task awaits wait for each other")
	}
	if cycle := e.cycle(); len(cycle) > 0 {
		r.line("", r.paint("1", "hint:")+" "+e.circle(cycle))
	}
	_, err := w.Write(r.buf.Bytes())
	return err
}

// maxTaskRows is how many tasks are shown.
const maxTaskRows = 50

// taskTree lays the pending tasks out, each below the first one that waits for it.
type taskTree struct {
	e                     *DeadlockError
	placed                []bool
	rows                  []taskRow
	more                  int
	nameWidth, placeWidth int
}

type taskRow struct {
	branch, name string
	width        int // of both
	task         int // its index
	info         *TaskInfo
}

func (t *taskTree) build() {
	awaited := make([]bool, len(t.e.Tasks))
	for _, list := range t.e.waits {
		for _, i := range list {
			awaited[i] = true
		}
	}
	var roots []int
	add := func(i int) {
		if !t.placed[i] {
			t.mark(i)
			roots = append(roots, i)
		}
	}
	if t.e.main < len(t.e.Tasks) {
		add(t.e.main)
	}
	for i := range t.e.Tasks {
		if !awaited[i] {
			add(i)
		}
	}
	for i := range t.e.Tasks { // what is left waits in circles
		add(i)
	}
	clear(t.placed)
	t.level(roots, "")
	t.more = len(t.e.Tasks) - len(t.rows)
}

// mark notes that i and what hangs below it have a place.
func (t *taskTree) mark(i int) {
	for todo := []int{i}; len(todo) > 0; {
		i, todo = todo[len(todo)-1], todo[:len(todo)-1]
		if !t.placed[i] {
			t.placed[i] = true
			todo = append(todo, t.e.waits[i]...)
		}
	}
}

func (t *taskTree) level(tasks []int, indent string) {
	var here []int
	for _, i := range tasks {
		if !t.placed[i] {
			t.placed[i] = true
			here = append(here, i)
		}
	}
	for n, i := range here {
		if len(t.rows) == maxTaskRows {
			return
		}
		branch, trunk := "├─ ", "│  "
		if n == len(here)-1 {
			branch, trunk = "└─ ", "   "
		}
		info := &t.e.Tasks[i]
		row := taskRow{branch: indent + branch, name: visible(info.Name), task: i, info: info}
		row.width = textWidth(row.branch) + textWidth(row.name)
		t.nameWidth = max(t.nameWidth, row.width)
		t.placeWidth = max(t.placeWidth, textWidth(visible(info.ParkedAt.Position())))
		t.rows = append(t.rows, row)
		t.level(t.e.waits[i], indent+trunk)
	}
}

// taskNames says which tasks another one waits for: "task 'a'", "tasks 'a', 'b'".
func (e *DeadlockError) taskNames(tasks []int) string {
	const show = 4
	var names []string
	for _, i := range tasks[:min(len(tasks), show)] {
		names = append(names, "'"+e.Tasks[i].Name+"'")
	}
	what := "task "
	if len(tasks) > 1 {
		what = "tasks "
	}
	s := what + strings.Join(names, ", ")
	if len(tasks) > show {
		s += fmt.Sprintf(" and %d more", len(tasks)-show)
	}
	return s
}

func textWidth(s string) int {
	n := 0
	for _, c := range s {
		n += cells(c)
	}
	return n
}

// cycle returns tasks each of which waits for the next and the last for the first; nil when there are none.
func (e *DeadlockError) cycle() []int {
	const done = -1
	state := make([]int, len(e.waits)) // 0: not visited; n: the nth on the path
	var path []int
	var visit func(i int) []int
	visit = func(i int) []int {
		path = append(path, i)
		state[i] = len(path)
		next := e.waits[i]
		if h := e.holders[i]; h >= 0 {
			next = append(slices.Clip(next), h)
		}
		for _, j := range next {
			if state[j] > 0 {
				return append([]int(nil), path[state[j]-1:]...)
			}
			if state[j] == 0 {
				if c := visit(j); c != nil {
					return c
				}
			}
		}
		path = path[:len(path)-1]
		state[i] = done
		return nil
	}
	for i := range e.waits {
		if state[i] == 0 {
			if c := visit(i); c != nil {
				return c
			}
		}
	}
	return nil
}

func (e *DeadlockError) circle(cycle []int) string {
	name := func(i int) string { return "'" + visible(e.Tasks[cycle[i%len(cycle)]].Name) + "'" }
	if len(cycle) == 2 {
		return name(0) + " and " + name(1) + " wait for each other"
	}
	const show = 8
	var links []string
	for i := range min(len(cycle), show) {
		links = append(links, name(i)+" waits for "+name(i+1))
	}
	if len(cycle) > show {
		links = append(links, fmt.Sprintf("... %d more, the last of which waits for %s", len(cycle)-show, name(0)))
	}
	return strings.Join(links, ", ")
}

// deadlock describes a run that nothing can wake.
func (l *Loop) deadlock(r *run) *DeadlockError {
	e := &DeadlockError{}
	index := map[*Task]int{}
	var tasks []*Task
	for t := l.tasks.head; t != nil; t = t.next {
		if t.run != r {
			continue
		}
		if t == r.main {
			e.main = len(tasks)
			e.describeMain(t)
		}
		index[t] = len(tasks)
		tasks = append(tasks, t)
		e.Tasks = append(e.Tasks, t.info())
	}
	e.waits = make([][]int, len(tasks))
	for i, t := range tasks {
		for _, w := range t.awaitingTasks() {
			if j, ok := index[w]; ok {
				e.waits[j] = append(e.waits[j], i)
			}
		}
	}
	e.holders = make([]int, len(tasks))
	for i, t := range tasks {
		e.holders[i] = -1
		if t.coro == nil {
			continue
		}
		chain, _ := t.coro.awaits()
		if j, ok := index[chain[len(chain)-1].holder()]; ok && j != i {
			e.holders[i] = j
		}
	}
	return e
}

func (e *DeadlockError) describeMain(t *Task) {
	frames := t.Stack()
	for i := range frames {
		frames[i].Async = true
	}
	e.stack = cutFrames(frames)
	if len(frames) > 0 {
		e.excerpt = t.l.excerpt(frames[0])
	}
	if t.coro != nil {
		_, e.circular = t.coro.awaits()
	}
}

// awaitingTasks returns the tasks that end by the outcome of t: those that await it, also in a coroutine of theirs or
// through a combination.
func (t *Task) awaitingTasks() []*Task {
	var tasks []*Task
	seen := map[*Promise]bool{&t.Promise: true}
	for todo := t.AwaitedBy(); len(todo) > 0; {
		p := todo[0]
		todo = todo[1:]
		if seen[p] {
			continue
		}
		seen[p] = true
		if w, ok := p.self().(*Task); ok {
			tasks = append(tasks, w)
			continue
		}
		todo = append(todo, p.AwaitedBy()...)
	}
	return tasks
}
