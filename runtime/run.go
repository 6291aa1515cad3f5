package runtime

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dop251/goja"
)

// run is one RunScript, RunFile, Eval or Call, with all that it started. All of it belongs to the loop's goroutine but
// done, which is closed when the run has ended.
type run struct {
	l        *Loop
	main     *Task
	blocking *Promise // what the main task waits for when its script has ended
	pending  int      // tasks, timers, callbacks and Go work that keep the run going
	value    any
	err      error
	take     func(goja.Value) error // what becomes of the main task's value; nil: it is exported
	done     chan struct{}
	ended    bool
	reported error // was reported while the run went on
	// mainOnly: the run ends with its main task; what it started goes on without it.
	mainOnly  bool
	failing   bool            // an error has ended the run: what is left is being cancelled
	cancelled bool            // what the main task left behind has been cancelled once
	strict    bool            // cancel what the main task leaves behind at once, as asyncio.run does: the context ended
	thrown    *goja.Exception // by the synchronous part of the main task
	session   *Session        // that the run is an input of; nil for any other run
	input     string          // its name, of such an input
}

func (r *run) add() {
	if r != nil {
		r.pending++
	}
}

func (r *run) sub() {
	if r == nil {
		return
	}
	if r.pending--; r.pending == 0 && !r.ended {
		r.l.ready.push(runCheck{}, nil)
		r.l.checks = append(r.l.checks, r)
	}
}

// runCheck looks at runs that seem to have nothing left, behind everything that was scheduled before.
type runCheck struct{}

func (runCheck) runJob(l *Loop, _ *Promise) {
	if l.iteration > 1 { // goja's own jobs run when the frame is left, and may bring more
		l.leave = true
		l.ready.push(runCheck{}, nil)
		return
	}
	if len(l.checks) > 0 {
		r := l.checks[0]
		l.checks = l.checks[1:]
		r.settleIfDone()
	}
}

func (r *run) settleIfDone() {
	if r.pending == 0 && r.main.state != pending {
		r.end()
	}
}

// mainDone is called when the main task has ended.
func (r *run) mainDone() {
	t := r.main
	t.retrieved()
	if r.ended { // abandoned: whoever waited has its answer
		return
	}
	switch {
	case t.state == fulfilled && r.take != nil:
		r.err = r.take(t.Value())
	case t.state == fulfilled:
		r.value = export(t.Value())
	case r.err != nil:
	default:
		v := t.Value()
		if r.err = r.l.goError(v); r.thrown != nil && r.thrown.Value() == v {
			r.err = r.l.scriptError(v, r.thrown)
		}
		scriptErrorOf(r.err).prefix = "Uncaught"
		if !r.mainOnly {
			r.fail(r.err)
		}
	}
	if r.strict {
		r.cancelAll(nil)
	}
	if r.mainOnly {
		r.end()
	}
}

// fail ends the run for err: everything is cancelled, so that finally blocks run, and no timer fires any more.
func (r *run) fail(err error) {
	if r.failing {
		return
	}
	r.failing = true
	if r.err == nil {
		r.err = err
	}
	r.cancelAll(nil)
	r.dropTimers()
}

// dropTimers cancels the run's timers. Sleeping tasks were woken by their cancellation already, so that what sleeps
// still are coroutines without a task: those too get a CancelledError.
func (r *run) dropTimers() {
	for _, t := range append([]*Timer(nil), r.l.timers...) {
		if t.run != r {
			continue
		}
		if s, sleeping := t.r.(*sleeper); sleeping {
			s.cancel(nil)
		} else {
			t.Cancel()
		}
	}
}

// cancelAll cancels every task of the run, the main task first.
func (r *run) cancelAll(req *CancelRequest) int {
	n := 0
	for t := r.l.tasks.head; t != nil; {
		next := t.next
		if t.run == r {
			n++
			t.cancel(req)
		}
		t = next
	}
	return n
}

// cancelMain cancels the main task, and with its end what it leaves behind.
func (r *run) cancelMain(req *CancelRequest) {
	if r.ended {
		return
	}
	r.strict = true
	if r.main.state != pending {
		r.cancelAll(req)
		r.dropTimers()
		return
	}
	r.main.cancel(req)
}

// quiet is called when the loop has nothing to run; idle tells that nothing can wake it either. It reports whether it
// did something about the run.
func (r *run) quiet(idle bool) bool {
	switch {
	case r.ended:
		return false
	case r.pending == 0 && r.main.state != pending:
		r.end()
	case !idle:
		return false
	case r.main.state == pending && !r.failing:
		if r.mainOnly && r.l.rt.patient || r.session != nil {
			return false
		}
		r.fail(r.l.deadlock(r))
	case !r.cancelled:
		r.cancelled = true
		if r.cancelAll(nil) == 0 {
			r.end()
		}
	default:
		r.abandon()
	}
	return true
}

