package asyncio

import (
	"errors"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// eventLoop is a loop object of script. All of them share the Runtime's one loop; each has its own debug flag, exception
// handler, task factory and close().
type eventLoop struct {
	runtime.NoProperties
	m   *module
	obj *goja.Object
	settings
	closed   bool
	running  int // calls of run_forever and run_until_complete that have not returned
	stopping bool
	onStop   []func()
}

// handle is a Handle or TimerHandle of script.
type handle struct {
	runtime.NoProperties
	timer     *runtime.Timer
	when      goja.Value
	cancelled bool
	ctx       *runtime.Context
}

func (m *module) loop() {
	l := m.l
	m.loops = map[*goja.Object]*eventLoop{}
	m.loopOf = map[*runtime.Task]*eventLoop{}
	m.loopProto = m.vm.NewObject()
	m.main = m.newLoop()
	get := func(goja.FunctionCall) goja.Value { return m.main.obj }
	m.define("get_event_loop", 0, get)
	m.define("get_running_loop", 0, get)
	m.define("new_event_loop", 0, func(goja.FunctionCall) goja.Value { return m.newLoop().obj })

	handleProto := m.recordClass("Handle", "loop.call_soon")
	l.Method(handleProto, "cancel", 0, func(call goja.FunctionCall) goja.Value {
		h := m.handle(call.This)
		h.cancelled = true
		if h.timer != nil {
			h.timer.Cancel()
		}
		return goja.Undefined()
	})
	l.Method(handleProto, "cancelled", 0, func(call goja.FunctionCall) goja.Value { return m.vm.ToValue(m.handle(call.This).cancelled) })
	l.Method(handleProto, "get_context", 0, func(call goja.FunctionCall) goja.Value {
		return m.contextObject(m.handle(call.This).ctx)
	})
	timerProto := m.recordClass("TimerHandle", "loop.call_later")
	must(timerProto.SetPrototype(handleProto))
	l.Method(timerProto, "when", 0, func(call goja.FunctionCall) goja.Value { return m.handle(call.This).when })

	schedule := func(e *eventLoop, name string, args []goja.Value, proto *goja.Object, at func(fn func()) (*runtime.Timer, goja.Value)) goja.Value {
		e.open()
		var opts *goja.Object
		if rest, o := m.options(args); o != nil && m.contextClass.of(orUndefined(o.Get("context"))) != nil && len(o.Keys()) == 1 {
			args, opts = rest, o
		}
		fn := m.callback(name, args)
		h := &handle{ctx: m.contextOf(name, opts)}
		if h.ctx == nil {
			h.ctx = l.CopyContext()
		}
		callback, params := args[0], append([]goja.Value(nil), args[1:]...)
		h.timer, h.when = at(func() {
			if !h.cancelled {
				l.RunInContext(h.ctx, func() { e.invoke(fn, params, callback, nil) })
			}
		})
		obj := m.vm.NewDynamicObject(h)
		must(obj.SetPrototype(proto))
		return obj
	}
	soon := func(name string) func(*eventLoop, []goja.Value) goja.Value {
		return func(e *eventLoop, args []goja.Value) goja.Value {
			return schedule(e, name, args, handleProto, func(fn func()) (*runtime.Timer, goja.Value) {
				l.CallSoon(fn)
				return nil, nil
			})
		}
	}
	e := m.loopMethods()
	e("call_soon", 1, soon("call_soon"))
	e("call_soon_threadsafe", 1, soon("call_soon_threadsafe"))
	timed := func(name string, when func(float64) float64) func(*eventLoop, []goja.Value) goja.Value {
		return func(e *eventLoop, args []goja.Value) goja.Value {
			at := when(m.seconds(name, "delay", arg(args, 0)))
			if len(args) > 0 {
				args = args[1:]
			}
			return schedule(e, name, args, timerProto, func(fn func()) (*runtime.Timer, goja.Value) {
				return l.CallAt(at, fn), m.vm.ToValue(at)
			})
		}
	}
	e("call_later", 2, timed("call_later", func(d float64) float64 { return l.Time() + d }))
	e("call_at", 2, timed("call_at", func(w float64) float64 { return w }))
	e("time", 0, func(*eventLoop, []goja.Value) goja.Value { return m.vm.ToValue(l.Time()) })
	l.TaskMaker(e("create_task", 1, func(e *eventLoop, args []goja.Value) goja.Value { return e.createTask("create_task", args) }))
	e("create_future", 0, func(*eventLoop, []goja.Value) goja.Value { return l.NewFuture().Object() })
	l.TaskMaker(e("run_until_complete", 1, func(e *eventLoop, args []goja.Value) goja.Value { return e.runUntilComplete(arg(args, 0)) }))
	e("run_forever", 0, func(e *eventLoop, _ []goja.Value) goja.Value { return e.runForever() })
	e("stop", 0, func(e *eventLoop, _ []goja.Value) goja.Value { e.stop(); return goja.Undefined() })
	e("is_running", 0, func(e *eventLoop, _ []goja.Value) goja.Value {
		return m.vm.ToValue(!e.closed && (e == m.main || e.running > 0))
	})
	e("is_closed", 0, func(e *eventLoop, _ []goja.Value) goja.Value { return m.vm.ToValue(e.closed) })
	e("close", 0, func(e *eventLoop, _ []goja.Value) goja.Value {
		if e == m.main || e.running > 0 {
			panic(l.Error("RuntimeError", "Cannot close a running event loop"))
		}
		e.closed = true
		return goja.Undefined()
	})
	e("get_debug", 0, func(e *eventLoop, _ []goja.Value) goja.Value { return m.vm.ToValue(e.debug) })
	e("set_debug", 1, func(e *eventLoop, args []goja.Value) goja.Value {
		e.debug = arg(args, 0).ToBoolean()
		e.applyDebug()
		return goja.Undefined()
	})
	e("set_exception_handler", 1, func(e *eventLoop, args []goja.Value) goja.Value {
		v := arg(args, 0)
		e.handler, e.handlerValue = nil, nil
		if !absent(v) {
			e.handler, e.handlerValue = m.callback("set_exception_handler", args), v
		}
		return goja.Undefined()
	})
	e("get_exception_handler", 0, func(e *eventLoop, _ []goja.Value) goja.Value { return orNull(e.handlerValue) })
	e("call_exception_handler", 1, func(e *eventLoop, args []goja.Value) goja.Value {
		e.report(m.context("call_exception_handler", args))
		return goja.Undefined()
	})
	e("default_exception_handler", 1, func(e *eventLoop, args []goja.Value) goja.Value {
		e.defaultReport(m.context("default_exception_handler", args))
		return goja.Undefined()
	})
	e("set_task_factory", 1, func(e *eventLoop, args []goja.Value) goja.Value {
		e.factory = nil
		if v := arg(args, 0); !absent(v) {
			m.callback("set_task_factory", args)
			e.factory = v
		}
		return goja.Undefined()
	})
	e("get_task_factory", 0, func(e *eventLoop, _ []goja.Value) goja.Value { return orNull(e.factory) })
	l.SetLostError(func(p *runtime.Promise, err *runtime.ScriptError) bool {
		if m.main.handler == nil {
			return false
		}
		o := m.vm.NewObject()
		switch {
		case p == nil: // a coroutine
			must(o.Set("message", err.Message))
		case p.IsTask():
			must(o.Set("message", "Task exception was never retrieved"))
			must(o.Set("exception", p.Value()))
			must(o.Set("task", p.Object()))
		default:
			must(o.Set("message", "Future exception was never retrieved"))
			must(o.Set("exception", p.Value()))
			must(o.Set("future", p.Object()))
		}
		if p != nil {
			m.sourceTraceback(o, p)
		}
		m.main.report(o)
		return true
	})
}

func orNull(v goja.Value) goja.Value {
	if v == nil {
		return goja.Null()
	}
	return v
}

func arg(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return args[i]
	}
	return goja.Undefined()
}

