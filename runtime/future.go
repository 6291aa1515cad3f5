package runtime

import (
	"fmt"
	"reflect"

	"github.com/dop251/goja"
)

// Future is asyncio's Future: a result that somebody will set. Whoever waits for it wakes through the ready queue, one
// iteration after it was settled. Loop goroutine only.
type Future struct {
	Promise
	// Label is what reports call the wait for it, such as "Event.wait"; empty: a future.
	Label string
	// OnCancel is called when the future is cancelled while pending: what would have set it need not go on.
	OnCancel func()
	// Delegate, when set, takes over a cancellation while the future is pending: the future ends later, by what it
	// waits for (gather).
	Delegate func(req *CancelRequest) bool
}

// NewFuture returns a pending Future (loop.create_future).
func (l *Loop) NewFuture() *Future {
	f := &Future{}
	f.l, f.kind = l, futurePromise
	return f
}

// A CancelRequest is what a cancellation carries to the CancelledError that it becomes.
type CancelRequest struct {
	Msg    goja.Value       // the reason; nil without one
	Task   *Task            // the task that was cancelled; nil for a Future
	Origin *goja.StackFrame // where cancel was called; nil where that was not in script
	Err    error            // the Go error on whose account it happened, such as context.DeadlineExceeded
}

// Cancel cancels a pending future at once (asyncio.Future.cancel). It returns false when f is settled.
func (f *Future) Cancel(req *CancelRequest) bool {
	if f.state != pending {
		return false
	}
	if f.Delegate != nil {
		return f.Delegate(req)
	}
	if f.OnCancel != nil {
		cancel := f.OnCancel
		f.OnCancel = nil
		cancel()
	}
	f.handled = true
	f.rejectCancelled(req)
	return true
}

// cancelPromise cancels a Future or Task given its promise.
func cancelPromise(p *Promise, req *CancelRequest) bool {
	switch f := p.self().(type) {
	case *Future:
		return f.Cancel(req)
	case *Task:
		return f.cancel(req)
	case *sleeper:
		return f.cancel(req)
	}
	return false
}

// doneCallback is a callback of add_done_callback.
type doneCallback struct {
	fn    goja.Value
	call  func(*Promise)
	scope *scope
}

func (d *doneCallback) runJob(l *Loop, p *Promise) {
	l.scope = d.scope
	d.call(p)
}

// AddDoneCallback arranges for call to be called through the ready queue once p, a Future or Task, is settled. fn
// identifies the callback for RemoveDoneCallback; ctx is the context it runs in, nil for a copy of the current one.
func (p *Promise) AddDoneCallback(fn goja.Value, ctx *Context, call func(*Promise)) {
	s := p.l.scope.callback()
	if ctx != nil {
		s = &scope{run: s.run, shared: ctx}
	}
	p.wait(&doneCallback{fn, call, s})
}

// RemoveDoneCallback removes every callback fn and returns how many there were.
func (p *Promise) RemoveDoneCallback(fn goja.Value) int {
	n := 0
	for _, w := range p.waiters() {
		if d, ok := w.(*doneCallback); ok && d.fn != nil && d.fn.StrictEquals(fn) {
			p.unwait(w)
			n++
		}
	}
	return n
}

// Result returns the value of a settled future or throws its error, as Future.result does; of a pending one it throws
// an InvalidStateError.
func (p *Promise) Result() goja.Value {
	switch p.state {
	case pending:
		panic(p.l.Error("InvalidStateError", "Result is not set."))
	case rejectedState:
		p.retrieved()
		panic(p.Value())
	}
	return p.Value()
}

// Exception returns the error of a failed future and null for one that succeeded (Future.exception); it throws the
// CancelledError of a cancelled one.
func (p *Promise) Exception() goja.Value {
	switch p.state {
	case pending:
		panic(p.l.Error("InvalidStateError", "Exception is not set."))
	case fulfilled:
		return goja.Null()
	}
	p.retrieved()
	v := p.Value()
	if p.cancelled {
		panic(v)
	}
	return v
}

// sleeper is the awaitable of sleep: a Future with its timer in one piece, since there are many of them.
type sleeper struct {
	Promise
	timer Timer
}

var typeSleeper = reflect.TypeFor[*sleeper]()

// Sleep returns an awaitable that gives result after delay seconds (asyncio.sleep). A delay of 0 or less is a bare
// yield: one iteration.
func (l *Loop) Sleep(delay float64, result goja.Value) *Promise {
	if delay <= 0 {
		p := l.NewPromise()
		p.kind = yieldPromise
		p.val = result
		run := l.scope.run
		run.add()
		l.ready.push(bareYield{run}, p)
		return p
	}
	s := &sleeper{}
	s.l, s.kind, s.val = l, sleepPromise, result
	l.initTimer(&s.timer, l.nanos()+secondsToNanos(delay), s)
	return &s.Promise
}

type bareYield struct{ run *run }

func (y bareYield) runJob(l *Loop, p *Promise) {
	v := p.val
	p.val = nil
	p.settle(fulfilled, v)
	y.run.sub()
}

func (s *sleeper) runJob(*Loop, *Promise) { s.settle(fulfilled, s.val) }

func (s *sleeper) cancel(req *CancelRequest) bool {
	if s.state != pending {
		return false
	}
	s.timer.Cancel()
	s.val = nil
	s.handled = true
	s.rejectCancelled(req)
	return true
}

// faceless returns the face of p without tying p to it, for awaitables that script mostly drops at once.
func (l *Loop) faceless(p *Promise) *goja.Object {
	self := p.self()
	obj := l.vm.NewDynamicObject(self)
	must(obj.SetPrototype(l.promiseProto))
	l.recent, l.recentOf = obj, self
	return obj
}

// describe renders a value for an error message: what the user passed, short.
func describe(v goja.Value) string {
	switch {
	case v == nil || goja.IsUndefined(v):
		return "undefined"
	case goja.IsNull(v):
		return "null"
	}
	if o, ok := v.(*goja.Object); ok {
		if _, ok := goja.AssertFunction(o); ok {
			return "a function"
		}
		if o.ExportType() == nil {
			return "an object"
		}
		switch o.ClassName() {
		case "Array":
			return "an array"
		case "Error":
			return "an error"
		}
		return "an object"
	}
	switch x := v.Export().(type) {
	case string:
		if r := []rune(x); len(r) > 40 {
			x = string(r[:37]) + "..."
		}
		return fmt.Sprintf("%q", x)
	default:
		return v.String()
	}
}
