package builtins

import (
	"github.com/dop251/goja"
)

// This file is the methods of Iterator.prototype (ECMA-262, 27.1.4).

// iteratorMethods adds them. Each wants an object as this, and all but take, drop and toArray a function as first
// argument; an argument that is none closes the iterator before the error is thrown.
func (lib *library) iteratorMethods(z *lazies) {
	name := func(m string) string { return "Iterator.prototype." + m }
	// begin checks the arguments and returns the iterator, whose next is looked up last.
	begin := func(what string, call goja.FunctionCall) (*record, function) {
		o := lib.object(what, call.This)
		f := callable(call.Argument(0))
		if f == nil {
			(&record{lib: lib, iter: o}).fail(lib.typeError("%s: want a function, got %s", what, show(call.Argument(0))))
		}
		return lib.direct(o), f
	}
	vm := lib.vm

	lib.lazyMethod(z, "map", 1, func(call goja.FunctionCall) goja.Value {
		r, mapper := begin(name("map"), call)
		var n counter
		return lib.newHelper(&helper{underlying: r, ret: r.close, step: func() (mapped goja.Value, ok bool) {
			v, ok := r.step()
			if !ok {
				return nil, false
			}
			r.guarded(func() { mapped = mapper(goja.Undefined(), v, n.next(vm)) })
			return mapped, true
		}})
	})
	lib.lazyMethod(z, "filter", 1, func(call goja.FunctionCall) goja.Value {
		r, predicate := begin(name("filter"), call)
		var n counter
		return lib.newHelper(&helper{underlying: r, ret: r.close, step: func() (goja.Value, bool) {
			for {
				v, ok := r.step()
				if !ok {
					return nil, false
				}
				var selected bool
				r.guarded(func() { selected = predicate(goja.Undefined(), v, n.next(vm)).ToBoolean() })
				if selected {
					return v, true
				}
			}
		}})
	})
	lib.lazyMethod(z, "take", 1, func(call goja.FunctionCall) goja.Value {
		o := lib.object(name("take"), call.This)
		remaining := lib.limit(name("take"), &record{lib: lib, iter: o}, call.Argument(0))
		r := lib.direct(o)
		return lib.newHelper(&helper{underlying: r, ret: r.close, step: func() (goja.Value, bool) {
			if remaining == 0 {
				r.close()
				return nil, false
			}
			remaining--
			return r.step()
		}})
	})
	lib.lazyMethod(z, "drop", 1, func(call goja.FunctionCall) goja.Value {
		o := lib.object(name("drop"), call.This)
		remaining := lib.limit(name("drop"), &record{lib: lib, iter: o}, call.Argument(0))
		r := lib.direct(o)
		return lib.newHelper(&helper{underlying: r, ret: r.close, step: func() (goja.Value, bool) {
			for ; remaining > 0; remaining-- {
				if done := r.result().Get("done"); done != nil && done.ToBoolean() {
					return nil, false
				}
			}
			return r.step()
		}})
	})
	lib.lazyMethod(z, "flatMap", 1, func(call goja.FunctionCall) goja.Value {
		r, mapper := begin(name("flatMap"), call)
		var n counter
		var inner *record
		h := &helper{underlying: r}
		h.step = func() (v goja.Value, ok bool) {
			for {
				if inner == nil {
					outer, more := r.step()
					if !more {
						return nil, false
					}
					r.guarded(func() { inner = lib.flattenable(mapper(goja.Undefined(), outer, n.next(vm)), false) })
				}
				r.guarded(func() { v, ok = inner.step() })
				if ok {
					return v, true
				}
				inner = nil
			}
		}
		h.ret = func() {
			r.guarded(inner.close)
			r.close()
		}
		return lib.newHelper(h)
	})
	lib.lazyMethod(z, "reduce", 1, func(call goja.FunctionCall) goja.Value {
		r, reducer := begin(name("reduce"), call)
		var n counter
		var acc goja.Value
		if len(call.Arguments) > 1 {
			acc = call.Arguments[1]
		} else {
			var ok bool
			if acc, ok = r.step(); !ok {
				panic(lib.typeError("%s: the iterator is empty and there is no initial value", name("reduce")))
			}
			n.n = 1
		}
		for {
			v, ok := r.step()
			if !ok {
				return acc
			}
			r.guarded(func() { acc = reducer(goja.Undefined(), acc, v, n.next(vm)) })
		}
	})
	lib.lazyMethod(z, "toArray", 0, func(call goja.FunctionCall) goja.Value {
		r := lib.direct(lib.object(name("toArray"), call.This))
		items := []any{}
		for {
			v, ok := r.step()
			if !ok {
				return vm.NewArray(items...)
			}
			items = append(items, v)
		}
	})
	// each calls fn with every value until visit says stop; then the iterator is closed.
	each := func(method string, visit func(v, answer goja.Value) (stop bool)) func(goja.FunctionCall) {
		return func(call goja.FunctionCall) {
			r, fn := begin(name(method), call)
			var n counter
			for {
				v, ok := r.step()
				if !ok {
					return
				}
				var answer goja.Value
				r.guarded(func() { answer = fn(goja.Undefined(), v, n.next(vm)) })
				if visit(v, answer) {
					r.close()
					return
				}
			}
		}
	}
	lib.lazyMethod(z, "forEach", 1, func(call goja.FunctionCall) goja.Value {
		each("forEach", func(_, _ goja.Value) bool { return false })(call)
		return goja.Undefined()
	})
	lib.lazyMethod(z, "some", 1, func(call goja.FunctionCall) goja.Value {
		found := false
		each("some", func(_, answer goja.Value) bool { found = answer.ToBoolean(); return found })(call)
		return vm.ToValue(found)
	})
	lib.lazyMethod(z, "every", 1, func(call goja.FunctionCall) goja.Value {
		all := true
		each("every", func(_, answer goja.Value) bool { all = answer.ToBoolean(); return !all })(call)
		return vm.ToValue(all)
	})
	lib.lazyMethod(z, "find", 1, func(call goja.FunctionCall) goja.Value {
		found := goja.Undefined()
		each("find", func(v, answer goja.Value) bool {
			if answer.ToBoolean() {
				found = v
				return true
			}
			return false
		})(call)
		return found
	})
}
