package builtins

import (
	"github.com/dop251/goja"
)

// This file is explicit resource management (ECMA-262, 27.3 and 27.4 of 2026): DisposableStack, AsyncDisposableStack and
// SuppressedError.

// resource is a DisposableResource record. A nil method is what use(null) adds to an asynchronous stack.
type resource struct {
	value  goja.Value
	method function
}

// disposableStack is the state of a DisposableStack.
type disposableStack struct {
	resources []resource
	disposed  bool
}

// asyncDisposableStack is the state of an AsyncDisposableStack.
type asyncDisposableStack struct{ disposableStack }

func (lib *library) installDisposable(globals *lazies) {
	lib.lazyValue(globals, "SuppressedError", func() goja.Value {
		return lib.suppressedPrototype().Get("constructor")
	})
	lib.lazyValue(globals, "DisposableStack", lib.makeDisposableStack)
	lib.lazyValue(globals, "AsyncDisposableStack", lib.makeAsyncDisposableStack)
}

// suppressedPrototype is SuppressedError.prototype; the constructor is behind it.
func (lib *library) suppressedPrototype() *goja.Object {
	if lib.suppressedProto != nil {
		return lib.suppressedProto
	}
	p := lib.vm.CreateObject(lib.errorCtor.Get("prototype").(*goja.Object))
	lib.suppressedProto = p
	construct := func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		arg := func(i int) goja.Value { return goja.FunctionCall{Arguments: args}.Argument(i) }
		proto := p
		if o, ok := newTarget.Get("prototype").(*goja.Object); ok {
			proto = o
		}
		var message []goja.Value
		if m := arg(2); !goja.IsUndefined(m) {
			message = []goja.Value{lib.str(m)}
		}
		return lib.newSuppressed(proto, arg(0), arg(1), message)
	}
	var ctor *goja.Object
	ctor = lib.classOrFunction("SuppressedError", 3, p, func(call goja.FunctionCall) goja.Value {
		return construct(call.Arguments, ctor)
	}, construct)
	must(ctor.SetPrototype(lib.errorCtor))
	hide(p, "constructor", ctor)
	hide(p, "name", lib.vm.ToValue("SuppressedError"))
	hide(p, "message", lib.vm.ToValue(""))
	return p
}

func (lib *library) newSuppressed(proto *goja.Object, err, suppressed goja.Value, message []goja.Value) *goja.Object {
	o, e := lib.vm.New(lib.errorCtor, message...)
	throwIf(e)
	must(o.SetPrototype(proto))
	hide(o, "error", err)
	hide(o, "suppressed", suppressed)
	return o
}

// suppress returns what is thrown when disposing throws err while suppressed is on its way.
func (lib *library) suppress(err, suppressed goja.Value) goja.Value {
	return lib.newSuppressed(lib.suppressedPrototype(), err, suppressed, nil)
}

func (lib *library) disposedError(class string) *goja.Object {
	o, err := lib.vm.New(lib.vm.Get("ReferenceError"), lib.vm.ToValue(class+" has been disposed"))
	throwIf(err)
	return o
}

// stackClass makes what both classes share. stack finds the state behind a receiver.
func (lib *library) stackClass(class string, proto *goja.Object, stack func(goja.Value) *disposableStack,
	create func(newTarget *goja.Object, s disposableStack) *goja.Object, method func(v goja.Value) (resource, bool)) *goja.Object {
	ctor := lib.class(class, 0, proto, func(_ []goja.Value, newTarget *goja.Object) *goja.Object {
		return create(newTarget, disposableStack{})
	})
	live := func(call goja.FunctionCall) *disposableStack {
		s := lib.stackOf(class, stack, call.This)
		if s.disposed {
			panic(lib.disposedError(class))
		}
		return s
	}
	hide(proto, "constructor", ctor)
	lib.method(proto, "adopt", 2, func(call goja.FunctionCall) goja.Value {
		s := live(call)
		v := call.Argument(0)
		onDispose := lib.function(class+".prototype.adopt", call.Argument(1))
		s.resources = append(s.resources, resource{goja.Undefined(), func(goja.Value, ...goja.Value) goja.Value {
			return onDispose(goja.Undefined(), v)
		}})
		return v
	})
	lib.method(proto, "defer", 1, func(call goja.FunctionCall) goja.Value {
		s := live(call)
		s.resources = append(s.resources, resource{goja.Undefined(), lib.function(class+".prototype.defer", call.Argument(0))})
		return goja.Undefined()
	})
	lib.getter(proto, "disposed", func(call goja.FunctionCall) goja.Value {
		return lib.vm.ToValue(lib.stackOf(class, stack, call.This).disposed)
	})
	lib.method(proto, "move", 0, func(call goja.FunctionCall) goja.Value {
		s := live(call)
		moved := create(ctor, disposableStack{resources: s.resources})
		s.resources, s.disposed = nil, true
		return moved
	})
	lib.method(proto, "use", 1, func(call goja.FunctionCall) goja.Value {
		s := live(call)
		v := call.Argument(0)
		if r, ok := method(v); ok {
			s.resources = append(s.resources, r)
		}
		return v
	})
	lib.tag(proto, class)
	return ctor
}