func (m *module) newLoop() *eventLoop {
	e := &eventLoop{m: m}
	e.obj = m.vm.NewDynamicObject(e)
	must(e.obj.SetPrototype(m.loopProto))
	return e
}

// loopMethods returns how to define a method of loop objects.
func (m *module) loopMethods() func(name string, length int, fn func(*eventLoop, []goja.Value) goja.Value) *goja.Object {
	return func(name string, length int, fn func(*eventLoop, []goja.Value) goja.Value) *goja.Object {
		return m.l.Method(m.loopProto, name, length, func(call goja.FunctionCall) goja.Value {
			if o, ok := call.This.(*goja.Object); ok {
				if e, ok := o.Export().(*eventLoop); ok {
					return fn(e, call.Arguments)
				}
			}
			panic(m.l.TypeError("loop.%s called on %s", name, runtime.Describe(call.This)))
		})
	}
}

func (m *module) handle(v goja.Value) *handle {
	if o, ok := v.(*goja.Object); ok {
		if h, ok := o.Export().(*handle); ok {
			return h
		}
	}
	panic(m.l.TypeError("Handle method called on %s", runtime.Describe(v)))
}

func (m *module) context(fn string, args []goja.Value) *goja.Object {
	if o, ok := arg(args, 0).(*goja.Object); ok {
		return o
	}
	panic(m.l.TypeError("%s: context: want an object, got %s", fn, runtime.Describe(arg(args, 0))))
}

