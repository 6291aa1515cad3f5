package asyncio

import (
	goctx "context"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// executors installs what runs blocking functions beside the loop. Only functions of the host can: JavaScript has one
// thread.
func (m *module) executors() {
	l := m.l
	m.coroutineFunction("to_thread", 1, func(c *runtime.Coroutine, args []goja.Value) {
		m.offload(c, "to_thread", arg(args, 0), args[min(1, len(args)):])
	})
	e := m.loopMethods()
	e("run_in_executor", 2, func(e *eventLoop, args []goja.Value) goja.Value {
		e.open()
		if v := arg(args, 0); !absent(v) {
			panic(l.TypeError("run_in_executor: executor: want null, since there is one executor, got %s", runtime.Describe(v)))
		}
		out := l.NewFuture()
		p := m.work("run_in_executor", arg(args, 1), args[min(2, len(args)):])
		l.WaitAll(&passOn{out}, p)
		return out.Object()
	})
	l.CoroutineFunction(e("shutdown_asyncgens", 0, func(e *eventLoop, _ []goja.Value) goja.Value {
		return l.NewCoroutine("shutdown_asyncgens", func(c *runtime.Coroutine) {
			closed := l.NewFuture()
			m.closeGenerators(func(*runtime.Task) bool { return true }, func() { closed.Fulfill(goja.Undefined()) })
			c.Await(&closed.Promise, c.End)
		}).Awaitable()
	}))
	l.CoroutineFunction(e("shutdown_default_executor", 0, func(e *eventLoop, args []goja.Value) goja.Value {
		return l.NewCoroutine("shutdown_default_executor", func(c *runtime.Coroutine) { m.shutdownExecutor(c, args) }).Awaitable()
	}))
}

// passOn settles a future as a promise is, if it is pending still.
type passOn struct{ out *runtime.Future }

// Done is called when the promise has settled.
func (p *passOn) Done(q *runtime.Promise) {
	if p.out.Settled() {
		q.Handle()
		return
	}
	p.out.Follow(q)
}

// Relay implements runtime.Relay.
func (p *passOn) Relay() *runtime.Promise { return &p.out.Promise }

// work starts a blocking function of the host on a goroutine of its own. Nobody can cancel it.
func (m *module) work(fn string, v goja.Value, args []goja.Value) *runtime.Promise {
	if m.executorDown {
		panic(m.l.Error("RuntimeError", "Executor shutdown has been called"))
	}
	if _, ok := goja.AssertFunction(v); !ok {
		panic(m.l.TypeError("%s: want a function, got %s", fn, runtime.Describe(v)))
	}
	name, run := m.l.Blocking(v, args)
	if run == nil {
		panic(m.l.TypeError("%s: %s: want a function that the host bound as blocking, got one of JavaScript, which has one thread: "+
			"it would block the loop wherever it ran", fn, runtime.Describe(v)))
	}
	m.executing++
	p := m.l.Go(name, func(goctx.Context) (any, error) { return run() })
	m.l.WaitAll(&executed{m}, p)
	return p
}

// executed counts the functions that are under way.
type executed struct{ m *module }

// Done is called when one has returned.
func (x *executed) Done(*runtime.Promise) {
	m := x.m
	if m.executing--; m.executing == 0 {
		for w := m.executorIdle.first(); w != nil; w = m.executorIdle.first() {
			wakeNext(&m.executorIdle)
		}
	}
}

// offload awaits the function on another goroutine. A cancellation ends the await; the function goes on.
func (m *module) offload(c *runtime.Coroutine, fn string, v goja.Value, args []goja.Value) {
	out := m.l.NewFuture()
	m.l.WaitAll(&passOn{out}, m.work(fn, v, args))
	c.Await(&out.Promise, c.End)
}

// shutdownExecutor waits until the functions that are under way have returned, for the given seconds at most.
func (m *module) shutdownExecutor(c *runtime.Coroutine, args []goja.Value) {
	args, opts := m.options(args)
	seconds, limited := m.timeoutOption("shutdown_default_executor", arg(args, 0), opts)
	m.executorDown = true
	if m.executing == 0 {
		c.Return(goja.Undefined())
		return
	}
	w := m.executorIdle.add(m.l)
	var timer *runtime.Timer
	if limited {
		timer = m.l.CallAt(m.l.Time()+seconds, func() { w.Fulfill(goja.Undefined()) })
	}
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		m.executorIdle.remove(w)
		if timer != nil {
			timer.Cancel()
		}
		c.End(v, ok)
	})
}
