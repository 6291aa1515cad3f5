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
	m.l.WaitAll(g, pending...)
	for _, p := range done {
		g.Done(p)
	}
	if g.outer.Settled() {
		return g.outer.Object()
	}
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
		if p.Cancelled() {
			g.outer.RejectPlain(g.m.l.CancelledError(g.message(p)))
		} else {
			g.outer.RejectPlain(p.Value())
		}
		return
	}
	if g.left > 0 {
		return
	}
	if g.cancelled {
		g.outer.RejectPlain(g.m.l.CancelledError(g.message(p)))
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

// activeRun is a call of asyncio.run that has not ended.
type activeRun struct {
	m      *module
	out    *runtime.Future
	main   *runtime.Task
	before map[*runtime.Task]bool // the tasks there were when it began
	next   *activeRun             // waits until this one has ended
	start  func()
}

// run is asyncio.run: it gives an awaitable, since a script's top level does not block.
func (m *module) run(args []goja.Value) goja.Value {
	args, opts := m.options(args)
	l := m.l
	coro := arg(args, 0)
	if o, ok := coro.(*goja.Object); !ok || l.CoroutineOf(o) == nil && !m.thenable(o) || l.TaskOf(o) != nil || l.FutureOf(o) != nil {
		panic(l.TypeError("a coroutine was expected, got %s", m.repr(coro)))
	}
	if cur := l.CurrentTask(); m.running != nil && cur != nil && !m.running.before[cur] {
		panic(l.Error("RuntimeError", "asyncio.run() cannot be called from a running event loop"))
	}
	if opts != nil && opts.Get("debug") != nil {
		m.main.debug = opts.Get("debug").ToBoolean()
	}
	r := &activeRun{m: m, out: l.NewFuture()}
	c := m.coroutine("run", coro)
	r.start = func() {
		r.before = map[*runtime.Task]bool{}
		for t := range l.AllTasks() {
			r.before[t] = true
		}
		r.main = l.CreateTask(c, runtime.TaskOptions{})
		r.main.AddDoneCallback(nil, nil, func(*runtime.Promise) {
			l.CallSoon(r.clean) // one more pass: a task made just before still gets its first step
		})
	}
	r.out.Delegate = func(req *runtime.CancelRequest) bool { return r.main != nil && r.main.CancelWith(req) }
	if m.running != nil { // runs at a script's top level follow one another
		last := m.running
		for last.next != nil {
			last = last.next
		}
		last.next = r
		return r.out.Object()
	}
	m.running = r
	r.start()
	return r.out.Object()
}

// clean cancels what the main task left behind, waits for it, and looks again until nothing is left.
func (r *activeRun) clean() {
	var left []*runtime.Task
	for t := range r.m.l.AllTasks() {
		if !r.before[t] {
			left = append(left, t)
		}
	}
	if len(left) == 0 {
		r.m.running = r.next
		r.out.Follow(&r.main.Promise)
		if r.next != nil {
			r.next.start()
		}
		return
	}
	n := len(left)
	for _, t := range left {
		t.CancelWith(nil)
		t.AddDoneCallback(nil, nil, func(p *runtime.Promise) {
			if p.Rejected() && !p.Cancelled() {
				o := r.m.vm.NewObject()
				must(o.Set("message", "unhandled exception during asyncio.run() shutdown"))
				must(o.Set("exception", p.Value()))
				must(o.Set("task", p.Object()))
				p.Handle()
				r.m.main.report(o)
			}
			if n--; n == 0 {
				r.clean()
			}
		})
	}
}
