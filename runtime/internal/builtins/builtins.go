// Package builtins gives script the part of ECMAScript's library that goja lacks: iterator helpers, explicit resource
// management, grouping, structuredClone, weak references and more, written in Go from the specification's steps.
//
// Each file is one chapter of the library. What is big is made when it is first looked at; internals.go says how.
// Everything here belongs to the loop's goroutine, except where said.
package builtins

import (
	"errors"
	"fmt"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Host is what the library needs of the runtime around it.
type Host struct {
	// NewFunction makes a function object of script, which turns Go faults of fn into errors of the call.
	NewFunction func(name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object
	// Coroutine calls body as an async function of script is called and returns its promise.
	Coroutine func(name string, body func(Coroutine)) goja.Value
	// Post hands fn to the loop from any goroutine, without keeping the loop alive.
	Post func(fn func())
	// AtJobEnd calls fn once when the current job, with the microtasks that follow it, has ended.
	AtJobEnd func(fn func())
	// OfScript reports whether a stack frame is one that scripts are to see, and StackText renders such frames below a
	// headline, as error.stack has them.
	OfScript  func(*goja.StackFrame) bool
	StackText func(headline string, frames []goja.StackFrame) string
	// RegExps finds the regular expression literals in a script that goja would get wrong. The error is what a
	// SyntaxError is to say of one.
	RegExps func(source string) ([]Literal, error)
	// Imports has source, which stands between before and after, call a function of the host where it says import().
	// The error is what a SyntaxError is to say.
	Imports func(before, source, after string) (string, error)
	// Stopped reports whether the script that runs has been interrupted; what takes long asks it now and then.
	Stopped func() bool
	// Symbol returns a well-known symbol, made where goja lacks it.
	Symbol func(name string) *goja.Symbol
}

// Coroutine is the running body of an async function written in Go, in continuation form: each call is the last thing
// that the body or a continuation does.
type Coroutine interface {
	// Await goes on with then when v, a promise, thenable or any other value, has settled; a tick later at the
	// earliest. ok tells fulfilment from rejection.
	Await(v goja.Value, then func(v goja.Value, ok bool))
	// Return resolves the coroutine's promise with v.
	Return(v goja.Value)
	// Throw rejects it.
	Throw(v goja.Value)
}

// Literal is a regular expression literal: where it stands in a source, in bytes, and what it says.
type Literal struct {
	Offset, Length int
	Pattern, Flags string
}

// Library is what Install made.
type Library struct{ lib *library }

type library struct {
	vm      *goja.Runtime
	host    Host
	slotKey unsafe.Pointer
	kinds   map[unsafe.Pointer]kind // by the first word of their interfaces

	global, objectCtor, objectProto, arrayProto, iteratorProto *goja.Object

	errorCtor, typeErrorCtor, rangeErrorCtor, syntaxErrorCtor *goja.Object

	dispose, asyncDispose, asyncIterator *goja.Symbol
	getOwnPropertyDescriptor             func(goja.FunctionCall) goja.Value

	// What is made when it is first asked for.
	iteratorCtor, helperProto, wrapProto, suppressedProto *goja.Object
	helperNext                                            *goja.Object
	domExceptionCtor, domExceptionProto                   *goja.Object
	maps, sets                                            *collection

	regexp regexps
	weak   weakJobs
}

// collection is Map or Set with the functions that script could replace.
type collection struct {
	ctor, proto *goja.Object
	get, set    func(goja.FunctionCall) goja.Value // of a Set: has and add
	each        func(goja.FunctionCall) goja.Value // forEach
}

// Install gives vm the library. It is called once, before any script runs. The error says that goja has changed under it.
func Install(vm *goja.Runtime, host Host) (_ *Library, err error) {
	if err := LearnLayout(vm); err != nil {
		return nil, err
	}
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("builtins: goja is not as expected: %v", x)
		}
	}()
	lib := &library{vm: vm, host: host, slotKey: unsafe.Pointer(new(int64)), kinds: map[unsafe.Pointer]kind{}}
	object := func(name string) *goja.Object { return vm.Get(name).(*goja.Object) }
	lib.global = vm.GlobalObject()
	lib.errorCtor, lib.typeErrorCtor = object("Error"), object("TypeError")
	lib.rangeErrorCtor, lib.syntaxErrorCtor = object("RangeError"), object("SyntaxError")
	lib.objectProto = vm.NewObject().Prototype()
	lib.objectCtor = object("Object")
	lib.getOwnPropertyDescriptor = native(lib.objectCtor.Get("getOwnPropertyDescriptor"))
	arr := vm.NewArray()
	lib.arrayProto = arr.Prototype()
	iter := callMethod(arr.GetSymbol(goja.SymIterator), arr).(*goja.Object)
	lib.iteratorProto = iter.Prototype().Prototype()
	lib.dispose, lib.asyncDispose = host.Symbol("dispose"), host.Symbol("asyncDispose")
	lib.asyncIterator = host.Symbol("asyncIterator")

	var globals lazies
	lib.installIterator(&globals)
	lib.installDisposable(&globals)
	lib.installGrouping()
	lib.installArray()
	lib.installErrors(&globals)
	lib.installStrings()
	lib.wrapClass(&globals, "Math", lib.extendMath)
	lib.installCollections(&globals)
	lib.installClone(&globals)
	lib.installBuffers(&globals)
	lib.installWeak(&globals)
	lib.installRegExp()
	lib.installSources(&globals)
	lib.installAnnexB(&globals)
	lib.installLimits(&globals)
	lib.installLocale()
	lib.install(lib.global, &globals)
	return &Library{lib}, nil
}

