package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// class is a class of the module whose instances carry a *T. It works with and without new, and can be subclassed.
type class[T any] struct {
	m           *module
	name        string
	ctor, proto *goja.Object
}

// newClass defines a class under name in the module. make gets the arguments of the constructor.
func newClass[T any](m *module, name string, length int, make func(args []goja.Value) *T) *class[T] {
	k := hiddenClass[T](m, name)
	k.ctor, k.proto = m.l.NewClass(name, length, func(args []goja.Value, proto *goja.Object) *goja.Object {
		return m.l.NewInstance(make(args), proto, k.proto)
	})
	must(m.obj.Set(name, k.ctor))
	return k
}

// hiddenClass is for objects that scripts get but do not make: it has a prototype and no constructor.
func hiddenClass[T any](m *module, name string) *class[T] {
	return &class[T]{m: m, name: name, proto: m.vm.NewObject()}
}

// derive defines a subclass that shares the methods of k.
func (k *class[T]) derive(name string, length int, make func(args []goja.Value) *T) *class[T] {
	sub := newClass(k.m, name, length, make)
	must(sub.proto.SetPrototype(k.proto))
	must(sub.ctor.SetPrototype(k.ctor))
	return sub
}

// wrap makes an instance for x.
func (k *class[T]) wrap(x *T) *goja.Object { return k.m.l.NewInstance(x, k.proto, k.proto) }

// of returns what v carries, nil when v is no instance of the class.
func (k *class[T]) of(v goja.Value) *T {
	x, _ := k.m.l.State(v).(*T)
	return x
}

func (k *class[T]) this(method string, v goja.Value) *T {
	if x := k.of(v); x != nil {
		return x
	}
	panic(k.m.l.TypeError("%s.%s called on %s", k.name, method, runtime.Describe(v)))
}

// method defines a plain method. Its arguments are the interpreter's stack: what is kept must be copied.
func (k *class[T]) method(name string, length int, fn func(x *T, args []goja.Value) goja.Value) *goja.Object {
	return k.m.l.Method(k.proto, name, length, func(call goja.FunctionCall) goja.Value {
		return fn(k.this(name, call.This), call.Arguments)
	})
}

func (k *class[T]) getter(name string, fn func(x *T) goja.Value) {
	k.m.l.Getter(k.proto, name, func(call goja.FunctionCall) goja.Value { return fn(k.this(name, call.This)) })
}

// async defines a coroutine method. What its body throws is a rejection.
func (k *class[T]) async(name string, length int, body func(c *runtime.Coroutine, x *T, call goja.FunctionCall)) *goja.Object {
	return k.asyncFast(name, length, nil, body)
}

// asyncFast is async for a method that mostly need not wait: fast returns its result then, without a coroutine being run.
// Where x says that it is plain, neither calls script, and the body does not throw but ends its coroutine.
func (k *class[T]) asyncFast(name string, length int, fast func(x *T, args []goja.Value) (goja.Value, bool),
	body func(c *runtime.Coroutine, x *T, call goja.FunctionCall),
) *goja.Object {
	l, full := k.m.l, k.name+"."+name
	f := l.Method(k.proto, name, length, func(call goja.FunctionCall) goja.Value {
		if x := k.of(call.This); fast != nil && x != nil {
			if v, ok := fast(x, call.Arguments); ok {
				return l.Returned(v).Awaitable()
			}
			if plain, ok := any(x).(interface{ plain() bool }); ok && plain.plain() {
				c := l.NewPlainCoroutine(full)
				body(c, x, call)
				return c.Awaitable()
			}
		}
		return l.NewCoroutine(full, func(c *runtime.Coroutine) {
			body(c, k.this(name, call.This), call)
		}).Awaitable()
	})
	l.CoroutineFunction(f)
	return f
}

// run defines the method run(fn) of a context manager: enter, call fn with the instance, exit however that went.
func (k *class[T]) run(
	enter func(c *runtime.Coroutine, x *T, then func(err goja.Value)),
	exit func(c *runtime.Coroutine, x *T, v goja.Value, ok bool),
) {
	k.async("run", 1, func(c *runtime.Coroutine, x *T, call goja.FunctionCall) {
		fn, self := k.m.callback(k.name+".run", call.Arguments), call.This
		enter(c, x, func(err goja.Value) {
			if err != nil {
				c.Throw(err)
				return
			}
			c.Call(fn, func(v goja.Value, ok bool) { exit(c, x, v, ok) }, self)
		})
	})
}