func (e *eventLoop) open() {
	if e.closed {
		panic(e.m.l.Error("RuntimeError", "Event loop is closed"))
	}
}

// createTask is loop.create_task: a coroutine, then a name or options.
func (e *eventLoop) createTask(fn string, args []goja.Value) *goja.Object {
	return e.createTaskFor(fn, args, nil)
}

// createTaskFor is createTask for a child of a task group, which may have to wait for its turn; ch may be nil.
func (e *eventLoop) createTaskFor(fn string, args []goja.Value, ch *child) *goja.Object {
	e.open()
	m := e.m
	rest, opts := m.options(args[min(1, len(args)):])
	o := runtime.TaskOptions{Context: m.contextOf(fn, opts)}
	if len(rest) > 0 && !absent(rest[0]) {
		s, ok := rest[0].Export().(string)
		if !ok {
			panic(m.l.TypeError("%s: name: want a string, got %s", fn, runtime.Describe(rest[0])))
		}
		o.Name, o.Named = s, true
	}
	if opts != nil {
		if v := opts.Get("name"); !absent(v) {
			o.Name, o.Named = v.String(), true
		}
		if v := opts.Get("eager_start"); !absent(v) {
			o.Eager = v.ToBoolean()
		}
	}
	return e.newTask(fn, m.coroutine(fn, arg(args, 0)), o, taskOptions{opts, ch})
}

// taskOptions are what newTask passes on: the script's own options to a task factory, and the place in a group.
type taskOptions struct {
	given *goja.Object // nil: none
	child *child       // nil: not of a group
}

// newTask makes a task of c, by the task factory if there is one.
func (e *eventLoop) newTask(fn string, c *runtime.Coroutine, o runtime.TaskOptions, t taskOptions) *goja.Object {
	m := e.m
	if e.factory == nil || fn == "Task" {
		if t.child != nil && t.child.held {
			o.Held, o.Eager = true, false
		}
		task := m.l.CreateTask(c, o)
		if t.child != nil {
			t.child.start = func() { task.Release() }
		}
		return task.Object()
	}
	if t.child != nil && t.child.held {
		c = m.gate(c, t.child)
	}
	opts := t.given
	if opts == nil {
		opts = m.vm.NewObject()
		if o.Context != nil {
			must(opts.Set("context", m.contextObject(o.Context)))
		}
	}
	if o.Named {
		must(opts.Set("name", o.Name))
	}
	factory, _ := goja.AssertFunction(e.factory)
	v := m.call(factory, e.obj, c.Object(), opts)
	task, ok := v.(*goja.Object)
	if p := m.l.PromiseOf(v); !ok || p == nil || !p.IsFuture() {
		panic(m.l.TypeError("task factory: want a Task or Future, got %s", runtime.Describe(v)))
	}
	return task
}

