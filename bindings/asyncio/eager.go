package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// eager installs the task factories whose tasks run their first step at once (CPython's create_eager_task_factory).
func (m *module) eager() {
	m.define("eager_task_factory", 3, m.eagerFactory(func(coro goja.Value, opts *goja.Object) goja.Value {
		return m.main.createTask("Task", []goja.Value{coro, opts})
	}))
	m.define("create_eager_task_factory", 1, func(call goja.FunctionCall) goja.Value {
		construct, ok := goja.AssertConstructor(call.Argument(0))
		if !ok {
			panic(m.l.TypeError("create_eager_task_factory: want a class of tasks, got %s", runtime.Describe(call.Argument(0))))
		}
		return m.l.NewFunction("factory", 3, m.eagerFactory(func(coro goja.Value, opts *goja.Object) goja.Value {
			o, err := construct(nil, coro, opts)
			if err != nil {
				panic(m.l.Thrown(err))
			}
			return o
		}))
	})
}

// eagerFactory is a factory that makes its tasks with the option eager_start, unless it is given.
func (m *module) eagerFactory(make func(coro goja.Value, opts *goja.Object) goja.Value) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		all := m.vm.NewObject()
		must(all.Set("loop", call.Argument(0)))
		must(all.Set("eager_start", true))
		if given, ok := call.Argument(2).(*goja.Object); ok {
			for _, k := range given.Keys() {
				must(all.Set(k, given.Get(k)))
			}
		}
		return make(call.Argument(1), all)
	}
}
