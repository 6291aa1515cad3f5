package runtime

import (
	"iter"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// Task is asyncio's Task: a coroutine that the loop drives, and the Future of its result. Loop goroutine only; a host
// on another goroutine holds a [TaskRef].
type Task struct {
	Promise
	scope
	coro       *Coroutine
	request    *CancelRequest // what mustCancel will deliver
	prev, next *Task          // the list of all tasks that are not done
	extra      *taskExtra     // nil while the name is the default, Task-<id>, and no Session watches
	created    *goja.StackFrame
	id         int32
	seq        uint32 // counts all tasks, named or not
	cancelling int32
	mustCancel bool
	started    bool
	held       bool // waits for Release
	asked      bool // a cancellation of it is looking for what it waits for
}

// taskList holds the tasks that are not done, in the order of their creation. It holds them strongly: a task that
// nobody refers to goes on all the same.
type taskList struct {
	head, tail *Task
	n          int
}

func (tl *taskList) add(t *Task) {
	t.prev = tl.tail
	if tl.tail != nil {
		tl.tail.next = t
	} else {
		tl.head = t
	}
	tl.tail = t
	tl.n++
}

func (tl *taskList) remove(t *Task) {
	if t.prev != nil {
		t.prev.next = t.next
	} else {
		tl.head = t.next
	}
	if t.next != nil {
		t.next.prev = t.prev
	} else {
		tl.tail = t.prev
	}
	t.prev, t.next = nil, nil
	tl.n--
}

// TaskOptions are the options of create_task.
type TaskOptions struct {
	Name    string
	Named   bool     // Name counts; else it is Task-N
	Context *Context // nil: a copy of the current context
	Eager   bool     // run the first step now
	Held    bool     // do not start before Release
}

// CreateTask makes a task of the coroutine c, which it adopts, and schedules its first step.
func (l *Loop) CreateTask(c *Coroutine, o TaskOptions) *Task {
	t := &Task{coro: c}
	t.l, t.kind = l, taskPromise
	t.scope = scope{run: l.scope.run, task: t, shared: o.Context}
	if o.Context == nil {
		t.vars = l.scope.current()
	}
	if o.Named {
		t.SetName(o.Name)
	} else { // an explicit name does not consume a number
		l.nextTask++
		t.id = l.nextTask
	}
	t.created = l.site()
	l.keepCreation(t)
	l.seqTask++
	t.seq = l.seqTask
	t.run.add()
	l.tasks.add(t)
	if s := t.run.conversation(); s != nil {
		s.taskBegins(t)
	}
	c.handled = true
	switch {
	case c.coro == coroLazy:
		c.owner = &t.scope
		c.flags |= coroRoot
		l.takeToken(c)
		if o.Eager {
			t.started = true
			l.beginEager(c)
			if t.state != pending {
				t.coro = nil // asyncio forgets the coroutine then
			}
			return t
		}
		if t.held = o.Held; !t.held {
			l.ready.push(firstStep{}, &t.Promise)
		}
	case c.coro == coroDone:
		l.ready.push(firstStep{}, &t.Promise)
	default: // already under way: the task takes over the rest
		c.adopt(&t.scope)
		c.flags |= coroRoot
		t.started = true
	}
	return t
}

// beginEager runs the first step of an eager task in the middle of the script that makes it. In asyncio an await on what
// is done does not suspend; here it takes microtasks, so those that the step brings about run before it is over.
func (l *Loop) beginEager(c *Coroutine) {
	cur, base, scope, outer := l.cur, l.base, l.scope, l.micro
	l.micro = queue{}
	defer func() {
		l.cur, l.base, l.scope = cur, base, scope
		for l.micro.len() > 0 { // left behind where something unwound the step
			j := l.micro.pop()
			outer.push(j.r, j.p)
		}
		l.micro = outer
	}()
	c.begin(true)
	for l.micro.len() > 0 {
		l.cur, l.base, l.scope = nil, false, l.idle
		j := l.micro.pop()
		j.r.runJob(l, j.p)
	}
}

// site returns the call in script that is being served, nil where there is none. Tasks are made in few places, which
// share one frame each.
func (l *Loop) site() *goja.StackFrame {
	l.frames = l.vm.CaptureCallStack(2, l.frames[:0]) // the function of ours, and who called it
	for i := range l.frames {
		f := &l.frames[i]
		if name := f.SrcName(); name == "<native>" || strings.HasPrefix(name, "%") { // or the runtime's own
			continue
		}
		if l.lastSite != nil && *l.lastSite == *f {
			return l.lastSite
		}
		known := l.created[*f]
		if known == nil {
			known = new(goja.StackFrame)
			*known = *f
			l.created[*f] = known
		}
		l.lastSite = known
		return known
	}
	return nil
}

// WrapAwaitable returns a coroutine that awaits p, for making a task of something that is not one.
func (l *Loop) WrapAwaitable(p *Promise) *Coroutine {
	c := l.newCoroutine(-1)
	c.call = &lazyCall{fn: func(goja.FunctionCall) goja.Value { return p.Object() }}
	return c
}

// LazyCall returns a coroutine that calls fn when it is started and awaits what that returns.
func (l *Loop) LazyCall(fn goja.Value, this goja.Value, args []goja.Value) *Coroutine {
	call, ok := goja.AssertFunction(fn)
	if !ok {
		panic(l.TypeError("a coroutine function was expected, got %s", describe(fn)))
	}
	c := l.newCoroutine(-1)
	c.call = &lazyCall{
		fn: func(fc goja.FunctionCall) goja.Value {
			v, err := call(fc.This, fc.Arguments...)
			if err != nil {
				panic(l.thrown(err))
			}
			return v
		},
		this: this, args: append([]goja.Value(nil), args...),
	}
	return c
}

type firstStep struct{}

func (firstStep) runJob(l *Loop, p *Promise) {
	t := p.self().(*Task)
	t.started = true
	if t.extra != nil {
		t.extra.steps++
	}
	c := t.coro
	switch {
	case t.state != pending:
	case c.coro == coroDone:
		if !t.mustCancel {
			t.follow(&c.Promise)
			return
		}
		t.finishCancelled(t.takeRequest())
	case t.mustCancel:
		req := t.takeRequest()
		if c.call != nil && c.call.lost != nil {
			c.call.lost.looked = true // CPython warns of none that was cancelled before its start
		}
		c.coro, c.gen, c.call = coroDone, nil, nil
		c.flags &^= coroRoot
		c.handled = true
		c.rejectCancelled(req)
		t.finishCancelled(req)
	default:
		c.begin(true)
	}
}

// follow ends t as q, which is settled, was.
func (t *Task) follow(q *Promise) {
	q.retrieved()
	if q.cancelled && q.val == nil {
		t.finishCancelled(q.takeCancelled())
		return
	}
	t.finish(q.state, q.Value())
}

// finish ends the task with the value or the error of its coroutine.
func (t *Task) finish(state promiseState, v goja.Value) {
	if t.state != pending {
		return
	}
	if t.mustCancel && state == fulfilled { // cancelled by itself, and never suspended again
		t.seen = seenLasting
		t.finishCancelled(t.takeRequest())
		return
	}
	t.retire()
	t.settle(state, v)
	t.run.sub()
}

func (t *Task) finishCancelled(req *CancelRequest) {
	if t.state != pending {
		return
	}
	t.retire()
	t.handled = true
	t.rejectCancelled(req)
	t.run.sub()
}

func (t *Task) retire() {
	t.l.tasks.remove(t)
	if s := t.run.conversation(); s != nil {
		s.taskEnds(t)
	}
	t.mustCancel, t.request = false, nil
	if t.cancelling > 0 {
		t.handled = true // asyncio: cancel() silences "never retrieved"
	}
}

func (t *Task) takeRequest() *CancelRequest {
	req := t.request
	t.mustCancel, t.request = false, nil
	return req
}

// takeCancel returns the CancelledError to throw at a resumption by p, which may be one already.
func (t *Task) takeCancel(p *Promise) goja.Value {
	req := t.takeRequest()
	if p != nil && p.state == rejectedState && (p.cancelled || p.val != nil && t.l.isCancelledError(p.val)) {
		return p.Value()
	}
	return t.l.newCancelledError(req)
}

// Cancel asks the task to cancel itself: a CancelledError is thrown at the await where it is parked or at its next one
// that suspends (asyncio.Task.cancel). It returns false when the task is done.
func (t *Task) Cancel(msg goja.Value) bool { return t.cancel(&CancelRequest{Msg: msg}) }

func (t *Task) cancel(req *CancelRequest) bool {
	if t.state != pending {
		return false
	}
	if t.asked { // it waits for itself, by way of others
		t.l.circle = true
		return false
	}
	if req == nil {
		req = &CancelRequest{}
	}
	if req.Task == nil {
		r := *req
		r.Task = t
		req = &r
	}
	t.cancelling++
	if t.started && t.cancelWait(req) {
		return true
	}
	t.mustCancel, t.request = true, req
	t.Release()
	if t.started {
		t.l.unsettled = append(t.l.unsettled, t)
	}
	return true
}

// Release schedules the first step of a task that was made with [TaskOptions.Held]; a cancellation does as well. It
// reports whether the task was held.
func (t *Task) Release() bool {
	held := t.held
	if held {
		t.held = false
		t.l.ready.push(firstStep{}, &t.Promise)
	}
	return held
}

// deliver is called when the script that ran while t was cancelled has returned to the loop: if t is parked now, the
// cancellation goes to what it waits for.
func (t *Task) deliver() {
	if t.state == pending && t.mustCancel && t.cancelWait(t.request) {
		t.mustCancel, t.request = false, nil
	}
}

// cancelWait cancels what t waits for. Tasks may wait for each other in a circle; none is asked twice.
func (t *Task) cancelWait(req *CancelRequest) bool {
	t.asked = true
	defer func() { t.asked = false }()
	return t.l.cancelWait(t.coro, t, req)
}

// cancelWait cancels what c, a coroutine of t, waits for. It returns false where that cannot be cancelled: c is not
// parked, its resumption is queued, or it is a bare yield; the cancellation is delivered at the resumption then.
func (l *Loop) cancelWait(c *Coroutine, t *Task, req *CancelRequest) bool {
	if c.coro == coroLazy && c.flags&coroRoot == 0 {
		c.coro, c.gen, c.call = coroDone, nil, nil
		c.rejectCancelled(req)
		return true
	}
	// A coroutine whose body has returned a promise waits for that, in a way.
	following := c.coro == coroDone && c.Promise.state == pending
	if c.coro != coroParked && !following || c.on == nil || c.flags&coroTick != 0 {
		return false
	}
	on := c.on
	if on.state != pending {
		return false
	}
	switch {
	case on.kind == yieldPromise:
		return false
	case on.kind >= futurePromise:
		l.circle = false
		ok := cancelPromise(on, req)
		if ok || !l.circle {
			return ok
		}
		l.circle = false // c closes a circle of tasks: it is torn out of it
	}
	if inner, ok := coroutineOf(on); ok && sameTask(inner.owner, c.owner) && inner.flags&coroAsked == 0 {
		c.flags |= coroAsked
		defer func() { c.flags &^= coroAsked }()
		return l.cancelWait(inner, t, req)
	}
	if via := on.via(); via != nil {
		if inner, ok := coroutineOf(via); ok && sameTask(inner.owner, c.owner) && inner.flags&coroAsked == 0 {
			c.flags |= coroAsked
			defer func() { c.flags &^= coroAsked }()
			return l.cancelWait(inner, t, req)
		}
		if via.kind >= futurePromise {
			return cancelPromise(via, req)
		}
	}
	if on.ext != nil && len(on.ext.inputs) > 0 {
		some := false
		c.flags |= coroAsked
		for _, in := range on.ext.inputs {
			if inner, ok := coroutineOf(in); ok && sameTask(inner.owner, c.owner) && inner.flags&coroAsked == 0 && l.cancelWait(inner, t, req) {
				some = true
			}
		}
		c.flags &^= coroAsked
		if some {
			on.ext.cancel = req
			return true
		}
	}
	if v, ok := on.self().(*hostCall); ok {
		v.abandon(req)
	}
	if following {
		c.on = nil
		l.ready.push(jobFunc(func() { c.rejectCancelled(req) }), nil)
		return true
	}
	on.unwait(c)
	c.queueCancelled(req)
	return true
}

// sameTask reports whether code of both scopes runs as one task. A task has more than one scope where it runs in a
// context that it entered.
func sameTask(a, b *scope) bool { return a == b || a.task != nil && a.task == b.task }

// Cancelling returns the number of cancellation requests less those that Uncancel took back.
func (t *Task) Cancelling() int { return int(t.cancelling) }

// Uncancel takes one cancellation request back and returns how many remain; at 0 a cancellation that was not delivered
// yet is dropped (Python 3.13).
func (t *Task) Uncancel() int {
	if t.cancelling > 0 {
		if t.cancelling--; t.cancelling == 0 {
			t.mustCancel, t.request = false, nil
		}
	}
	return int(t.cancelling)
}

// Name returns the task's name.
func (t *Task) Name() string {
	if t.extra == nil || !t.extra.named {
		return "Task-" + strconv.Itoa(int(t.id))
	}
	return t.extra.name
}

// SetName names the task.
func (t *Task) SetName(name string) {
	if t.extra == nil {
		t.extra = &taskExtra{}
	}
	t.extra.name, t.extra.named = name, true
}

// TasksCreated returns how many tasks have been made by CreateTask.
func (l *Loop) TasksCreated() uint32 { return l.seqTask }

// CancelPending reports whether the task has been cancelled and does not know it yet.
func (t *Task) CancelPending() bool { return t.mustCancel }

// Created returns the place of a Task among all tasks in the order of their creation, from 1; 0 for other promises.
func (p *Promise) Created() uint32 {
	if t, ok := p.self().(*Task); ok {
		return t.seq
	}
	return 0
}

// Coroutine returns the coroutine that the task drives; nil for an eager task that ended in its first step.
func (t *Task) Coroutine() *Coroutine { return t.coro }

// TaskContext returns the context that the task runs in.
func (t *Task) TaskContext() *Context {
	if t.shared == nil {
		t.shared = &Context{vars: t.vars}
	}
	return t.shared
}

// CurrentTask returns the task that is running, nil in a plain callback.
func (l *Loop) CurrentTask() *Task {
	return l.scope.task
}

// AllTasks iterates over the tasks that are not done, in the order of their creation.
func (l *Loop) AllTasks() iter.Seq[*Task] {
	return func(yield func(*Task) bool) {
		for t := l.tasks.head; t != nil; {
			next := t.next
			if !yield(t) {
				return
			}
			t = next
		}
	}
}