// gate returns a coroutine that runs c when it is the child's turn.
func (m *module) gate(c *runtime.Coroutine, ch *child) *runtime.Coroutine {
	turn := m.l.NewFuture()
	ch.start = func() { turn.Fulfill(goja.Undefined()) }
	return m.l.NewLazyCoroutine(c.Name(), func(outer *runtime.Coroutine) {
		outer.Await(&turn.Promise, func(v goja.Value, ok bool) {
			if !ok {
				c.Close()
				outer.Throw(v)
				return
			}
			outer.Await(&c.Promise, outer.End)
		})
	})
}

// apply changes the settings, of which debug mode reaches into the runtime.
func (e *eventLoop) apply(s settings) {
	e.settings = s
	e.applyDebug()
}

// invoke calls a callback of script; its error goes to the exception handler, and the others still run.
func (e *eventLoop) invoke(fn goja.Callable, args []goja.Value, callback goja.Value, p *runtime.Promise) {
	_, err := fn(goja.Undefined(), args...)
	if err == nil {
		return
	}
	var ex *goja.Exception
	if !errors.As(err, &ex) {
		panic(err)
	}
	name := callback.(*goja.Object).Get("name").String()
	o := e.m.vm.NewObject()
	must(o.Set("message", "Exception in callback "+name+"()"))
	must(o.Set("exception", ex.Value()))
	if p != nil {
		must(o.Set("future", p.Object()))
	}
	e.report(o)
}

// report gives a context to the exception handler.
func (e *eventLoop) report(context *goja.Object) {
	if e.handler == nil {
		e.defaultReport(context)
		return
	}
	if _, err := e.handler(goja.Undefined(), e.obj, context); err != nil {
		var ex *goja.Exception
		if !errors.As(err, &ex) {
			panic(err)
		}
		e.m.l.ReportError("Unhandled error in exception handler", ex.Value())
	}
}

func (e *eventLoop) defaultReport(context *goja.Object) {
	message := "Unhandled exception in event loop"
	if v := context.Get("message"); !absent(v) {
		message = v.String()
	}
	e.m.l.ReportError(message, context.Get("exception"))
}

// idle throws if the loop cannot be run now.
func (e *eventLoop) idle() {
	e.open()
	inside := e.m.insideRun()
	switch {
	case e.running > 0 || inside && e == e.m.main:
		panic(e.m.l.Error("RuntimeError", "This event loop is already running"))
	case inside:
		panic(e.m.l.Error("RuntimeError", "Cannot run the event loop while another loop is running"))
	}
}

func (e *eventLoop) runForever() goja.Value {
	e.idle()
	p := e.m.l.NewFuture()
	e.running++
	done := func() {
		if !p.Settled() {
			e.running--
			p.Fulfill(goja.Undefined())
		}
	}
	if e.stopping {
		e.stopping = false
		e.m.l.CallSoon(done)
		return p.Object()
	}
	e.onStop = append(e.onStop, done)
	return p.Object()
}

func (e *eventLoop) stop() {
	if len(e.onStop) == 0 {
		e.stopping = true
		return
	}
	stops := e.onStop
	e.onStop = nil
	e.m.l.CallSoon(func() {
		for _, fn := range stops {
			fn()
		}
	})
}

func (e *eventLoop) runUntilComplete(v goja.Value) goja.Value {
	e.idle()
	l := e.m.l
	p := e.m.future("run_until_complete", v)
	out := l.NewFuture()
	e.running++
	finish := func(settle func()) {
		if !out.Settled() {
			e.running--
			settle()
		}
	}
	p.AddDoneCallback(nil, nil, func(p *runtime.Promise) { finish(func() { out.Follow(p) }) })
	e.onStop = append(e.onStop, func() {
		finish(func() { out.Reject(l.Error("RuntimeError", "Event loop stopped before Future completed.")) })
	})
	out.Delegate = func(req *runtime.CancelRequest) bool { return p.Cancel(req) }
	return out.Object()
}
