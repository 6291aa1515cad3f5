package builtins

import (
	"math"

	"github.com/dop251/goja"
)

// This file is Iterator (ECMA-262, 27.1.3 and 27.1.4): the constructor, its statics and the prototype that all iterators
// inherit from. iterator_helpers.go has the methods that make iterators of iterators.

// record is an Iterator Record (7.4.1).
type record struct {
	lib  *library
	iter *goja.Object
	next goja.Value
	call function // of next, looked up at the first step
	// helper is set where the iterator is an Iterator Helper that has its own next.
	helper *helper
}

// direct is GetIteratorDirect (7.4.12).
func (lib *library) direct(o *goja.Object) *record {
	r := &record{lib: lib, iter: o, next: lib.get(o, "next")}
	if lib.helperNext != nil && r.next == lib.helperNext {
		r.helper, _ = lib.state(o).(*helper)
	}
	return r
}

// iterate is GetIterator (7.4.5), sync.
func (lib *library) iterate(v goja.Value) *record {
	method := lib.getSymbolMethod(v, goja.SymIterator)
	if method == nil {
		panic(lib.typeError("%s is not iterable", show(v)))
	}
	return lib.iterateWith(v, method)
}

// iterateWith is GetIteratorFromMethod (7.4.4).
func (lib *library) iterateWith(v goja.Value, method function) *record {
	iter, ok := method(v).(*goja.Object)
	if !ok {
		panic(lib.typeError("the iterator of %s is not an object", show(v)))
	}
	return lib.direct(iter)
}

// flattenable is GetIteratorFlattenable (7.4.13).
func (lib *library) flattenable(v goja.Value, strings bool) *record {
	if _, ok := v.(*goja.Object); !ok && !(strings && goja.IsString(v)) {
		panic(lib.typeError("want an iterator or an iterable, got %s", show(v)))
	}
	iter := v
	if method := lib.getSymbolMethod(v, goja.SymIterator); method != nil {
		iter = method(v)
	}
	o, ok := iter.(*goja.Object)
	if !ok {
		panic(lib.typeError("the iterator of %s is not an object", show(v)))
	}
	return lib.direct(o)
}

// result is IteratorNext (7.4.6).
func (r *record) result() *goja.Object {
	if r.call == nil {
		if r.call = callable(r.next); r.call == nil {
			panic(r.lib.typeError("next of an iterator is not a function, but %s", show(r.next)))
		}
	}
	v := r.call(r.iter)
	o, ok := v.(*goja.Object)
	if !ok {
		panic(r.lib.typeError("iterator result %s is not an object", show(v)))
	}
	return o
}

// step is IteratorStepValue (7.4.10).
func (r *record) step() (v goja.Value, ok bool) {
	if r.helper != nil { // a chain of helpers needs no result objects between them
		return r.helper.next(r.lib)
	}
	o := r.result()
	if done := o.Get("done"); done != nil && done.ToBoolean() {
		return nil, false
	}
	if v = o.Get("value"); v == nil {
		v = goja.Undefined()
	}
	return v, true
}

// close is IteratorClose (7.4.11) with a completion that is no throw.
func (r *record) close() {
	if ret := r.lib.getMethod(r.iter, "return"); ret != nil {
		if _, ok := ret(r.iter).(*goja.Object); !ok {
			panic(r.lib.typeError("the result of an iterator's return method is not an object"))
		}
	}
}

// fail is IteratorClose with a throw completion: it throws reason, whatever closing does.
func (r *record) fail(reason any) {
	r.lib.vm.Try(r.close)
	panic(reason)
}

// guarded runs fn and closes the iterator when it throws (IfAbruptCloseIterator).
func (r *record) guarded(fn func()) {
	if ex := r.lib.vm.Try(fn); ex != nil {
		r.fail(ex)
	}
}

// result is CreateIterResultObject (7.4.14).
func (lib *library) result(v goja.Value, done bool) goja.Value {
	o := lib.vm.NewObject()
	must(o.Set("value", v))
	must(o.Set("done", done))
	return o
}

