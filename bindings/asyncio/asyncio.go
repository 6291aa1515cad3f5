// Package asyncio gives scripts Python's asyncio: the global asyncio, and the globals create_task, ensure_future, get_event_loop and
// sleep. The state machines are package runtime's; this package is their face in script, with CPython's names, checks
// and messages. Delays are in seconds.
package asyncio

import (
	"math"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Binding installs the module. It is called by runtime.New.
func Binding(l *runtime.Loop) error {
	m := &module{l: l, vm: l.VM(), obj: l.VM().NewObject()}
	m.errors()
	m.futures()
	m.tasks()
	m.loop()
	m.functions()
	m.gather()
	l.Hide(m.vm.GlobalObject(), "asyncio", m.obj)
	l.Module("asyncio", m.obj)
	for _, name := range []string{"create_task", "ensure_future", "sleep", "get_event_loop"} {
		l.Hide(m.vm.GlobalObject(), name, m.obj.Get(name))
	}
	return nil
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
	running                *activeRun                   // of asyncio.run
}

func (m *module) errors() {
	for _, name := range []string{"CancelledError", "InvalidStateError", "TimeoutError", "RuntimeError"} {
		must(m.obj.Set(name, m.l.DefineError(name, "Error")))
	}
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
	if absent(v) {
		panic(m.l.TypeError("%s: %s: want a number of seconds, got %s", fn, param, runtime.Describe(v)))
	}
	var f float64
	switch x := v.Export().(type) {
	case int64:
		f = float64(x)
	case float64:
		f = x
	default:
		panic(m.l.TypeError("%s: %s: want a number of seconds, got %s", fn, param, runtime.Describe(v)))
	}
	if math.IsNaN(f) {
		panic(m.l.RangeError("Invalid delay: NaN (not a number)"))
	}
	return f
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
		return &m.l.CreateTask(m.coroutine(fn, v), runtime.TaskOptions{}).Promise
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
		result := call.Argument(1)
		return l.Awaitable(l.Sleep(m.seconds("sleep", "delay", call.Argument(0)), result))
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
		for t := range l.AllTasks() {
			list = append(list, t.Object())
		}
		set, err := m.vm.New(m.vm.Get("Set"), m.vm.NewArray(list...))
		must(err)
		return set
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
			return l.LazyCall(fn, call.This, call.Arguments).Object()
		})
		l.CoroutineFunction(lazy)
		return lazy
	})
	run := m.define("run", 1, func(call goja.FunctionCall) goja.Value { return m.run(call.Arguments) })
	l.TaskMaker(run)
}