// callMethod calls a function that is known to be one, with nothing of its result examined.
func callMethod(fn, this goja.Value, args ...goja.Value) goja.Value {
	return fn.(*goja.Object).Export().(func(goja.FunctionCall) goja.Value)(goja.FunctionCall{This: this, Arguments: args})
}

// native returns the Go function behind a built-in one.
func native(fn goja.Value) func(goja.FunctionCall) goja.Value {
	return fn.(*goja.Object).Export().(func(goja.FunctionCall) goja.Value)
}

// must is for operations on objects of ours that cannot fail.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// throwIf throws what an operation on an object of script threw.
func throwIf(err error) {
	if err == nil {
		return
	}
	var ex *goja.Exception
	if errors.As(err, &ex) {
		panic(ex)
	}
	panic(err)
}

func (lib *library) newError(ctor *goja.Object, format string, args []any) *goja.Object {
	o, err := lib.vm.New(ctor, lib.vm.ToValue(fmt.Sprintf(format, args...)))
	throwIf(err)
	return o
}

func (lib *library) typeError(format string, args ...any) *goja.Object {
	return lib.newError(lib.typeErrorCtor, format, args)
}

func (lib *library) rangeError(format string, args ...any) *goja.Object {
	return lib.newError(lib.rangeErrorCtor, format, args)
}

func (lib *library) syntaxError(format string, args ...any) *goja.Object {
	return lib.newError(lib.syntaxErrorCtor, format, args)
}

// show describes a value for an error message without running script.
func show(v goja.Value) string {
	switch o := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		if _, ok := goja.AssertFunction(o); ok {
			return "a function"
		}
		return "an object"
	case *goja.Symbol:
		return "a symbol"
	}
	if goja.IsString(v) {
		s := v.String()
		if len(s) > 40 {
			s = s[:40] + "..."
		}
		return fmt.Sprintf("%q", s)
	}
	return v.String()
}

func (lib *library) fn(name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	return lib.host.NewFunction(name, length, fn)
}

// hide defines a property as built-in ones are: writable and configurable, but not enumerable.
func hide(o *goja.Object, key string, v goja.Value) {
	must(o.DefineDataProperty(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func hideSymbol(o *goja.Object, key *goja.Symbol, v goja.Value) {
	must(o.DefineDataPropertySymbol(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (lib *library) method(o *goja.Object, name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	f := lib.fn(name, length, fn)
	hide(o, name, f)
	return f
}

func (lib *library) getter(o *goja.Object, name string, fn func(goja.FunctionCall) goja.Value) {
	must(o.DefineAccessorProperty(name, lib.fn("get "+name, 0, fn), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (lib *library) tag(o *goja.Object, tag string) {
	must(o.DefineDataPropertySymbol(goja.SymToStringTag, lib.vm.ToValue(tag), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// lazyMethod adds a method that is made when it is first looked at.
func (lib *library) lazyMethod(z *lazies, name string, length int, fn func(goja.FunctionCall) goja.Value) {
	z.add(name, func() goja.Value { return lib.property(lib.fn(name, length, fn), false) })
}

// lazyValue adds a writable, configurable property that is made when it is first looked at.
func (lib *library) lazyValue(z *lazies, name string, make func() goja.Value) {
	z.add(name, func() goja.Value { return lib.property(make(), false) })
}

// replace puts another function in the place of an existing lazy method.
func (lib *library) replace(z *lazies, name string, length int, with func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value) {
	z.wrap(name, func(was goja.Value) goja.Value {
		return lib.property(lib.fn(name, length, with(native(lib.unwrap(was)))), false)
	})
}

// unwrap returns the object that is the value of a property as goja stores it.
func (lib *library) unwrap(stored goja.Value) *goja.Object {
	o := lib.vm.NewObject()
	must(o.Set("p", 0))
	header(o).values["p"] = stored
	return o.Get("p").(*goja.Object)
}

// class makes a constructor that must be called with new. construct gets the arguments and new.target. The prototype
// gets its constructor and, unless tag is empty, its Symbol.toStringTag.
func (lib *library) class(name string, length int, proto *goja.Object, construct func(args []goja.Value, newTarget *goja.Object) *goja.Object) *goja.Object {
	return lib.classOrFunction(name, length, proto, func(goja.FunctionCall) goja.Value {
		panic(lib.typeError("Constructor %s requires 'new'", name))
	}, construct)
}

func (lib *library) classOrFunction(name string, length int, proto *goja.Object, call func(goja.FunctionCall) goja.Value,
	construct func(args []goja.Value, newTarget *goja.Object) *goja.Object) *goja.Object {
	ctor := lib.fn(name, length, call)
	_, c, _ := code(ctor)
	*c = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if newTarget == nil {
			newTarget = ctor
		}
		return construct(args, newTarget)
	}
	must(ctor.DefineDataProperty("prototype", proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	return ctor
}

// create is OrdinaryCreateFromConstructor (10.1.13) with an internal slot.
func (lib *library) create(newTarget, defaultProto *goja.Object, state any) *goja.Object {
	proto, ok := newTarget.Get("prototype").(*goja.Object)
	if !ok {
		proto = defaultProto
	}
	o := lib.vm.CreateObject(proto)
	lib.setState(o, state)
	return o
}

// LazyGlobal gives the global object a property that is made when it is first looked at, in the place of one that is
// there. name is ASCII.
func (l *Library) LazyGlobal(name string, value func() goja.Value) {
	lib := l.lib
	t, key := lib.templated(lib.global), unistring.String(name)
	if _, made := t.base.values[key]; made {
		hide(lib.global, name, value())
		return
	}
	if _, exists := t.tmpl.props[key]; !exists {
		var z lazies
		lib.lazyValue(&z, name, value)
		lib.install(lib.global, &z)
		return
	}
	t.tmpl.props[key] = func(*goja.Runtime) goja.Value { return lib.property(value(), false) }
}