func (lib *library) stackOf(class string, stack func(goja.Value) *disposableStack, this goja.Value) *disposableStack {
	s := stack(this)
	if s == nil {
		panic(lib.typeError("want a %s, got %s", class, show(this)))
	}
	return s
}

func (lib *library) makeDisposableStack() goja.Value {
	proto := lib.vm.NewObject()
	stack := func(v goja.Value) *disposableStack {
		s, _ := lib.state(v).(*disposableStack)
		return s
	}
	ctor := lib.stackClass("DisposableStack", proto, stack,
		func(newTarget *goja.Object, s disposableStack) *goja.Object { return lib.create(newTarget, proto, &s) },
		func(v goja.Value) (resource, bool) {
			if nullish(v) {
				return resource{}, false
			}
			o := lib.object("DisposableStack.prototype.use", v)
			m := lib.getSymbolMethod(o, lib.dispose)
			if m == nil {
				panic(lib.typeError("DisposableStack.prototype.use: the object has no Symbol.dispose method"))
			}
			return resource{o, m}, true
		})
	dispose := lib.method(proto, "dispose", 0, func(call goja.FunctionCall) goja.Value {
		s := lib.stackOf("DisposableStack", stack, call.This)
		if s.disposed {
			return goja.Undefined()
		}
		s.disposed = true
		resources := s.resources
		s.resources = nil
		var failed *goja.Exception
		for i := len(resources) - 1; i >= 0; i-- {
			r := resources[i]
			ex := lib.vm.Try(func() { r.method(r.value) })
			if ex != nil && failed != nil {
				reason := failed.Value()
				ex = lib.vm.Try(func() { panic(lib.suppress(ex.Value(), reason)) })
			}
			if ex != nil {
				failed = ex
			}
		}
		rethrow(failed)
		return goja.Undefined()
	})
	hideSymbol(proto, lib.dispose, dispose)
	return ctor
}

func (lib *library) makeAsyncDisposableStack() goja.Value {
	const class = "AsyncDisposableStack"
	proto := lib.vm.NewObject()
	stack := func(v goja.Value) *disposableStack {
		if s, ok := lib.state(v).(*asyncDisposableStack); ok {
			return &s.disposableStack
		}
		return nil
	}
	ctor := lib.stackClass(class, proto, stack,
		func(newTarget *goja.Object, s disposableStack) *goja.Object {
			return lib.create(newTarget, proto, &asyncDisposableStack{s})
		},
		func(v goja.Value) (resource, bool) {
			if nullish(v) {
				return resource{}, true
			}
			o := lib.object(class+".prototype.use", v)
			if m := lib.getSymbolMethod(o, lib.asyncDispose); m != nil {
				return resource{o, m}, true
			}
			m := lib.getSymbolMethod(o, lib.dispose)
			if m == nil {
				panic(lib.typeError("%s.prototype.use: the object has no Symbol.asyncDispose or Symbol.dispose method", class))
			}
			return resource{o, func(this goja.Value, _ ...goja.Value) goja.Value {
				if ex := lib.vm.Try(func() { m(this) }); ex != nil {
					return lib.host.Coroutine(class, func(c Coroutine) { c.Throw(ex.Value()) })
				}
				return goja.Undefined() // what a synchronous method returns is not awaited
			}}, true
		})
	dispose := lib.method(proto, "disposeAsync", 0, func(call goja.FunctionCall) goja.Value {
		this := call.This
		return lib.host.Coroutine(class+".prototype.disposeAsync", func(c Coroutine) {
			s := lib.stackOf(class, stack, this)
			if s.disposed {
				c.Return(goja.Undefined())
				return
			}
			s.disposed = true
			resources := s.resources
			s.resources = nil
			lib.disposeAsync(c, resources)
		})
	})
	hideSymbol(proto, lib.asyncDispose, dispose)
	return ctor
}

// disposeAsync is DisposeResources for resources that are all asynchronous.
func (lib *library) disposeAsync(c Coroutine, resources []resource) {
	var failed goja.Value
	fail := func(reason goja.Value) {
		if failed != nil {
			reason = lib.suppress(reason, failed)
		}
		failed = reason
	}
	needsAwait, awaited := false, false
	var next func()
	end := func(goja.Value, bool) {
		if failed != nil {
			c.Throw(failed)
		} else {
			c.Return(goja.Undefined())
		}
	}
	next = func() {
		for len(resources) > 0 {
			r := resources[len(resources)-1]
			resources = resources[:len(resources)-1]
			if r.method == nil {
				needsAwait = true
				continue
			}
			var v goja.Value
			if ex := lib.vm.Try(func() { v = r.method(r.value) }); ex != nil {
				fail(ex.Value())
				continue
			}
			awaited = true
			c.Await(v, func(v goja.Value, ok bool) {
				if !ok {
					fail(v)
				}
				next()
			})
			return
		}
		if needsAwait && !awaited {
			c.Await(goja.Undefined(), end)
			return
		}
		end(nil, true)
	}
	next()
}
