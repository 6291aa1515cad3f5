package asyncio

import (
	"slices"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// This file has wait, wait_for and shield (CPython's asyncio/tasks.py).

const (
	firstCompleted = "FIRST_COMPLETED"
	firstException = "FIRST_EXCEPTION"
	allCompleted   = "ALL_COMPLETED"
)

func (m *module) waiting() {
	for _, name := range []string{firstCompleted, firstException, allCompleted} {
		must(m.obj.Set(name, name))
	}
	m.coroutineFunction("wait", 1, m.wait)
	m.l.TaskMaker(m.coroutineFunction("wait_for", 2, m.waitFor))
	m.l.TaskMaker(m.define("shield", 1, func(call goja.FunctionCall) goja.Value { return m.shield(call.Argument(0)) }))
}

// timeoutOption reads a timeout given as a positional argument or as an option; ok is false where there is none.
func (m *module) timeoutOption(fn string, v goja.Value, opts *goja.Object) (seconds float64, ok bool) {
	if opts != nil && absent(v) {
		v = orUndefined(opts.Get("timeout"))
	}
	if absent(v) {
		return 0, false
	}
	return m.seconds(fn, "timeout", v), true
}

// waiting is one call of wait, or a wait for one future.
type waiting struct {
	m      *module
	c      *runtime.Coroutine
	waiter *runtime.Future
	left   int
	until  string
	timer  *runtime.Timer
}

// Relay implements runtime.Relay.
func (w *waiting) Relay() *runtime.Promise { return &w.c.Promise }

// Done is called when one of the futures has ended.
func (w *waiting) Done(p *runtime.Promise) {
	w.left--
	if w.left <= 0 || w.until == firstCompleted || w.until == firstException && p.Rejected() && !p.Cancelled() {
		if w.until == firstException && p.Rejected() {
			p.Handle()
		}
		if w.timer != nil {
			w.timer.Cancel()
		}
		w.waiter.Fulfill(goja.Undefined())
	}
}

// waitable reads the argument of wait: an iterable of futures, without its duplicates, by their creation where all know it.
func (m *module) waitable(v goja.Value) []*runtime.Promise {
	if o, ok := v.(*goja.Object); ok && m.l.PromiseOf(o) != nil {
		panic(m.l.TypeError("expect a list of futures, not %s", m.repr(o)))
	}
	var list []*runtime.Promise
	seen := map[*runtime.Promise]bool{}
	coroutine := false
	m.iterate("wait", v, func(v goja.Value) {
		p := m.l.PromiseOf(v)
		switch {
		case p == nil || !p.IsFuture() && !m.isCoroutine(v):
			panic(m.l.TypeError("wait: want Tasks or Futures, got %s", m.repr(v)))
		case !p.IsFuture():
			coroutine = true
			m.close(v)
		case !seen[p]:
			seen[p] = true
			list = append(list, p)
		}
	})
	if coroutine {
		panic(m.l.TypeError("Passing coroutines is forbidden, use tasks explicitly."))
	}
	if !slices.ContainsFunc(list, func(p *runtime.Promise) bool { return p.Created() == 0 }) {
		slices.SortFunc(list, func(a, b *runtime.Promise) int { return int(a.Created()) - int(b.Created()) })
	}
	return list
}

func (m *module) wait(c *runtime.Coroutine, args []goja.Value) {
	args, opts := m.options(args)
	list := m.waitable(arg(args, 0))
	if len(list) == 0 {
		panic(m.l.RangeError("Set of Tasks/Futures is empty."))
	}
	w := &waiting{m: m, c: c, waiter: m.l.NewFuture(), left: len(list), until: allCompleted}
	if opts != nil {
		if v := opts.Get("return_when"); !absent(v) {
			w.until = v.String()
		}
	}
	if w.until != firstCompleted && w.until != firstException && w.until != allCompleted {
		panic(m.l.RangeError("Invalid return_when value: %s", w.until))
	}
	if seconds, ok := m.timeoutOption("wait", arg(args, 1), opts); ok {
		w.timer = m.l.CallAt(m.l.Time()+seconds, func() { w.waiter.Fulfill(goja.Undefined()) })
	}
	stop := m.l.WaitAll(w, list...)
	c.Await(&w.waiter.Promise, func(v goja.Value, ok bool) {
		if w.timer != nil {
			w.timer.Cancel()
		}
		var done, pending []any
		for _, p := range list {
			if p.Settled() {
				done = append(done, p.Object())
			} else {
				stop(p)
				pending = append(pending, p.Object())
			}
		}
		if !ok {
			c.Throw(v)
			return
		}
		c.Return(m.vm.NewArray(m.set(done), m.set(pending)))
	})
}

func (m *module) waitFor(c *runtime.Coroutine, args []goja.Value) {
	args, opts := m.options(args)
	if len(args) == 0 {
		panic(m.l.TypeError("wait_for: want an awaitable, got undefined"))
	}
	v := args[0]
	seconds, limited := m.timeoutOption("wait_for", arg(args, 1), opts)
	if limited && seconds <= 0 {
		m.waitForNothing(c, m.future("wait_for", v))
		return
	}
	s := &scope{m: m}
	if limited {
		when := m.l.Time() + seconds
		s.set(when, m.vm.ToValue(when))
	}
	s.enter(c)
	if fn, ok := goja.AssertFunction(v); ok && m.l.PromiseOf(v) == nil {
		c.Call(fn, func(v goja.Value, ok bool) { s.exit(c, v, ok) })
		return
	}
	m.awaitable("wait_for", v)
	c.AwaitValue(v, func(v goja.Value, ok bool) { s.exit(c, v, ok) })
}

// awaitable throws a TypeError for what cannot be awaited.
func (m *module) awaitable(fn string, v goja.Value) {
	if o, ok := v.(*goja.Object); !ok || m.l.PromiseOf(o) == nil && !m.thenable(o) {
		panic(m.l.TypeError("%s: want an awaitable, got %s", fn, runtime.Describe(v)))
	}
}

// waitForNothing is wait_for with a timeout that has passed: the body of p never runs.
func (m *module) waitForNothing(c *runtime.Coroutine, p *runtime.Promise) {
	if p.Settled() {
		c.Return(p.Result())
		return
	}
	w := &waiting{m: m, c: c, waiter: m.l.NewFuture(), left: 1}
	stop := m.l.WaitAll(w, p)
	p.Cancel(m.request(nil))
	c.Await(&w.waiter.Promise, func(v goja.Value, ok bool) {
		if !ok {
			stop(p)
			c.Throw(v)
			return
		}
		if p.Cancelled() {
			c.Throw(m.timeoutError(p.Value()))
			return
		}
		c.Return(p.Result())
	})
}

// timeoutError is a TimeoutError because of the given CancelledError.
func (m *module) timeoutError(cancelled goja.Value) *goja.Object {
	e := m.l.Error("TimeoutError", "")
	m.l.Hide(e, "cause", cancelled)
	return e
}

// request is a cancellation with the given message; nil is none.
func (m *module) request(msg goja.Value) *runtime.CancelRequest {
	return &runtime.CancelRequest{Msg: msg, Origin: m.l.Caller()}
}

// shielding is one call of shield.
type shielding struct {
	outer *runtime.Future
}

// Relay implements runtime.Relay.
func (s *shielding) Relay() *runtime.Promise { return &s.outer.Promise }

// Done is called when the inner future has ended.
func (s *shielding) Done(inner *runtime.Promise) {
	switch {
	case s.outer.Cancelled():
		if !inner.Cancelled() {
			inner.Handle()
		}
	case inner.Cancelled():
		s.outer.Cancel(nil)
	default:
		s.outer.Follow(inner)
	}
}

func (m *module) shield(v goja.Value) goja.Value {
	inner := m.future("shield", v)
	if inner.Settled() {
		return inner.Object()
	}
	s := &shielding{outer: m.l.NewFuture()}
	s.outer.Label = "asyncio.shield"
	stop := m.l.WaitAll(s, inner)
	s.outer.AddDoneCallback(nil, nil, func(*runtime.Promise) {
		if !inner.Settled() {
			stop(inner)
		}
	})
	return s.outer.Object()
}
