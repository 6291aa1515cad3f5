package runtime

import (
	"github.com/corojs/coro/runtime/internal/builtins"
	"github.com/dop251/goja"
)

// This file gives script the class Promise (ECMA-262, 27.2): the constructor, the prototype and the statics that
// concern one promise. combinators.go has all, allSettled, any and race.

// intrinsics are the objects of script that the runtime must recognise or call, whatever a script does to the globals.
type intrinsics struct {
	promiseCtor, promiseProto *goja.Object
	futureProto, taskProto    *goja.Object
	promiseThen               goja.Value
	promiseResolve            goja.Value
	errorCtor, typeErrorCtor  *goja.Object
	rangeErrorCtor            *goja.Object
	syntaxErrorCtor           *goja.Object
	newError                  func(goja.FunctionCall) goja.Value // Error as a function
	objectKeys                func(goja.FunctionCall) goja.Value // Object.keys
	preventExtensions         func(goja.FunctionCall) goja.Value // Object.preventExtensions
	aggregateErrorCtor        *goja.Object

	// recent is the face that was made last, and recentOf what is behind it.
	recent   *goja.Object
	recentOf promiser
	// subclassed: an instance of a subclass of Promise exists, so ordinary objects may be promises.
	subclassed         bool
	instances          *goja.Object // a WeakMap from such instances to the host objects of their state
	instGet, instSet   func(goja.FunctionCall) goja.Value
	objectSelf         *objectField // see ordinary.go
	baseVal            uintptr
	asyncFunctionProto *goja.Object

	arrayIterator          *goja.Object // %ArrayIteratorPrototype%
	arrayNext, arrayValues goja.Value   // its next, and Array.prototype.values
}

// NewFunction makes a function object for script with the given name and length. It is not a constructor. A Go panic in
// fn that is not a throw (a nil pointer, say) becomes an error of the call.
func (l *Loop) NewFunction(name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	obj := l.vm.ToValue(l.guard(fn)).(*goja.Object)
	l.describe(obj, name, length)
	return obj
}