// abandon ends what neither ended by itself nor by cancellation.
func (r *run) abandon() {
	r.nameStubborn()
	for t := r.l.tasks.head; t != nil; {
		next := t.next
		if t.run == r {
			if c := t.coro; c != nil {
				c.flags &^= coroRoot
				c.coro, c.gen = coroDone, nil
			}
			t.finishCancelled(nil)
		}
		t = next
	}
	r.end()
}

// nameStubborn reports the tasks that went on in spite of their cancellation and now are given up.
func (r *run) nameStubborn() {
	e := &StubbornError{}
	for _, in := range r.l.taskInfos(r) {
		if in.Cancelling > 0 {
			e.Tasks = append(e.Tasks, in)
		}
	}
	switch {
	case len(e.Tasks) == 0:
	case r.err == nil && !r.ended:
		r.err = e
	default:
		r.l.rt.report(e)
	}
}

func (r *run) end() {
	if r.ended {
		return
	}
	r.ended = true
	l := r.l
	for i, x := range l.runs {
		if x == r {
			l.runs = append(l.runs[:i], l.runs[i+1:]...)
			break
		}
	}
	if !r.mainOnly {
		for _, e := range l.takeLost(r) {
			l.reportLost(r, e)
		}
	}
	if r.err == nil {
		r.err = r.reported
	}
	close(r.done)
}

// uncaught reports that p was rejected and nobody looked after it, in the given run (nil for none), which it ends.
func (l *Loop) uncaught(r *run, p *Promise) {
	e := l.scriptError(p.Value(), nil)
	e.prefix = "Uncaught (in promise)"
	if c, ok := p.self().(*Coroutine); ok {
		e.setTask(c.owner.task)
	}
	l.uncaughtGo(r, e)
}

// scriptErrorOf returns the ScriptError that goError gave.
func scriptErrorOf(err error) *ScriptError {
	if c, ok := err.(*CancelledError); ok {
		return c.ScriptError
	}
	return err.(*ScriptError)
}

// setTask notes whose error it is. That of the main task needs no saying.
func (e *ScriptError) setTask(t *Task) {
	if t == nil || t.run != nil && t.run.main == t {
		return
	}
	e.Task = t.Name()
	if t.created != nil {
		e.Created = t.l.frameOf(t.created)
	}
}

// uncaughtGo reports any error that nobody caught.
func (l *Loop) uncaughtGo(r *run, err error) {
	if s := r.conversation(); s != nil {
		s.uncaught(r, err)
		return
	}
	if r == nil || r.ended {
		l.rt.report(err)
		return
	}
	var exit *ExitError
	if errors.As(err, &exit) {
		r.err = err
		r.end()
		return
	}
	if r.failing {
		l.rt.report(err) // the run has its error already; this one must not be lost
		return
	}
	r.fail(err)
}

// Uncaught reports an error thrown by a callback that script had scheduled: the run ends, as for an uncaught error of
// the main task.
func (l *Loop) Uncaught(err error) {
	var ex *goja.Exception
	if !errors.As(err, &ex) {
		panic(err) // an interrupt goes on unwinding
	}
	e := l.scriptError(ex.Value(), ex)
	e.prefix = "Uncaught"
	l.uncaughtGo(l.scope.run, e)
}

func (t *Task) describe() string {
	state := "pending"
	switch {
	case t.state == pending && t.cancelling > 0:
		state = "cancelling"
	case t.cancelled:
		state = "cancelled"
	case t.state != pending:
		state = "finished"
	}
	s := fmt.Sprintf("<Task %s name='%s'", state, t.Name())
	if t.coro != nil {
		if name := t.coro.Name(); name != "" {
			s += " coro=<" + name + "()"
			if f, ok := t.coro.position(); ok && t.state == pending {
				s += fmt.Sprintf(" running at %s:%d", f.File, f.Line)
			}
			s += ">"
		}
		if on := t.coro.on; on != nil && t.state == pending && on.kind != yieldPromise {
			s += " wait_for=" + on.describe()
		}
	}
	if t.state == fulfilled {
		s += " result=" + describe(t.val)
	}
	return s + ">"
}