// disposable makes dispose what `using` and `await using` do at the end of their block.
func (k *class[T]) disposable(dispose func(x *T)) {
	l := k.m.l
	l.SymbolMethod(k.proto, l.Symbol("dispose"), "[Symbol.dispose]", func(call goja.FunctionCall) goja.Value {
		dispose(k.this("[Symbol.dispose]", call.This))
		return goja.Undefined()
	})
	l.SymbolMethod(k.proto, l.Symbol("asyncDispose"), "[Symbol.asyncDispose]", func(call goja.FunctionCall) goja.Value {
		dispose(k.this("[Symbol.asyncDispose]", call.This))
		return l.Returned(goja.Undefined()).Awaitable()
	})
}

// recordClass defines a class whose instances only the module makes, in the function maker.
func (m *module) recordClass(name, maker string) *goja.Object {
	ctor, proto := m.l.NewClass(name, 0, func([]goja.Value, *goja.Object) *goja.Object {
		panic(m.l.TypeError("%s: instances come from %s", name, maker))
	})
	must(m.obj.Set(name, ctor))
	return proto
}

// coroutineFunction defines a coroutine function of the module. What its body throws is a rejection.
func (m *module) coroutineFunction(name string, length int, body func(c *runtime.Coroutine, args []goja.Value)) *goja.Object {
	f := m.define(name, length, func(call goja.FunctionCall) goja.Value {
		return m.l.NewCoroutine(name, func(c *runtime.Coroutine) { body(c, call.Arguments) }).Awaitable()
	})
	m.l.CoroutineFunction(f)
	return f
}

// iterate calls fn with each value of an iterable of script; what names the parameter in the error for another value.
func (m *module) iterate(what string, v goja.Value, fn func(v goja.Value)) {
	o, ok := v.(*goja.Object)
	if s, isString := v.Export().(string); isString && s != "" {
		ok = false
	}
	if !ok || o.GetSymbol(goja.SymIterator) == nil {
		panic(m.l.TypeError("%s: want an iterable, got %s", what, m.repr(v)))
	}
	m.vm.ForOf(v, func(v goja.Value) bool {
		fn(v)
		return true
	})
}

// set makes a Set of script.
func (m *module) set(values []any) *goja.Object {
	set, err := m.vm.New(m.setCtor, m.vm.NewArray(values...))
	must(err)
	return set
}

// result makes an iterator result.
func (m *module) result(v goja.Value, done bool) *goja.Object {
	o := m.vm.NewObject()
	must(o.Set("value", v))
	must(o.Set("done", done))
	return o
}

// asyncIterator makes the object that an async iteration of script steps: next gives the next value, or says that there
// is none by done; leave, which may be nil, is called when the iteration is left early.
func (m *module) asyncIterator(name string, next func(c *runtime.Coroutine, then func(v goja.Value, done bool)), leave func()) *goja.Object {
	l := m.l
	it := m.vm.NewObject()
	must(it.SetPrototype(m.asyncIteratorProto()))
	l.Method(it, "next", 0, func(goja.FunctionCall) goja.Value {
		return l.NewCoroutine(name+".next", func(c *runtime.Coroutine) {
			next(c, func(v goja.Value, done bool) { c.Return(m.result(v, done)) })
		}).Awaitable()
	})
	l.Method(it, "return", 1, func(call goja.FunctionCall) goja.Value {
		if leave != nil {
			leave()
		}
		return l.Returned(m.result(call.Argument(0), true)).Awaitable()
	})
	return it
}

// asyncIteratorProto has what makes an iterator iterable itself.
func (m *module) asyncIteratorProto() *goja.Object {
	if m.iteratorProto == nil {
		m.iteratorProto = m.vm.NewObject()
		m.l.SymbolMethod(m.iteratorProto, m.l.Symbol("asyncIterator"), "[Symbol.asyncIterator]",
			func(call goja.FunctionCall) goja.Value { return call.This })
	}
	return m.iteratorProto
}

// asyncIterable gives the instances of k an async iteration.
func (k *class[T]) asyncIterable(iterator func(x *T) *goja.Object) {
	k.m.l.SymbolMethod(k.proto, k.m.l.Symbol("asyncIterator"), "[Symbol.asyncIterator]", func(call goja.FunctionCall) goja.Value {
		return iterator(k.this("[Symbol.asyncIterator]", call.This))
	})
}
