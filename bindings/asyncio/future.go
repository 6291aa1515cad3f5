package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// futures installs class Future.
func (m *module) futures() {
	l := m.l
	ctor, proto := l.NewClass("Future", 0, func(_ []goja.Value, proto *goja.Object) *goja.Object {
		f := l.NewFuture()
		if proto != m.futureProto {
			return l.Instance(f, proto)
		}
		return f.Object()
	})
	must(proto.SetPrototype(l.PromisePrototype()))
	must(proto.DeleteSymbol(goja.SymToStringTag))
	m.futureProto = proto
	m.species(ctor)
	must(m.obj.Set("Future", ctor))

	m.shared(proto, "Future", func(v goja.Value) *runtime.Promise {
		if o, ok := v.(*goja.Object); ok {
			if p := l.PromiseOf(o); p != nil && p.IsFuture() {
				return p
			}
		}
		return nil
	})
	l.Method(proto, "set_result", 1, func(call goja.FunctionCall) goja.Value {
		m.settable(call.This, "set_result").Fulfill(call.Argument(0))
		return goja.Undefined()
	})
	l.Method(proto, "set_exception", 1, func(call goja.FunctionCall) goja.Value {
		f := m.settable(call.This, "set_exception")
		v := call.Argument(0)
		if construct, ok := goja.AssertConstructor(v); ok { // a class is instantiated
			o, err := construct(nil)
			if err != nil {
				panic(err)
			}
			v = o
		}
		f.Reject(v)
		return goja.Undefined()
	})
	l.Method(proto, "cancel", 0, func(call goja.FunctionCall) goja.Value {
		f := m.l.FutureOf(call.This)
		if f == nil {
			panic(l.TypeError("Future.cancel called on %s", runtime.Describe(call.This)))
		}
		return m.vm.ToValue(f.Cancel(&runtime.CancelRequest{Msg: given(call.Argument(0)), Origin: l.Caller()}))
	})
	l.SetPrototypes(proto, nil)
}

// species makes then, catch and finally of a Future or Task give a plain promise.
func (m *module) species(ctor *goja.Object) {
	must(ctor.DefineAccessorPropertySymbol(goja.SymSpecies, m.l.NewFunction("get [Symbol.species]", 0,
		func(goja.FunctionCall) goja.Value { return m.promiseCtor }), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func given(v goja.Value) goja.Value {
	if absent(v) {
		return nil
	}
	return v
}

func (m *module) settable(this goja.Value, method string) *runtime.Future {
	if o, ok := this.(*goja.Object); ok {
		if m.l.TaskOf(o) != nil {
			panic(m.l.Error("RuntimeError", "Task does not support "+method+" operation"))
		}
		if f := m.l.FutureOf(o); f != nil {
			if f.Settled() {
				panic(m.l.Error("InvalidStateError", "invalid state"))
			}
			return f
		}
	}
	panic(m.l.TypeError("Future.%s called on %s", method, runtime.Describe(this)))
}

// shared installs what Future and Task have in common.
func (m *module) shared(proto *goja.Object, class string, of func(goja.Value) *runtime.Promise) {
	l := m.l
	method := func(name string, length int, fn func(*runtime.Promise, []goja.Value) goja.Value) {
		l.Method(proto, name, length, func(call goja.FunctionCall) goja.Value {
			p := of(call.This)
			if p == nil {
				panic(l.TypeError("%s.%s called on %s", class, name, runtime.Describe(call.This)))
			}
			return fn(p, call.Arguments)
		})
	}
	method("done", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return m.vm.ToValue(p.Settled()) })
	method("cancelled", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return m.vm.ToValue(p.Settled() && p.Cancelled()) })
	method("result", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return p.Result() })
	method("exception", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return p.Exception() })
	method("get_loop", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return m.main.obj })
	method("add_done_callback", 1, func(p *runtime.Promise, args []goja.Value) goja.Value {
		args, opts := m.options(args)
		fn := m.callback("add_done_callback", args)
		callback := args[0] // args is the interpreter's stack, and gone by then
		p.AddDoneCallback(callback, m.contextOf("add_done_callback", opts), func(p *runtime.Promise) {
			m.main.invoke(fn, []goja.Value{p.Object()}, callback, p)
		})
		return goja.Undefined()
	})
	method("remove_done_callback", 1, func(p *runtime.Promise, args []goja.Value) goja.Value {
		m.callback("remove_done_callback", args)
		return m.vm.ToValue(p.RemoveDoneCallback(args[0]))
	})
	method("toString", 0, func(p *runtime.Promise, _ []goja.Value) goja.Value { return m.vm.ToValue(p.Describe()) })
}

func (m *module) callback(fn string, args []goja.Value) goja.Callable {
	var v goja.Value
	if len(args) > 0 {
		v = args[0]
	}
	f, ok := goja.AssertFunction(v)
	if !ok {
		panic(m.l.TypeError("%s: a callable object was expected, got %s", fn, runtime.Describe(v)))
	}
	return f
}

func (m *module) repr(v goja.Value) string {
	if p := m.l.PromiseOf(v); p != nil {
		return p.Describe()
	}
	return runtime.Describe(v)
}