func (lib *library) installIterator(globals *lazies) {
	proto := lib.iteratorProto
	lib.lazyValue(globals, "Iterator", func() goja.Value { return lib.iterator() })
	var z lazies
	z.add("constructor", func() goja.Value {
		return lib.weird(func() goja.Value { return lib.iterator() }, "constructor", nil)
	})
	lib.iteratorMethods(&z)
	lib.install(proto, &z)
	hideSymbol(proto, lib.dispose, lib.fn("[Symbol.dispose]", 0, func(call goja.FunctionCall) goja.Value {
		if ret := lib.getMethod(call.This, "return"); ret != nil {
			ret(call.This)
		}
		return goja.Undefined()
	}))
	get, set := lib.weirdFunctions(func() goja.Value { return lib.vm.ToValue("Iterator") }, "[Symbol.toStringTag]", goja.SymToStringTag)
	must(proto.DefineAccessorPropertySymbol(goja.SymToStringTag, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// weird makes the accessor that Iterator.prototype has for constructor and Symbol.toStringTag (27.1.4.1, 27.1.4.14).
func (lib *library) weird(value func() goja.Value, name string, sym *goja.Symbol) goja.Value {
	get, set := lib.weirdFunctions(value, name, sym)
	o := lib.vm.NewObject()
	must(o.DefineAccessorProperty("p", get, set, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return header(o).values["p"]
}

// weirdFunctions has the getter and the setter; the latter is SetterThatIgnoresPrototypeProperties.
func (lib *library) weirdFunctions(value func() goja.Value, name string, sym *goja.Symbol) (get, set *goja.Object) {
	get = lib.fn("get "+name, 0, func(goja.FunctionCall) goja.Value { return value() })
	set = lib.fn("set "+name, 1, func(call goja.FunctionCall) goja.Value {
		this := lib.object("set "+name, call.This)
		v := call.Argument(0)
		if this == lib.iteratorProto {
			panic(lib.typeError("%s of Iterator.prototype cannot be assigned", name))
		}
		desc := lib.ownDescriptor(this, name, sym)
		switch {
		case sym != nil && desc == nil:
			throwIf(this.DefineDataPropertySymbol(sym, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
		case sym != nil:
			throwIf(this.SetSymbol(sym, v))
		case desc == nil:
			createData(this, name, v)
		default:
			throwIf(this.Set(name, v))
		}
		return goja.Undefined()
	})
	return get, set
}

// ownDescriptor is [[GetOwnProperty]]: nil when o has no such property.
func (lib *library) ownDescriptor(o *goja.Object, name string, sym *goja.Symbol) *goja.Object {
	var k goja.Value = sym
	if sym == nil {
		k = lib.vm.ToValue(name)
	}
	d, _ := lib.getOwnPropertyDescriptor(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{o, k}}).(*goja.Object)
	return d
}

// iterator returns the constructor, which is made when it is first asked for.
func (lib *library) iterator() *goja.Object {
	if lib.iteratorCtor != nil {
		return lib.iteratorCtor
	}
	var ctor *goja.Object
	ctor = lib.class("Iterator", 0, lib.iteratorProto, func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if newTarget == ctor {
			panic(lib.typeError("Iterator is abstract: it can only be extended"))
		}
		return lib.create(newTarget, lib.iteratorProto, nil)
	})
	lib.iteratorCtor = ctor
	lib.method(ctor, "from", 1, func(call goja.FunctionCall) goja.Value {
		r := lib.flattenable(call.Argument(0), true)
		if lib.inherits(r.iter, lib.iteratorProto) {
			return r.iter
		}
		o := lib.vm.CreateObject(lib.wrapPrototype())
		lib.setState(o, &wrapped{r})
		return o
	})
	lib.method(ctor, "concat", 0, lib.iteratorConcat)
	return ctor
}

// inherits is OrdinaryHasInstance (7.3.21) for a class whose prototype cannot change.
func (lib *library) inherits(o, proto *goja.Object) bool {
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		if p == proto {
			return true
		}
	}
	return false
}

// wrapped is the state of an object that Iterator.from made around a foreign iterator.
type wrapped struct{ *record }

// wrapPrototype is %WrapForValidIteratorPrototype% (27.1.3.2.1.1).
func (lib *library) wrapPrototype() *goja.Object {
	if lib.wrapProto != nil {
		return lib.wrapProto
	}
	p := lib.vm.CreateObject(lib.iteratorProto)
	lib.wrapProto = p
	this := func(call goja.FunctionCall) *wrapped {
		w, ok := lib.state(call.This).(*wrapped)
		if !ok {
			panic(lib.typeError("want an iterator made by Iterator.from, got %s", show(call.This)))
		}
		return w
	}
	lib.method(p, "next", 0, func(call goja.FunctionCall) goja.Value {
		w := this(call)
		next := callable(w.next)
		if next == nil {
			panic(lib.typeError("next of an iterator is not a function, but %s", show(w.next)))
		}
		return next(w.iter)
	})
	lib.method(p, "return", 0, func(call goja.FunctionCall) goja.Value {
		w := this(call)
		ret := lib.getMethod(w.iter, "return")
		if ret == nil {
			return lib.result(goja.Undefined(), true)
		}
		return ret(w.iter)
	})
	return p
}

// helperState is where the generator behind an iterator helper is.
type helperState uint8

const (
	suspendedStart helperState = iota
	suspendedYield
	running
	completed
)

// helper is the state of an Iterator Helper object (27.1.2.1). In place of a generator it has the two things that one
// does here: take a step, and return from where it last yielded.
type helper struct {
	underlying *record                   // nil: none to close before the first step
	step       func() (goja.Value, bool) // until the next yield; false when it ended
	ret        func()                    // a return at the yield
	state      helperState
}

// mustRest refuses to enter h from within itself.
func (h *helper) mustRest(lib *library) {
	if h.state == running {
		panic(lib.typeError("Iterator Helper is already running"))
	}
}

// next takes a step; ok is false at the end.
func (h *helper) next(lib *library) (v goja.Value, ok bool) {
	h.mustRest(lib)
	if h.state == completed {
		return nil, false
	}
	h.state = running
	defer func() {
		if ok {
			h.state = suspendedYield
		} else {
			h.state = completed
		}
	}()
	v, ok = h.step()
	return v, ok
}

func (lib *library) newHelper(h *helper) goja.Value {
	o := lib.vm.CreateObject(lib.helperPrototype())
	lib.setState(o, h)
	return o
}

// helperPrototype is %IteratorHelperPrototype%.
func (lib *library) helperPrototype() *goja.Object {
	if lib.helperProto != nil {
		return lib.helperProto
	}
	p := lib.vm.CreateObject(lib.iteratorProto)
	lib.helperProto = p
	enter := func(call goja.FunctionCall) *helper {
		h, ok := lib.state(call.This).(*helper)
		if !ok {
			panic(lib.typeError("want an Iterator Helper, got %s", show(call.This)))
		}
		h.mustRest(lib)
		return h
	}
	lib.helperNext = lib.method(p, "next", 0, func(call goja.FunctionCall) goja.Value {
		v, ok := enter(call).next(lib)
		if !ok {
			return lib.result(goja.Undefined(), true)
		}
		return lib.result(v, false)
	})
	lib.method(p, "return", 0, func(call goja.FunctionCall) goja.Value {
		h := enter(call)
		switch h.state {
		case suspendedStart:
			h.state = completed
			if h.underlying != nil {
				h.underlying.close()
			}
		case suspendedYield:
			h.state = running
			defer func() { h.state = completed }()
			h.ret()
		}
		return lib.result(goja.Undefined(), true)
	})
	lib.tag(p, "Iterator Helper")
	return p
}

// iteratorConcat is Iterator.concat.
func (lib *library) iteratorConcat(call goja.FunctionCall) goja.Value {
	type source struct {
		v    goja.Value
		open function
	}
	var sources []source
	for _, v := range call.Arguments {
		o := lib.object("Iterator.concat", v)
		open := lib.getSymbolMethod(o, goja.SymIterator)
		if open == nil {
			panic(lib.typeError("Iterator.concat: argument is not iterable"))
		}
		sources = append(sources, source{o, open})
	}
	var inner *record
	return lib.newHelper(&helper{
		step: func() (goja.Value, bool) {
			for {
				if inner == nil {
					if len(sources) == 0 {
						return nil, false
					}
					s := sources[0]
					sources = sources[1:]
					inner = lib.iterateWith(s.v, s.open)
				}
				if v, ok := inner.step(); ok {
					return v, true
				}
				inner = nil
			}
		},
		ret: func() { inner.close() },
	})
}

// counter counts what an iterator gave, as a Number.
type counter struct{ n float64 }

func (c *counter) next(vm *goja.Runtime) goja.Value {
	c.n++
	return vm.ToValue(int64(c.n - 1))
}

// limit reads the argument of take and drop.
func (lib *library) limit(what string, r *record, arg goja.Value) float64 {
	var n float64
	r.guarded(func() { n = arg.ToFloat() })
	if math.IsNaN(n) {
		r.fail(lib.rangeError("%s: want a number, got %s", what, show(arg)))
	}
	if n = math.Trunc(n); n < 0 {
		r.fail(lib.rangeError("%s: want 0 or more, got %s", what, show(arg)))
	}
	return n
}
