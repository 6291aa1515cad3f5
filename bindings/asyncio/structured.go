package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// This file has what goes beyond asyncio: combinators that leave nothing running behind them.

func (m *module) structured() {
	m.l.TaskMaker(m.coroutineFunction("all_settled", 1, func(c *runtime.Coroutine, args []goja.Value) {
		list := m.inputs("all_settled", args)
		s := &settling{m: m, c: c, list: list, left: len(list)}
		s.await(func() {
			results := make([]any, len(list))
			for i, p := range list {
				results[i] = m.settled(p)
			}
			c.Return(m.vm.NewArray(results...))
		})
	}))
	m.l.TaskMaker(m.coroutineFunction("race", 1, func(c *runtime.Coroutine, args []goja.Value) {
		list := m.inputs("race", args)
		if len(list) == 0 {
			panic(m.l.RangeError("race: want at least one awaitable"))
		}
		s := &settling{m: m, c: c, list: list, left: len(list), first: true}
		s.await(func() {
			w := s.winner
			if w.Rejected() {
				c.Throw(w.Value())
				return
			}
			c.Return(w.Value())
		})
	}))
	method := m.l.Method(m.taskProto, "cancel_and_wait", 0, func(call goja.FunctionCall) goja.Value {
		return m.l.NewCoroutine("Task.cancel_and_wait", func(c *runtime.Coroutine) { m.cancelAndWait(c, call) }).Awaitable()
	})
	m.l.CoroutineFunction(method)
}

// inputs makes futures of the values of an iterable, one for each place.
func (m *module) inputs(fn string, args []goja.Value) []*runtime.Promise {
	var values []goja.Value
	m.iterate(fn, arg(args, 0), func(v goja.Value) { values = append(values, v) })
	list := make([]*runtime.Promise, len(values))
	for i, v := range values {
		list[i] = m.future(fn, v)
	}
	return list
}

func (m *module) settled(p *runtime.Promise) *goja.Object {
	o := m.vm.NewObject()
	if p.Rejected() {
		must(o.Set("status", "rejected"))
		must(o.Set("reason", p.Value()))
	} else {
		must(o.Set("status", "fulfilled"))
		must(o.Set("value", p.Value()))
	}
	return o
}

// settling is one call of all_settled or race: it ends when all have ended, whoever cancels it.
type settling struct {
	m         *module
	c         *runtime.Coroutine
	list      []*runtime.Promise
	left      int
	first     bool // cancel the others when one has ended
	cancelled bool // they have been cancelled: once, so that their cleanup is left in peace
	winner    *runtime.Promise
	completed *runtime.Future
}

// Relay implements runtime.Relay.
func (s *settling) Relay() *runtime.Promise { return &s.c.Promise }

// Done is called when one has ended.
func (s *settling) Done(p *runtime.Promise) {
	s.left--
	p.Handle()
	if s.first && s.winner == nil {
		s.winner = p
		s.cancel()
	}
	if s.left == 0 && s.completed != nil {
		s.completed.Fulfill(goja.Undefined())
	}
}

func (s *settling) cancel() {
	if s.cancelled {
		return
	}
	s.cancelled = true
	for _, p := range s.list {
		if !p.Settled() {
			p.Cancel(s.m.request(nil))
		}
	}
}

func (s *settling) await(then func()) {
	if len(s.list) == 0 {
		then()
		return
	}
	s.m.l.WaitAll(s, s.list...)
	s.wait(nil, then)
}

// wait waits until all have ended; a cancellation of it goes to them, and comes out at the end.
func (s *settling) wait(cancelled goja.Value, then func()) {
	if s.left == 0 {
		if cancelled != nil {
			s.c.Throw(cancelled)
			return
		}
		then()
		return
	}
	s.completed = s.m.l.NewFuture()
	s.c.Await(&s.completed.Promise, func(v goja.Value, ok bool) {
		s.completed = nil
		if !ok {
			cancelled = v
			s.cancel()
		}
		s.wait(cancelled, then)
	})
}

// cancelAndWait is task.cancel_and_wait(reason): it gives true when the task ended cancelled and false when it ended with
// a value; the task's own error comes out.
func (m *module) cancelAndWait(c *runtime.Coroutine, call goja.FunctionCall) {
	t := m.l.TaskOf(call.This)
	if t == nil {
		panic(m.l.TypeError("Task.cancel_and_wait called on %s", runtime.Describe(call.This)))
	}
	if t == c.Task() {
		panic(m.l.Error("RuntimeError", "Task cannot await on itself: "+t.Describe()))
	}
	t.CancelWith(m.request(given(call.Argument(0))))
	s := &settling{m: m, c: c, list: []*runtime.Promise{&t.Promise}, left: 1, cancelled: true}
	s.await(func() {
		if t.Rejected() && !t.Cancelled() {
			c.Throw(t.Value())
			return
		}
		c.Return(m.vm.ToValue(t.Cancelled()))
	})
}
