// Package asyncio gives scripts Python's asyncio: the global and the module "asyncio", and the globals create_task,
// ensure_future, get_event_loop and sleep. The state machines of tasks, futures and coroutines are package runtime's; the
// primitives that are built on them (locks, queues, groups, timeouts, runners) are here, with CPython's names, checks and
// messages. Delays are in seconds. What it does beyond CPython, or otherwise, is in CONFORMANCE.md.
//
// A coroutine of the module is a Go function in continuation form ([runtime.Loop.NewCoroutine]): each wait of CPython's
// coroutine is an Await, in the same place and of the same number of iterations, so that programs print the same trace.
package asyncio

import (
	"fmt"
	"math"
	"sync"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Binding installs the module. It is called by runtime.New. [With] gives scripts more.
func Binding(l *runtime.Loop) error { return install(l, Options{}) }

func install(l *runtime.Loop, o Options) error {
	m := &module{l: l, vm: l.VM()}
	m.setCtor, m.promiseCtor = m.vm.Get("Set"), m.vm.Get("Promise")
	m.aggregateCtor = m.vm.Get("AggregateError").(*goja.Object)
	// The module is some 200 functions, which a script that uses none of them need not wait for.
	module := sync.OnceValue(func() *goja.Object {
		m.make(o)
		return m.obj
	})
	l.LazyGlobal("asyncio", func() goja.Value { return module() })
	l.LazyModule("asyncio", module)
	for _, name := range []string{"create_task", "ensure_future", "sleep", "get_event_loop"} {
		l.LazyGlobal(name, func() goja.Value { return module().Get(name) })
	}
	return nil
}

// make makes the module's object with everything in it. Scripts may have changed what their objects inherit by then.
func (m *module) make(o Options) {
	m.obj = m.vm.NewObject()
	objectProto := m.obj.Prototype()
	must(m.obj.SetPrototype(nil))
	m.errors()
	m.contexts()
	m.futures()
	m.tasks()
	m.loop()
	m.functions()
	m.gather()
	m.waiting()
	m.timeouts()
	m.completions()
	m.exceptionGroups()
	m.taskGroups()
	m.locks()
	m.semaphores()
	m.barriers()
	m.queues()
	m.channels()
	m.structured()
	m.runners()
	m.eager()
	m.executors()
	m.signals(o)
	m.callGraphs()
	m.debugging()
	must(m.obj.SetPrototype(objectProto))
}

// module is the asyncio of one Runtime.
type module struct {
	l   *runtime.Loop
	vm  *goja.Runtime
	obj *goja.Object

	futureProto, taskProto *goja.Object
	loopProto              *goja.Object
	main                   *eventLoop
	loops                  map[*goja.Object]*eventLoop
	loopOf                 map[*runtime.Task]*eventLoop // tasks of loops other than main
	runs                   []*activeRun                 // the first is under way, the others follow

	contextClass  *class[context]
	lockClass     *class[lock]
	timeoutClass  *class[scope]
	channelClass  *class[channel]
	groupCtor     *goja.Object // ExceptionGroup
	groupProto    *goja.Object
	graphProto    *goja.Object
	entryProto    *goja.Object
	iteratorProto *goja.Object // of async iterators
	setCtor       goja.Value   // Set, and other classes of before any script ran
	promiseCtor   goja.Value
	aggregateCtor *goja.Object
	lessThan      goja.Callable // (a, b) => a < b, once somebody needed it

	executing    int      // blocking functions under way
	executorIdle waitList // who waits for that to end
	executorDown bool
	slow         float64 // slow_callback_duration, in seconds
}

func (m *module) errors() {
	for _, e := range []struct{ name, parent string }{
		{"CancelledError", "Error"}, {"InvalidStateError", "Error"}, {"TimeoutError", "Error"}, {"RuntimeError", "Error"},
		{"LookupError", "Error"}, {"QueueEmpty", "Error"}, {"QueueFull", "Error"}, {"QueueShutDown", "Error"},
		{"BrokenBarrierError", "RuntimeError"}, {"ChannelClosed", "Error"},
	} {
		must(m.obj.Set(e.name, m.l.DefineError(e.name, e.parent)))
	}
	incomplete := m.l.DefineErrorOf("IncompleteReadError", "Error", 2, func(o *goja.Object, args []goja.Value) {
		partial, expected := arg(args, 0), arg(args, 1)
		must(o.Set("partial", partial))
		must(o.Set("expected", expected))
		n, want := "0", "undefined"
		if x, ok := partial.(*goja.Object); ok {
			n = orUndefined(x.Get("length")).String()
		} else if !absent(partial) {
			n = fmt.Sprint(len(partial.String()))
		}
		if !absent(expected) {
			want = expected.String()
		}
		m.l.Hide(o, "message", m.vm.ToValue(n+" bytes read on a total of "+want+" expected bytes"))
	})
	must(m.obj.Set("IncompleteReadError", incomplete))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// define makes a function of the module.
func (m *module) define(name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	f := m.l.NewFunction(name, length, fn)
	must(m.obj.Set(name, f))
	return f
}

// options splits a last argument that is a plain object off the arguments.
func (m *module) options(args []goja.Value) ([]goja.Value, *goja.Object) {
	if n := len(args); n > 0 {
		if o, ok := args[n-1].(*goja.Object); ok && m.plainObject(o) {
			return args[:n-1], o
		}
	}
	return args, nil
}

func (m *module) plainObject(o *goja.Object) bool {
	if o.ClassName() != "Object" || m.l.PromiseOf(o) != nil {
		return false
	}
	if _, callable := goja.AssertFunction(o); callable {
		return false
	}
	p := o.Prototype()
	return p == nil || p.Prototype() == nil && p.Get("constructor") == m.vm.Get("Object")
}

func absent(v goja.Value) bool { return v == nil || goja.IsUndefined(v) || goja.IsNull(v) }

// seconds reads a delay.
func (m *module) seconds(fn, param string, v goja.Value) float64 {
	f, err := m.readSeconds(fn, param, v)
	if err != nil {
		panic(err)
	}
	return f
}

func (m *module) readSeconds(fn, param string, v goja.Value) (float64, *goja.Object) {
	f, ok := plainNumber(v)
	switch {
	case !ok:
		return 0, m.l.TypeError("%s: %s: want a number of seconds, got %s", fn, param, runtime.Describe(v))
	case math.IsNaN(f):
		return 0, m.l.RangeError("Invalid delay: NaN (not a number)")
	}
	return f, nil
}

// coroutine returns the coroutine that v stands for, for a function that makes a task of it. Futures are refused, as
// CPython does; what is merely awaitable is wrapped.
func (m *module) coroutine(fn string, v goja.Value) *runtime.Coroutine {
	if o, ok := v.(*goja.Object); ok {
		if c := m.l.CoroutineOf(o); c != nil {
			return c
		}
		if m.l.TaskOf(o) != nil || m.l.FutureOf(o) != nil {
			panic(m.l.TypeError("a coroutine was expected, got %s", m.repr(o)))
		}
		if p := m.l.PromiseOf(o); p != nil {
			return m.l.WrapAwaitable(p)
		}
		if _, ok := goja.AssertFunction(o); ok {
			return m.l.LazyCall(o, goja.Undefined(), nil)
		}
		if _, ok := goja.AssertFunction(o.Get("then")); ok {
			return m.l.WrapThenable(o)
		}
	}
	panic(m.l.TypeError("a coroutine was expected, got %s", runtime.Describe(v)))
}

// future returns the future of v, making a task where it is not one yet (asyncio.ensure_future).
func (m *module) future(fn string, v goja.Value) *runtime.Promise {
	if o, ok := v.(*goja.Object); ok {
		if p := m.l.PromiseOf(o); p != nil && p.IsFuture() {
			return p
		}
		if _, isFunction := goja.AssertFunction(o); isFunction || m.l.PromiseOf(o) == nil && !m.thenable(o) {
			panic(m.l.TypeError("An asyncio.Future, a coroutine or an awaitable is required, got %s", runtime.Describe(v)))
		}
		return m.l.PromiseOf(m.main.newTask(fn, m.coroutine(fn, v), runtime.TaskOptions{}, taskOptions{}))
	}
	panic(m.l.TypeError("An asyncio.Future, a coroutine or an awaitable is required, got %s", runtime.Describe(v)))
}

func (m *module) thenable(o *goja.Object) bool {
	_, ok := goja.AssertFunction(o.Get("then"))
	return ok
}

func (m *module) functions() {
	l := m.l
	createTask := m.define("create_task", 1, func(call goja.FunctionCall) goja.Value {
		return m.main.createTask("create_task", call.Arguments)
	})
	ensure := m.define("ensure_future", 1, func(call goja.FunctionCall) goja.Value {
		return m.future("ensure_future", call.Argument(0)).Object()
	})
	sleep := m.define("sleep", 1, func(call goja.FunctionCall) goja.Value {
		delay, err := m.readSeconds("sleep", "delay", call.Argument(0))
		if err != nil { // like any function that gives an awaitable
			return l.NewCoroutine("sleep", func(c *runtime.Coroutine) { c.Throw(err) }).Awaitable()
		}
		return l.Awaitable(l.Sleep(delay, call.Argument(1)))
	})
	l.CoroutineFunction(sleep)
	l.TaskMaker(createTask)
	l.TaskMaker(ensure)

	m.define("current_task", 0, func(goja.FunctionCall) goja.Value {
		if t := l.CurrentTask(); t != nil {
			return t.Object()
		}
		return goja.Null()
	})
	m.define("all_tasks", 0, func(goja.FunctionCall) goja.Value {
		var list []any
		inside := m.insideRun() || l.CurrentTask() == nil && len(m.runs) > 0 // a run has tasks of its own, as it has its own loop in CPython
		for t := range l.AllTasks() {
			if !inside || m.runs[0].r.made(t) {
				list = append(list, t.Object())
			}
		}
		return m.set(list)
	})
	m.define("iscoroutine", 1, func(call goja.FunctionCall) goja.Value {
		o, ok := call.Argument(0).(*goja.Object)
		return m.vm.ToValue(ok && (l.CoroutineOf(o) != nil || l.IsSleep(o)))
	})
	m.define("iscoroutinefunction", 1, func(call goja.FunctionCall) goja.Value {
		return m.vm.ToValue(l.IsCoroutineFunction(call.Argument(0)))
	})
	m.define("isfuture", 1, func(call goja.FunctionCall) goja.Value {
		o, ok := call.Argument(0).(*goja.Object)
		return m.vm.ToValue(ok && (l.TaskOf(o) != nil || l.FutureOf(o) != nil))
	})
	m.define("coroutine", 1, func(call goja.FunctionCall) goja.Value {
		fn := call.Argument(0)
		if _, ok := goja.AssertFunction(fn); !ok {
			panic(l.TypeError("coroutine: want a function, got %s", runtime.Describe(fn)))
		}
		name := fn.(*goja.Object).Get("name").String()
		lazy := l.NewFunction(name, int(fn.(*goja.Object).Get("length").ToInteger()), func(call goja.FunctionCall) goja.Value {
			c := l.LazyCall(fn, call.This, call.Arguments)
			c.Unawaited(name)
			return c.Object()
		})
		l.CoroutineFunction(lazy)
		return lazy
	})
	m.define("wrap_future", 1, func(call goja.FunctionCall) goja.Value {
		v := call.Argument(0)
		p := l.PromiseOf(v)
		if p != nil && p.IsFuture() {
			return v
		}
		m.awaitable("wrap_future", v)
		if p == nil {
			p = l.NewPromise()
			p.Resolve(v)
		}
		out := l.NewFuture()
		l.WaitAll(&passOn{out}, p)
		return out.Object()
	})
	threadsafe := m.define("run_coroutine_threadsafe", 2, func(call goja.FunctionCall) goja.Value {
		if !m.isCoroutine(call.Argument(0)) {
			panic(l.TypeError("A coroutine object is required"))
		}
		c := m.coroutine("run_coroutine_threadsafe", call.Argument(0))
		out := l.NewFuture()
		l.CallSoon(func() {
			p := l.PromiseOf(m.main.newTask("run_coroutine_threadsafe", c, runtime.TaskOptions{}, taskOptions{}))
			out.Delegate = p.Cancel
			l.WaitAll(&passOn{out}, p)
		})
		return out.Object()
	})
	l.TaskMaker(threadsafe)
}

// isCoroutine reports whether v counts as a coroutine: the promise of an async function, or an awaitable that is not a
// future.
func (m *module) isCoroutine(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	if p := m.l.PromiseOf(o); p != nil {
		return !p.IsFuture()
	}
	_, isFunction := goja.AssertFunction(o)
	return !isFunction && m.thenable(o)
}

// close ends v, a coroutine that nobody will run, if it has not begun (coroutine.close).
func (m *module) close(v goja.Value) {
	if c := m.l.CoroutineOf(v); c != nil {
		c.Close()
	}
}
