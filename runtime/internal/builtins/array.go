package builtins

import (
	"math"
	"strconv"

	"github.com/dop251/goja"
)

// This file is Array.fromAsync (ECMA-262, 23.1.2.2 of 2026), and Array.prototype[Symbol.unscopables] brought up to date.

func (lib *library) installArray() {
	if u, ok := lib.arrayProto.GetSymbol(goja.SymUnscopables).(*goja.Object); ok {
		must(u.Set("at", true))
		must(u.Delete("groupBy")) // names of a proposal that came to nothing
		must(u.Delete("groupByToMap"))
	}
	lib.method(lib.arrayProto.Get("constructor").(*goja.Object), "fromAsync", 1, func(call goja.FunctionCall) goja.Value {
		this, items, mapper, thisArg := call.This, call.Argument(0), call.Argument(1), call.Argument(2)
		return lib.host.Coroutine("Array.fromAsync", func(c Coroutine) {
			f := &fromAsync{lib: lib, c: c, this: this, thisArg: thisArg}
			if !goja.IsUndefined(mapper) {
				f.mapper = lib.function("Array.fromAsync", mapper)
			}
			f.start(items)
		})
	})
}

// fromAsync is a call of Array.fromAsync under way.
type fromAsync struct {
	lib           *library
	c             Coroutine
	this, thisArg goja.Value
	mapper        function
	out           *goja.Object
	k             int64
}

func (f *fromAsync) start(items goja.Value) {
	lib := f.lib
	if method := lib.getSymbolMethod(items, lib.asyncIterator); method != nil {
		r := lib.iterateWith(items, method)
		f.out = f.construct()
		f.stepAsync(r)
		return
	}
	if method := lib.getSymbolMethod(items, goja.SymIterator); method != nil {
		r := lib.iterateWith(items, method)
		f.out = f.construct()
		f.stepSync(r)
		return
	}
	list := items.ToObject(lib.vm)
	n := lengthOf(lib, list)
	f.out = f.construct(lib.vm.ToValue(n))
	f.stepList(list, n)
}

// construct makes the result: of the class that fromAsync was called on, where that is one.
func (f *fromAsync) construct(args ...goja.Value) *goja.Object {
	if ctor, ok := goja.AssertConstructor(f.this); ok {
		o, err := ctor(nil, args...)
		throwIf(err)
		return o
	}
	o := f.lib.vm.NewArray()
	if len(args) > 0 {
		if args[0].ToFloat() > math.MaxUint32 {
			panic(f.lib.rangeError("Invalid array length"))
		}
		throwIf(o.Set("length", args[0]))
	}
	return o
}

func lengthOf(lib *library, o *goja.Object) int64 {
	return int64(toLength(lib.get(o, "length")))
}

func (f *fromAsync) end() {
	f.setLength()
	f.c.Return(f.out)
}

// setLength is Set(A, "length", k, true).
func (f *fromAsync) setLength() {
	throwIf(f.out.Set("length", f.lib.vm.ToValue(f.k)))
}

// put maps v if need be, puts it into the result and goes on with next; abandon closes the iterator.
func (f *fromAsync) put(v goja.Value, next func(), abandon func(reason goja.Value)) {
	store := func(v goja.Value) {
		if ex := f.lib.vm.Try(func() { createData(f.out, strconv.FormatInt(f.k, 10), v) }); ex != nil {
			abandon(ex.Value())
			return
		}
		f.k++
		next()
	}
	if f.mapper == nil {
		store(v)
		return
	}
	var mapped goja.Value
	if ex := f.lib.vm.Try(func() { mapped = f.mapper(f.thisArg, v, f.lib.vm.ToValue(f.k)) }); ex != nil {
		abandon(ex.Value())
		return
	}
	f.c.Await(mapped, func(v goja.Value, ok bool) {
		if !ok {
			abandon(v)
			return
		}
		store(v)
	})
}

// abandonAsync is AsyncIteratorClose with a throw completion.
func (f *fromAsync) abandonAsync(r *record) func(goja.Value) {
	return func(reason goja.Value) {
		var v goja.Value
		f.lib.vm.Try(func() {
			if ret := f.lib.getMethod(r.iter, "return"); ret != nil {
				v = ret(r.iter)
			}
		})
		if v == nil {
			f.c.Throw(reason)
			return
		}
		f.c.Await(v, func(goja.Value, bool) { f.c.Throw(reason) })
	}
}

func (f *fromAsync) stepAsync(r *record) {
	if r.call = callable(r.next); r.call == nil {
		panic(f.lib.typeError("next of an iterator is not a function, but %s", show(r.next)))
	}
	f.c.Await(r.call(r.iter), func(v goja.Value, ok bool) {
		if !ok {
			f.c.Throw(v)
			return
		}
		o, isObject := v.(*goja.Object)
		if !isObject {
			panic(f.lib.typeError("iterator result %s is not an object", show(v)))
		}
		if f.lib.get(o, "done").ToBoolean() {
			f.end()
			return
		}
		f.put(f.lib.get(o, "value"), func() { f.stepAsync(r) }, f.abandonAsync(r))
	})
}

// stepSync takes a step of what CreateAsyncFromSyncIterator (27.1.6) would make of r: the value is awaited, and a tick
// more passes until it is handed on.
func (f *fromAsync) stepSync(r *record) {
	o := r.result()
	done := f.lib.get(o, "done").ToBoolean()
	v := f.lib.get(o, "value")
	f.c.Await(v, func(v goja.Value, ok bool) {
		if !ok && !done {
			f.lib.vm.Try(r.close)
		}
		f.c.Await(goja.Undefined(), func(goja.Value, bool) {
			switch {
			case !ok:
				f.c.Throw(v)
			case done:
				f.end()
			default:
				f.put(v, func() { f.stepSync(r) }, func(reason goja.Value) {
					f.lib.vm.Try(r.close)
					f.c.Await(goja.Undefined(), func(goja.Value, bool) { f.c.Throw(reason) })
				})
			}
		})
	})
}

func (f *fromAsync) stepList(list *goja.Object, n int64) {
	if f.k >= n {
		f.end()
		return
	}
	f.c.Await(f.lib.get(list, strconv.FormatInt(f.k, 10)), func(v goja.Value, ok bool) {
		if !ok {
			f.c.Throw(v)
			return
		}
		f.put(v, func() { f.stepList(list, n) }, f.c.Throw)
	})
}
