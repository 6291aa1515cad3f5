package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// gather installs asyncio.gather.
func (m *module) gather() {
	f := m.define("gather", 0, func(call goja.FunctionCall) goja.Value {
		args, opts := m.options(call.Arguments)
		return m.gatherAll(args, opts != nil && opts.Get("return_exceptions") != nil && opts.Get("return_exceptions").ToBoolean())
	})
	m.l.TaskMaker(f)
}

// gathering is one call of gather.
type gathering struct {
	m          *module
	outer      *runtime.Future
	children   []*runtime.Promise // one for each argument
	left       int
	exceptions bool // return_exceptions
	cancelled  bool // gather's future was cancelled: it ends so when all children have
}

func (m *module) gatherAll(args []goja.Value, exceptions bool) goja.Value {
	g := &gathering{m: m, outer: m.l.NewFuture(), exceptions: exceptions}
	if len(args) == 0 {
		g.outer.Fulfill(m.vm.NewArray())
		return g.outer.Object()
	}
	seen := make(map[*goja.Object]*runtime.Promise, len(args))
	var distinct, done, pending []*runtime.Promise
	for _, a := range args {
		o, _ := a.(*goja.Object)
		p := seen[o]
		if p == nil {
			p = m.future("gather", a)
			seen[o] = p
			distinct = append(distinct, p)
		}
		g.children = append(g.children, p)
	}
	g.left = len(distinct)
	for _, p := range distinct {
		if p.Settled() {
			done = append(done, p)
		} else {
			pending = append(pending, p)
		}
	}
	if len(pending) > 0 {
		m.l.WaitAll(g, pending...)
	}
	for _, p := range done {
		g.Done(p)
	}
	if g.outer.Settled() {
		return g.outer.Object()
	}
	g.outer.Label = "asyncio.gather"
	g.outer.Delegate = func(req *runtime.CancelRequest) bool {
		some := false
		for _, p := range distinct {
			if p.Cancel(req) {
				some = true
			}
		}
		g.cancelled = g.cancelled || some
		return some
	}
	return g.outer.Object()
}

// Done is called when a child has ended, in its own iteration (asyncio's done callback).
func (g *gathering) Done(p *runtime.Promise) {
	g.left--
	p.Handle() // asyncio marks the errors that nobody will see as retrieved
	if g.outer.Settled() {
		return
	}
	if !g.exceptions && p.Rejected() {
		g.outer.RejectPlain(p.Value())
		return
	}
	if g.left > 0 {
		return
	}
	results := make([]any, len(g.children))
	for i, p := range g.children {
		if p.Cancelled() {
			results[i] = g.m.l.CancelledError(g.message(p))
		} else {
			results[i] = p.Value()
		}
	}
	if g.cancelled { // with the error of the last argument, whichever ended last
		last := g.children[len(g.children)-1]
		v := last.Value()
		if !last.Cancelled() {
			v = g.m.l.CancelledError(nil)
		}
		g.outer.RejectPlain(v)
		return
	}
	g.outer.Fulfill(g.m.vm.NewArray(results...))
}

// Relay implements runtime.Relay.
func (g *gathering) Relay() *runtime.Promise { return &g.outer.Promise }

// message is what CPython's gather knows of a child's cancellation: that of a future, but not of a task.
func (g *gathering) message(p *runtime.Promise) *runtime.CancelRequest {
	if req := p.Request(); req != nil && req.Task == nil {
		return req
	}
	return nil
}
