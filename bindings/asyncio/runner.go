package asyncio

import (
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// runner is a Runner (CPython's asyncio/runners.py): runs that follow one another in one context, and what they left
// behind, which close cancels. asyncio.run is a runner for one run.
//
// The Runtime has one loop. What a run changes of its settings (exception handler, task factory, debug mode) holds for
// the later runs of the same runner, not for others.
type runner struct {
	m        *module
	name     string // of the function that errors name
	once     bool   // closed after its first run
	state    runnerState
	factory  goja.Callable // loop_factory
	debug    goja.Value
	loop     *goja.Object
	own      *eventLoop // what loop_factory made, nil where that is not a loop of its own
	settings settings
	context  *runtime.Context
	periods  []period // when its runs were active
}

type runnerState uint8

const (
	runnerCreated runnerState = iota
	runnerReady
	runnerClosed
)

// period is a span of tasks, by their order of creation: (from, to].
type period struct{ from, to uint32 }

// settings are what a script can set on a loop object.
type settings struct {
	debug        bool
	handler      goja.Callable
	handlerValue goja.Value
	factory      goja.Value
}

// activeRun is a run that has not ended.
type activeRun struct {
	r     *runner
	coro  *runtime.Coroutine
	ctx   *runtime.Context
	main  *runtime.Promise // the task of coro, once begun
	out   *runtime.Future
	outer settings // of the loop before
}

func (m *module) runners() {
	k := newClass(m, "Runner", 0, func(args []goja.Value) *runner {
		_, opts := m.options(args)
		return m.newRunner("Runner.run()", opts)
	})
	l := m.l
	l.TaskMaker(k.method("run", 1, func(r *runner, args []goja.Value) goja.Value {
		args, opts := m.options(args)
		return r.run(arg(args, 0), m.contextOf("Runner.run", opts))
	}))
	k.method("get_loop", 0, func(r *runner, _ []goja.Value) goja.Value {
		r.init()
		return r.loop
	})
	k.async("close", 0, func(c *runtime.Coroutine, r *runner, _ goja.FunctionCall) {
		c.Await(&r.close().Promise, c.End)
	})
	l.SymbolMethod(k.proto, l.Symbol("asyncDispose"), "[Symbol.asyncDispose]", func(call goja.FunctionCall) goja.Value {
		return k.this("[Symbol.asyncDispose]", call.This).close().Object()
	})
	l.TaskMaker(m.define("run", 1, func(call goja.FunctionCall) goja.Value {
		args, opts := m.options(call.Arguments)
		r := m.newRunner("asyncio.run()", opts)
		r.once = true
		return r.run(arg(args, 0), nil)
	}))
}

func (m *module) newRunner(name string, opts *goja.Object) *runner {
	r := &runner{m: m, name: name}
	if opts != nil {
		r.debug = opts.Get("debug")
		if v := opts.Get("loop_factory"); !absent(v) {
			r.factory = m.callback("loop_factory", []goja.Value{v})
		}
	}
	return r
}

// init is the first use of a runner.
func (r *runner) init() {
	switch r.state {
	case runnerClosed:
		panic(r.m.l.Error("RuntimeError", "Runner is closed"))
	case runnerReady:
		return
	}
	r.loop = r.m.main.obj
	if r.factory != nil {
		v := r.m.call(r.factory)
		o, ok := v.(*goja.Object)
		if !ok {
			panic(r.m.l.TypeError("loop_factory: want an event loop, got %s", runtime.Describe(v)))
		}
		r.loop = o
		if e, ok := o.Export().(*eventLoop); ok && e != r.m.main {
			r.own = e
		}
	}
	r.settings = r.m.main.settings
	if !absent(r.debug) {
		r.settings.debug = r.debug.ToBoolean()
		if r.own != nil {
			r.own.debug = r.settings.debug
		}
	}
	r.context = r.m.l.CopyContext()
	r.state = runnerReady
}

// run runs v, a coroutine, and gives what it gives. Runs at a script's top level follow one another.
func (r *runner) run(v goja.Value, ctx *runtime.Context) goja.Value {
	m, l := r.m, r.m.l
	if !m.isCoroutine(v) {
		panic(l.RangeError("a coroutine was expected, got %s", m.repr(v)))
	}
	if m.insideRun() {
		m.close(v)
		panic(l.Error("RuntimeError", r.name+" cannot be called from a running event loop"))
	}
	r.init()
	if ctx == nil {
		ctx = r.context
	}
	a := &activeRun{r: r, out: l.NewFuture(), coro: m.coroutine("run", v), ctx: ctx}
	a.out.Delegate = func(req *runtime.CancelRequest) bool { return a.main != nil && a.main.Cancel(req) }
	a.out.Label = strings.TrimSuffix(r.name, "()")
	l.BlockMain(&a.out.Promise)
	m.runs = append(m.runs, a)
	if len(m.runs) == 1 {
		a.begin()
	}
	return a.out.Object()
}

func (a *activeRun) begin() {
	m := a.r.m
	a.outer = m.main.settings
	m.main.apply(a.r.settings)
	a.r.periods = append(a.r.periods, period{from: m.l.TasksCreated()})
	a.main = m.l.PromiseOf(m.main.newTask("run", a.coro, runtime.TaskOptions{Context: a.ctx}, taskOptions{}))
	// One more pass after the main task's end: a task made just before it still gets its first step.
	a.main.AddDoneCallback(nil, nil, func(*runtime.Promise) { m.l.AfterIteration(a.finish) })
}

func (a *activeRun) finish() {
	if a.r.once {
		a.r.closeThen(a.end)
	} else {
		a.end()
	}
}

func (a *activeRun) end() {
	m := a.r.m
	a.r.settings = m.main.settings
	m.main.apply(a.outer)
	a.r.periods[len(a.r.periods)-1].to = m.l.TasksCreated()
	m.runs = m.runs[1:]
	a.out.Follow(a.main)
	if len(m.runs) > 0 {
		m.runs[0].begin()
	}
}

// insideRun reports whether the code that runs now belongs to a run: its task was made since the run began.
func (m *module) insideRun() bool {
	t := m.l.CurrentTask()
	if t == nil || len(m.runs) == 0 {
		return false
	}
	periods := m.runs[0].r.periods
	return len(periods) > 0 && t.Created() > periods[len(periods)-1].from
}

// made reports whether t was made in one of the runner's runs.
func (r *runner) made(t *runtime.Task) bool {
	if t == nil {
		return false
	}
	for _, p := range r.periods {
		if n := t.Created(); n > p.from && (p.to == 0 || n <= p.to) {
			return true
		}
	}
	return false
}

// left returns the tasks that the runner's runs left behind.
func (r *runner) left() []*runtime.Task {
	var left []*runtime.Task
	for t := range r.m.l.AllTasks() {
		if r.made(t) {
			left = append(left, t)
		}
	}
	return left
}

// close ends the runner; the future is done when nothing is left of its runs.
func (r *runner) close() *runtime.Future {
	closed := r.m.l.NewFuture()
	r.closeThen(func() { closed.Fulfill(goja.Undefined()) })
	return closed
}

// closeThen cancels what the runs left behind, waits for it and looks again until nothing is left.
func (r *runner) closeThen(then func()) {
	ready := r.state == runnerReady
	r.state = runnerClosed
	if !ready {
		then()
		return
	}
	r.cancelLeft(func() {
		r.m.closeGenerators(r.made, func() {
			if r.own != nil {
				r.own.closed = true
			}
			then()
		})
	})
}

// closeGenerators closes the async generators that are suspended still and were first iterated by a task that of wants,
// and goes on when all are closed (loop.shutdown_asyncgens).
func (m *module) closeGenerators(of func(*runtime.Task) bool, then func()) {
	var closing []*runtime.Promise
	for g := range m.l.AsyncGenerators() {
		if of(g.Task()) {
			closing = append(closing, g.Close())
		}
	}
	if len(closing) == 0 {
		then()
		return
	}
	m.l.WaitAll(&closingGenerators{m, len(closing), then}, closing...)
}

// closingGenerators waits for async generators to close.
type closingGenerators struct {
	m    *module
	left int
	then func()
}

// Done is called when one has closed.
func (w *closingGenerators) Done(p *runtime.Promise) {
	if p.Rejected() {
		p.Handle()
		o := w.m.vm.NewObject()
		must(o.Set("message", "an error occurred during closing of asynchronous generator"))
		must(o.Set("exception", p.Value()))
		w.m.main.report(o)
	}
	if w.left--; w.left == 0 {
		w.then()
	}
}

func (r *runner) cancelLeft(then func()) {
	left := r.left()
	if len(left) == 0 {
		then()
		return
	}
	n := len(left)
	for _, t := range left {
		t.CancelWith(r.m.request(nil))
		t.AddDoneCallback(nil, nil, func(p *runtime.Promise) {
			if n--; n > 0 {
				return
			}
			r.m.l.CallSoon(func() { // the iteration in which gather's future wakes who waits for it
				r.m.l.AfterIteration(func() {
					for _, t := range left {
						r.reportCleanup(&t.Promise)
					}
					r.cancelLeft(then)
				})
			})
		})
	}
}

// reportCleanup reports the error of a task that was cancelled at the end of a run and failed instead.
func (r *runner) reportCleanup(p *runtime.Promise) {
	if !p.Rejected() || p.Cancelled() {
		return
	}
	p.Handle()
	o := r.m.vm.NewObject()
	must(o.Set("message", "unhandled exception during asyncio.run() shutdown"))
	must(o.Set("exception", p.Value()))
	must(o.Set("task", p.Object()))
	r.m.main.report(o)
}