// describe renders a promise as a task report names it.
func (p *Promise) describe() string {
	state := [...]string{"pending", "finished", "finished"}[p.state]
	if p.cancelled {
		state = "cancelled"
	}
	switch x := p.self().(type) {
	case *Task:
		if p.state == pending {
			return fmt.Sprintf("<Task pending name='%s'>", x.Name())
		}
		return x.describe()
	case *Future:
		if x.Label != "" {
			return x.Label
		}
		return "<Future " + state + ">"
	case *sleeper:
		return fmt.Sprintf("sleep (until %.3f s)", float64(x.timer.when)/1e9)
	case *Coroutine:
		if name := x.Name(); name != "" {
			return name + "()"
		}
		return "a coroutine"
	case *hostCall:
		return x.name + "()"
	}
	if p.kind == yieldPromise {
		return "sleep (0)"
	}
	if p.ext != nil && len(p.ext.inputs) > 0 {
		return fmt.Sprintf("a combination of %d promises", len(p.ext.inputs))
	}
	return "<Promise " + state + ">"
}

// Describe renders the task as asyncio's repr does: state, name, coroutine and what it waits for.
func (t *Task) Describe() string { return t.describe() }

// parkedAt returns where the body of c stands: at its latest await.
func (c *Coroutine) parkedAt() (Frame, bool) {
	if c.site < 0 || int(c.site) >= len(c.l.sites) {
		return Frame{}, false
	}
	return c.l.siteFrame(int(c.site)), true
}

// position is parkedAt, or where its function stands if the body has not come to an await.
func (c *Coroutine) position() (Frame, bool) {
	if f, ok := c.parkedAt(); ok || c.fn < 0 {
		return f, ok
	}
	info := &c.l.funcs[c.fn]
	return Frame{Function: info.Name, File: c.l.fileOfFunc(int(c.fn)), Line: info.Line, Column: info.Column}, true
}

// awaits returns c and the coroutines that it awaits, outermost first. Where they wait for each other in a circle, that
// is followed once.
func (c *Coroutine) awaits() (chain []*Coroutine, circular bool) {
	chain = append(chain, c)
	seen := map[*Coroutine]bool(nil)
	for {
		next, ok := coroutineOf(c.on)
		if !ok || next.coro != coroParked {
			return chain, false
		}
		if len(chain) == 8 { // few chains are that long
			seen = map[*Coroutine]bool{}
			for _, x := range chain {
				seen[x] = true
			}
		}
		if seen[next] || seen == nil && slices.Contains(chain, next) {
			return chain, true
		}
		if seen != nil {
			seen[next] = true
		}
		chain = append(chain, next)
		c = next
	}
}

// Stack returns where the task is parked, from the innermost await outwards. Of a failed task it is the stack of its
// error; it is empty for one that ended otherwise.
func (t *Task) Stack() []Frame {
	if t.state == rejectedState && !t.cancelled {
		return t.l.scriptError(t.val, nil).Frames
	}
	if t.state != pending || t.coro == nil {
		return nil
	}
	var frames []Frame
	chain, _ := t.coro.awaits()
	for _, c := range slices.Backward(chain) {
		if f, ok := c.parkedAt(); ok {
			frames = append(frames, f)
		}
	}
	return frames
}

func (l *Loop) taskInfos(r *run) []TaskInfo {
	var infos []TaskInfo
	for t := l.tasks.head; t != nil; t = t.next {
		if r == nil || t.run == r {
			infos = append(infos, t.info())
		}
	}
	return infos
}

func (t *Task) info() TaskInfo {
	in := TaskInfo{ID: int(t.id), Name: t.Name(), State: "pending", Cancelling: int(t.cancelling)}
	if t.cancelling > 0 {
		in.State = "cancelling"
	}
	if t.created != nil {
		in.CreatedAt = t.l.frameOf(t.created)
	}
	c := t.coro
	if c == nil {
		return in
	}
	in.Coroutine = c.Name()
	if !t.started {
		in.State = "not started"
		return in
	}
	chain, _ := c.awaits()
	for _, inner := range chain {
		if f, ok := inner.parkedAt(); ok {
			in.ParkedAt = f
		}
	}
	c = chain[len(chain)-1]
	if name := c.Name(); name != "" && c.fn < 0 && c != t.coro { // a function of the host that waits
		in.WaitingFor = name
		if h := c.holder(); h != nil {
			in.WaitingFor += " (held by '" + h.Name() + "')"
		}
	} else if c.on != nil {
		in.WaitingFor = c.on.describe()
	}
	for _, w := range t.awaitingTasks() {
		in.AwaitedBy = append(in.AwaitedBy, w.Name())
	}
	return in
}

// TaskInfo describes a task at one moment.
type TaskInfo struct {
	ID         int    // 0 for a task with a name of its own
	Name       string // Task-N unless it was named
	State      string // "not started", "pending" or "cancelling"
	Cancelling int    // cancellation requests not taken back
	Coroutine  string // name of the async function
	CreatedAt  Frame  // the call that made the task
	ParkedAt   Frame  // the innermost await where it stands
	WaitingFor string // what that await waits for
	AwaitedBy  []string
}
