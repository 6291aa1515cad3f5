package runtime

import (
	"strings"

	"github.com/dop251/goja"
)

// This file is what bindings need of the loop beyond scheduling: telling values apart, making faces, reporting.
// Everything in it is for the loop's goroutine only.

// Describe renders a value for an error message: short, without running script.
func Describe(v goja.Value) string { return describe(v) }

// CoroutineOf returns the coroutine whose promise v is, or nil.
func (l *Loop) CoroutineOf(v goja.Value) *Coroutine {
	c, _ := l.promiserOf(v).(*Coroutine)
	return c
}

// TaskOf returns the task that v is, or nil.
func (l *Loop) TaskOf(v goja.Value) *Task {
	t, _ := l.promiserOf(v).(*Task)
	return t
}

// FutureOf returns the future that v is, or nil; a Task is none in this sense.
func (l *Loop) FutureOf(v goja.Value) *Future {
	if f, ok := l.promiserOf(v).(*Future); ok && f.kind == futurePromise {
		return f
	}
	return nil // or the awaitable of a coroutine function, which is no future to a script
}

// IsSleep reports whether v is the awaitable of a sleep, or of another coroutine function that gets by without a coroutine: it
// counts as one.
func (l *Loop) IsSleep(v goja.Value) bool {
	switch x := l.promiserOf(v).(type) {
	case *sleeper:
		return true
	case *Future:
		return x.kind == waitPromise
	case *Promise:
		return x.kind == yieldPromise
	}
	return false
}

// IsFuture reports whether p is that of a Future or a Task.
func (p *Promise) IsFuture() bool {
	return p.kind == futurePromise || p.kind == taskPromise
}

// IsTask reports whether p is that of a Task.
func (p *Promise) IsTask() bool { return p.kind == taskPromise }

// Awaitable returns a face of p that p does not hold on to, for awaitables that scripts drop as soon as they await them.
func (l *Loop) Awaitable(p *Promise) *goja.Object { return l.faceless(p) }

// Instance ties a future to an object of a subclass.
func (l *Loop) Instance(f *Future, proto *goja.Object) *goja.Object {
	f.obj = l.newInstanceOf(proto, f)
	return f.obj
}

// PromisePrototype returns Promise.prototype.
func (l *Loop) PromisePrototype() *goja.Object { return l.promiseProto }

// SetPrototypes sets the prototypes of futures and tasks; nil leaves one as it is.
func (l *Loop) SetPrototypes(future, task *goja.Object) {
	if future != nil {
		l.futureProto = future
	}
	if task != nil {
		l.taskProto = task
	}
}

// WrapThenable returns a coroutine that awaits the thenable o.
func (l *Loop) WrapThenable(o *goja.Object) *Coroutine {
	p := l.NewPromise()
	p.Resolve(o)
	return l.WrapAwaitable(p)
}

// A Waiter is told of the end of a future.
type Waiter interface{ Done(*Promise) }

type waiterJob struct {
	w     Waiter
	scope *scope
}

func (j *waiterJob) runJob(l *Loop, p *Promise) {
	l.scope = j.scope
	j.w.Done(p)
}

// WaitAll arranges for w.Done to be called for each of the promises when it has settled, through the queue that its
// kind asks for. Whoever loses interest in one of them calls stop with it.
func (l *Loop) WaitAll(w Waiter, promises ...*Promise) (stop func(*Promise)) {
	j := &waiterJob{w, l.scope.callback()}
	for _, p := range promises {
		p.wait(j)
	}
	return func(p *Promise) { p.unwait(j) }
}

// Cancel cancels what p is the promise of: a Future or a Task. Other promises cannot be cancelled.
func (p *Promise) Cancel(req *CancelRequest) bool { return cancelPromise(p, req) }

// Request returns what cancelled p, nil where nothing is known of it.
func (p *Promise) Request() *CancelRequest { return p.request() }

// IsA reports whether v is an instance of an error class that DefineError made, or of a subclass.
func (l *Loop) IsA(v goja.Value, class string) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	proto := l.classes[class].proto
	for o = o.Prototype(); o != nil; o = o.Prototype() {
		if o == proto {
			return true
		}
	}
	return false
}

// Thrown returns what a native function panics with so that err, which a call into script returned, goes on.
func (l *Loop) Thrown(err error) any { return l.thrown(err) }

// Hold tells that something outside the loop may wake a task (a signal, say): until release is called no run is taken
// for deadlocked, and a virtual clock does not jump. release may be called once.
func (l *Loop) Hold() (release func()) {
	l.holds++
	return func() { l.holds-- }
}

// RejectPlain rejects p with an error that does not make it cancelled, even if it is a CancelledError.
func (p *Promise) RejectPlain(v goja.Value) {
	if p.state == pending {
		p.settle(rejectedState, v)
		p.cancelled = false
	}
}

// Follow settles p as q, which has settled, is.
func (p *Promise) Follow(q *Promise) {
	q.retrieved()
	p.follow(q)
}

// Describe renders p as asyncio's repr does.
func (p *Promise) Describe() string {
	if t, ok := p.self().(*Task); ok {
		return t.describe()
	}
	return p.describe()
}

// CancelWith is Cancel with all that a cancellation can carry; nil carries nothing.
func (t *Task) CancelWith(req *CancelRequest) bool { return t.cancel(req) }

// CallStack returns the calls in script that are under way, innermost first.
func (l *Loop) CallStack() []Frame {
	var frames []Frame
	for _, f := range l.vm.CaptureCallStack(0, nil) {
		if name := f.SrcName(); name != "<native>" && name != "" && !strings.HasPrefix(name, "%") {
			frames = append(frames, l.frameOf(&f))
		}
	}
	return frames
}

// Caller returns the call in script that is being served, or nil. The frame is shared and must not be changed.
func (l *Loop) Caller() *goja.StackFrame { return l.site() }

// ReportError reports an error that a callback threw, at once; the run that it happened in ends with status 1.
func (l *Loop) ReportError(message string, reason goja.Value) {
	e := &ScriptError{Message: message, Value: reason}
	if reason != nil && !goja.IsUndefined(reason) && !goja.IsNull(reason) {
		e = l.scriptError(reason, nil)
		e.prefix = message + ":"
	}
	l.rt.report(e)
	if r := l.scope.run; r != nil && r.reported == nil {
		r.reported = &ReportedError{e}
	}
}

// ReportedError is the result of a run in which an error was reported already while it went on.
type ReportedError struct{ Err error }

// Error repeats the report in one line.
func (e *ReportedError) Error() string { return e.Err.Error() }

// Unwrap returns the error that was reported.
func (e *ReportedError) Unwrap() error { return e.Err }

// SetLostError sets who sees what would be lost before it is reported: the error of the future p that nobody fetched, or,
// with a nil p, that a lazy coroutine was never started. fn returns true to take it over.
func (l *Loop) SetLostError(fn func(p *Promise, err *ScriptError) bool) { l.lostError = fn }

// NoProperties is for host objects whose face has no own properties and takes none.
type NoProperties struct{}

// Get implements goja.DynamicObject.
func (NoProperties) Get(string) goja.Value { return nil }

// Set implements goja.DynamicObject.
func (NoProperties) Set(string, goja.Value) bool { return false }

// Has implements goja.DynamicObject.
func (NoProperties) Has(string) bool { return false }

// Delete implements goja.DynamicObject.
func (NoProperties) Delete(string) bool { return true }

// Keys implements goja.DynamicObject.
func (NoProperties) Keys() []string { return nil }