func (l *Loop) describe(obj *goja.Object, name string, length int) {
	must(obj.DefineDataProperty("name", l.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	if length != 0 {
		must(obj.DefineDataProperty("length", l.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
}

// NewClass makes a constructor that works with and without new. construct gets the arguments and the prototype that the
// instance is to have: the class's own, or that of the subclass under construction.
func (l *Loop) NewClass(name string, length int, construct func(args []goja.Value, proto *goja.Object) *goja.Object) (ctor, proto *goja.Object) {
	ctor = l.vm.ToValue(func(call goja.ConstructorCall) *goja.Object {
		p := proto
		if call.NewTarget != nil && call.NewTarget != ctor {
			if o, ok := call.NewTarget.Get("prototype").(*goja.Object); ok {
				p = o
			}
		}
		return construct(call.Arguments, p)
	}).(*goja.Object)
	proto = l.vm.NewObject()
	must(ctor.DefineDataProperty("prototype", proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	l.describe(ctor, name, length)
	l.Hide(proto, "constructor", ctor)
	must(proto.DefineDataPropertySymbol(goja.SymToStringTag, l.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return ctor, proto
}

// Hide defines a property as built-in ones are: writable and configurable, but not enumerable.
func (l *Loop) Hide(obj *goja.Object, key string, v goja.Value) {
	must(obj.DefineDataProperty(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// Method defines a built-in method on obj and returns it.
func (l *Loop) Method(obj *goja.Object, name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	f := l.NewFunction(name, length, fn)
	l.Hide(obj, name, f)
	return f
}

// Getter defines a built-in accessor without a setter.
func (l *Loop) Getter(obj *goja.Object, name string, fn func(goja.FunctionCall) goja.Value) {
	must(obj.DefineAccessorProperty(name, l.NewFunction("get "+name, 0, fn), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// must is for operations on objects of ours that cannot fail.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (l *Loop) initIntrinsics() {
	vm := l.vm
	object := func(name string) *goja.Object { return vm.Get(name).(*goja.Object) }
	l.errorCtor, l.typeErrorCtor, l.rangeErrorCtor = object("Error"), object("TypeError"), object("RangeError")
	l.syntaxErrorCtor = object("SyntaxError")
	l.newError = callable(l.errorCtor)
	l.objectKeys = callable(object("Object").Get("keys"))
	l.preventExtensions = callable(object("Object").Get("preventExtensions"))
	l.aggregateErrorCtor = object("AggregateError")
	l.instances = must1(vm.New(object("WeakMap")))
	weakMapProto := l.instances.Prototype()
	l.instGet = weakMapProto.Get("get").Export().(func(goja.FunctionCall) goja.Value)
	l.instSet = weakMapProto.Get("set").Export().(func(goja.FunctionCall) goja.Value)
	array := vm.NewArray()
	l.arrayValues = array.GetSymbol(goja.SymIterator)
	l.arrayIterator = callable(l.arrayValues)(goja.FunctionCall{This: array}).(*goja.Object).Prototype()
	l.arrayNext = l.arrayIterator.Get("next")
}

func must1[T any](v T, err error) T {
	must(err)
	return v
}

func (l *Loop) initPromise() {
	vm := l.vm
	ctor := vm.ToValue(func(goja.ConstructorCall) *goja.Object { return nil }).(*goja.Object)
	builtins.Reconstruct(ctor, func(goja.FunctionCall) goja.Value {
		panic(l.TypeError("Promise constructor cannot be invoked without 'new'"))
	}, l.constructPromise)
	proto := vm.NewObject()
	l.promiseCtor, l.promiseProto, l.futureProto, l.taskProto = ctor, proto, proto, proto
	must(ctor.DefineDataProperty("prototype", proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	l.describe(ctor, "Promise", 1)
	l.Hide(proto, "constructor", ctor)
	must(proto.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("Promise"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	must(ctor.DefineAccessorPropertySymbol(goja.SymSpecies, l.NewFunction("get [Symbol.species]", 0,
		func(call goja.FunctionCall) goja.Value { return call.This }), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))

	l.promiseThen = l.Method(proto, "then", 2, l.jsThen)
	l.Method(proto, "catch", 1, func(call goja.FunctionCall) goja.Value {
		return l.invoke(call.This, "then", goja.Undefined(), call.Argument(0))
	})
	l.Method(proto, "finally", 1, l.jsFinally)

	l.promiseResolve = l.Method(ctor, "resolve", 1, func(call goja.FunctionCall) goja.Value {
		return l.resolveWith(l.wantObject("Promise.resolve", call.This), call.Argument(0))
	})
	l.Method(ctor, "reject", 1, func(call goja.FunctionCall) goja.Value {
		c := l.wantObject("Promise.reject", call.This)
		if c == ctor {
			p := l.NewPromise()
			p.Reject(call.Argument(0))
			return p.Object()
		}
		return l.newCapability(c).settled(rejectedState, call.Argument(0))
	})
	l.Method(ctor, "withResolvers", 0, func(call goja.FunctionCall) goja.Value {
		cp := l.newCapability(call.This)
		o := vm.NewObject()
		resolve, reject := cp.functions()
		must(o.Set("promise", cp.object))
		must(o.Set("resolve", resolve))
		must(o.Set("reject", reject))
		return o
	})
	l.Method(ctor, "try", 1, func(call goja.FunctionCall) goja.Value {
		cp := l.newCapability(l.wantObject("Promise.try", call.This))
		fn, ok := goja.AssertFunction(call.Argument(0))
		if !ok {
			return cp.settled(rejectedState, l.TypeError("Promise.try: want a function, got %s", describe(call.Argument(0))))
		}
		v, err := fn(goja.Undefined(), call.Arguments[1:]...)
		if err != nil {
			return cp.settled(rejectedState, l.reasonOf(err))
		}
		return cp.settled(fulfilled, v)
	})
	l.initCombinators()
	l.Hide(vm.GlobalObject(), "Promise", ctor)
}

// constructPromise is the constructor (27.2.3.1).
func (l *Loop) constructPromise(args []goja.Value, newTarget *goja.Object) *goja.Object {
	first := goja.FunctionCall{Arguments: args}.Argument(0)
	executor, ok := goja.AssertFunction(first)
	if !ok {
		panic(l.TypeError("Promise resolver %s is not a function", describe(first)))
	}
	p := l.NewPromise()
	if newTarget != nil && newTarget != l.promiseCtor {
		p.obj = l.newInstance(newTarget, p)
	}
	obj := p.Object()
	r := &resolver{p: p}
	resolve, reject := r.functions()
	if _, err := executor(goja.Undefined(), resolve, reject); err != nil {
		r.reject(l.reasonOf(err))
	}
	return obj
}

// newInstance makes an ordinary object with the prototype that newTarget asks for, and ties p to it.
func (l *Loop) newInstance(newTarget *goja.Object, p promiser) *goja.Object {
	proto, ok := newTarget.Get("prototype").(*goja.Object)
	if !ok {
		proto = l.promiseProto
	}
	p.promise().ordinary = true
	return l.newInstanceOf(proto, p)
}

func (l *Loop) newInstanceOf(proto *goja.Object, p goja.DynamicObject) *goja.Object {
	obj := l.vm.NewObject()
	must(obj.SetPrototype(proto))
	l.subclassed = true
	l.instSet(goja.FunctionCall{This: l.instances, Arguments: []goja.Value{obj, l.vm.NewDynamicObject(p)}})
	return obj
}

func (l *Loop) instanceState(obj *goja.Object) any {
	if !l.subclassed {
		return nil
	}
	v := l.instGet(goja.FunctionCall{This: l.instances, Arguments: []goja.Value{obj}})
	if o, ok := v.(*goja.Object); ok {
		return o.Export()
	}
	return nil
}

func (l *Loop) wantObject(what string, v goja.Value) *goja.Object {
	if o, ok := v.(*goja.Object); ok {
		return o
	}
	panic(l.TypeError("%s called on non-object", what))
}

func (l *Loop) invoke(recv goja.Value, method string, args ...goja.Value) goja.Value {
	obj := recv.ToObject(l.vm)
	fn, ok := goja.AssertFunction(obj.Get(method))
	if !ok {
		panic(l.TypeError("%s is not a function", method))
	}
	v, err := fn(recv, args...)
	if err != nil {
		panic(l.thrown(err))
	}
	return v
}

// jsThen is Promise.prototype.then (27.2.5.4).
func (l *Loop) jsThen(call goja.FunctionCall) goja.Value {
	pr := l.promiserOf(call.This)
	if pr == nil {
		panic(l.TypeError("Promise.prototype.then called on incompatible receiver %s", describe(call.This)))
	}
	if c, ok := pr.(*Coroutine); ok {
		c.ensureStarted()
	}
	p := pr.promise()
	r := &reaction{scope: l.scope.callback()}
	var derived goja.Value
	if c := l.speciesOf(call.This.(*goja.Object)); c == l.promiseCtor {
		r.to = l.NewPromise()
		derived = r.to.Object()
	} else {
		r.capability = l.newCapability(c)
		derived = r.capability.object
	}
	r.onFulfilled, _ = goja.AssertFunction(call.Argument(0))
	r.onRejected, _ = goja.AssertFunction(call.Argument(1))
	p.retrieved()
	p.wait(r)
	return derived
}

// speciesOf is SpeciesConstructor(obj, %Promise%) (7.3.22).
func (l *Loop) speciesOf(obj *goja.Object) *goja.Object {
	c := obj.Get("constructor")
	if c == nil || c == goja.Undefined() {
		return l.promiseCtor
	}
	co, ok := c.(*goja.Object)
	if !ok {
		panic(l.TypeError("constructor of a promise is not an object"))
	}
	s := co.GetSymbol(goja.SymSpecies)
	if s == nil || goja.IsUndefined(s) || goja.IsNull(s) {
		return l.promiseCtor
	}
	so, ok := s.(*goja.Object)
	if _, isCtor := goja.AssertConstructor(s); !ok || !isCtor {
		panic(l.TypeError("species of a promise is not a constructor"))
	}
	return so
}

// jsFinally is Promise.prototype.finally (27.2.5.3).
func (l *Loop) jsFinally(call goja.FunctionCall) goja.Value {
	obj := l.wantObject("Promise.prototype.finally", call.This)
	c := l.speciesOf(obj)
	onFinally, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		return l.invoke(obj, "then", call.Argument(0), call.Argument(0))
	}
	after := func(then func(goja.FunctionCall) goja.Value) goja.Value {
		v, err := onFinally(goja.Undefined())
		if err != nil {
			panic(l.thrown(err))
		}
		return l.invoke(l.resolveWith(c, v), "then", l.NewFunction("", 0, then))
	}
	thenFinally := l.NewFunction("", 1, func(call goja.FunctionCall) goja.Value {
		v := call.Argument(0)
		return after(func(goja.FunctionCall) goja.Value { return v })
	})
	catchFinally := l.NewFunction("", 1, func(call goja.FunctionCall) goja.Value {
		v := call.Argument(0)
		return after(func(goja.FunctionCall) goja.Value { panic(v) })
	})
	return l.invoke(obj, "then", thenFinally, catchFinally)
}

// resolveWith is PromiseResolve (27.2.4.7.1).
func (l *Loop) resolveWith(c *goja.Object, v goja.Value) goja.Value {
	if pr := l.promiserOf(v); pr != nil && v.(*goja.Object).Get("constructor") == c {
		return v
	}
	if c == l.promiseCtor {
		p := l.NewPromise()
		p.Resolve(v)
		return p.Object()
	}
	return l.newCapability(c).settled(fulfilled, v)
}

// capability is a PromiseCapability record (27.2.1.1).
type capability struct {
	l               *Loop
	object          goja.Value
	p               *Promise // where the class is Promise itself
	resolve, reject goja.Value
}

func (l *Loop) newCapability(class goja.Value) *capability {
	cp := &capability{l: l}
	if class == l.promiseCtor {
		cp.p = l.NewPromise()
		cp.object = cp.p.Object()
		return cp
	}
	construct, ok := goja.AssertConstructor(class)
	if !ok {
		panic(l.TypeError("%s is not a constructor", describe(class)))
	}
	executor := l.NewFunction("", 2, func(call goja.FunctionCall) goja.Value {
		if cp.resolve != nil && !goja.IsUndefined(cp.resolve) || cp.reject != nil && !goja.IsUndefined(cp.reject) {
			panic(l.TypeError("promise executor has already been invoked with functions"))
		}
		cp.resolve, cp.reject = call.Argument(0), call.Argument(1)
		return goja.Undefined()
	})
	obj, err := construct(nil, executor)
	if err != nil {
		panic(l.thrown(err))
	}
	for _, f := range []goja.Value{cp.resolve, cp.reject} {
		if _, ok := goja.AssertFunction(f); !ok {
			panic(l.TypeError("promise resolve or reject function is not callable"))
		}
	}
	cp.object = obj
	return cp
}

func (cp *capability) functions() (resolve, reject goja.Value) {
	if cp.p != nil {
		return (&resolver{p: cp.p}).functions()
	}
	return cp.resolve, cp.reject
}

// settle calls the resolve or the reject function.
func (cp *capability) settle(state promiseState, v goja.Value) {
	if cp.p != nil {
		if state == fulfilled {
			cp.p.Resolve(v)
		} else {
			cp.p.settle(rejectedState, v)
		}
		return
	}
	f := cp.resolve
	if state == rejectedState {
		f = cp.reject
	}
	fn, _ := goja.AssertFunction(f)
	if _, err := fn(goja.Undefined(), v); err != nil {
		panic(cp.l.thrown(err))
	}
}

func (cp *capability) settled(state promiseState, v goja.Value) goja.Value {
	cp.settle(state, v)
	return cp.object
}
