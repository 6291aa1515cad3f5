package builtins

import (
	"runtime"
	"weak"

	"github.com/dop251/goja"
)

// This file is WeakRef and FinalizationRegistry (ECMA-262, 26.1 and 26.2) on Go's weak pointers and cleanups.
//
// A target that deref gave, or that a WeakRef was made of, lives until the end of the current job (KeepDuringJob).
// Cleanups run on a goroutine of Go's; they only post. They keep neither the loop nor the registry alive.

// weakJobs are the targets that the current job has to keep.
type weakJobs struct {
	kept []any
}

// keepDuringJob is AddToKeptObjects (9.10.3).
func (lib *library) keepDuringJob(v any) {
	if len(lib.weak.kept) == 0 {
		lib.host.AtJobEnd(func() {
			clear(lib.weak.kept)
			lib.weak.kept = lib.weak.kept[:0]
		})
	}
	lib.weak.kept = append(lib.weak.kept, v)
}

// target is a weak reference to an object or a symbol.
type target struct {
	object weak.Pointer[goja.Object]
	symbol weak.Pointer[goja.Symbol]
}

// weakly is CanBeHeldWeakly (9.14) with the reference that comes of it.
func (lib *library) weakly(v goja.Value) (t target, ok bool) {
	switch v := v.(type) {
	case *goja.Object:
		return target{object: weak.Make(v)}, true
	case *goja.Symbol:
		keyFor := lib.intrinsic("Symbol").Get("keyFor")
		if !goja.IsUndefined(callMethod(keyFor, goja.Undefined(), v)) {
			return t, false // registered: it can be had again at any time
		}
		return target{symbol: weak.Make(v)}, true
	}
	return t, false
}

func (t target) value() goja.Value {
	if o := t.object.Value(); o != nil {
		return o
	}
	if s := t.symbol.Value(); s != nil {
		return s
	}
	return goja.Undefined()
}

func (lib *library) installWeak(globals *lazies) {
	lib.lazyValue(globals, "WeakRef", func() goja.Value {
		proto := lib.vm.NewObject()
		ctor := lib.class("WeakRef", 1, proto, func(args []goja.Value, newTarget *goja.Object) *goja.Object {
			v := goja.FunctionCall{Arguments: args}.Argument(0)
			t, ok := lib.weakly(v)
			if !ok {
				panic(lib.typeError("WeakRef: want an object or a symbol that is not registered, got %s", show(v)))
			}
			o := lib.create(newTarget, proto, &t)
			lib.keepDuringJob(v)
			return o
		})
		hide(proto, "constructor", ctor)
		lib.method(proto, "deref", 0, func(call goja.FunctionCall) goja.Value {
			t, ok := lib.state(call.This).(*target)
			if !ok {
				panic(lib.typeError("WeakRef.prototype.deref: want a WeakRef, got %s", show(call.This)))
			}
			v := t.value()
			if !goja.IsUndefined(v) {
				lib.keepDuringJob(v)
			}
			return v
		})
		lib.tag(proto, "WeakRef")
		return ctor
	})
	lib.lazyValue(globals, "FinalizationRegistry", func() goja.Value { return lib.makeRegistry() })
}

// registry is the state of a FinalizationRegistry.
type registry struct {
	lib     *library
	cleanup function
	cells   map[*cell]struct{}
	byToken map[target][]*cell
}

// cell is a registration. It does not hold its target.
type cell struct {
	held  goja.Value
	token target
	stop  runtime.Cleanup
}

// collected is what Go hands to the cleanup of a target.
type collected struct {
	post     func(func())
	registry weak.Pointer[registry]
	cell     weak.Pointer[cell]
}

// run is called on a goroutine of Go's.
func (c collected) run() {
	c.post(func() {
		r, cell := c.registry.Value(), c.cell.Value()
		if r == nil || cell == nil {
			return
		}
		if _, registered := r.cells[cell]; !registered {
			return
		}
		r.forget(cell)
		r.cleanup(goja.Undefined(), cell.held)
	})
}

func (r *registry) forget(c *cell) {
	delete(r.cells, c)
	if c.token == (target{}) {
		return
	}
	kept := r.byToken[c.token][:0]
	for _, other := range r.byToken[c.token] {
		if other != c {
			kept = append(kept, other)
		}
	}
	if len(kept) == 0 {
		delete(r.byToken, c.token)
	} else {
		r.byToken[c.token] = kept
	}
}

func (lib *library) makeRegistry() *goja.Object {
	const class = "FinalizationRegistry"
	proto := lib.vm.NewObject()
	ctor := lib.class(class, 1, proto, func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		fn := lib.function(class, goja.FunctionCall{Arguments: args}.Argument(0))
		return lib.create(newTarget, proto, &registry{lib: lib, cleanup: fn, cells: map[*cell]struct{}{}, byToken: map[target][]*cell{}})
	})
	this := func(call goja.FunctionCall) *registry {
		r, ok := lib.state(call.This).(*registry)
		if !ok {
			panic(lib.typeError("want a %s, got %s", class, show(call.This)))
		}
		return r
	}
	hide(proto, "constructor", ctor)
	lib.method(proto, "register", 2, func(call goja.FunctionCall) goja.Value {
		r := this(call)
		v, held := call.Argument(0), call.Argument(1)
		if _, ok := lib.weakly(v); !ok {
			panic(lib.typeError("%s.prototype.register: want an object or a symbol that is not registered, got %s", class, show(v)))
		}
		if v.SameAs(held) {
			panic(lib.typeError("%s.prototype.register: the target must not be the held value", class))
		}
		c := &cell{held: held}
		if token := call.Argument(2); !goja.IsUndefined(token) {
			t, ok := lib.weakly(token)
			if !ok {
				panic(lib.typeError("%s.prototype.register: invalid unregister token %s", class, show(token)))
			}
			c.token = t
			r.byToken[t] = append(r.byToken[t], c)
		}
		r.cells[c] = struct{}{}
		arg := collected{lib.host.Post, weak.Make(r), weak.Make(c)}
		switch v := v.(type) {
		case *goja.Object:
			c.stop = runtime.AddCleanup(v, collected.run, arg)
		case *goja.Symbol:
			c.stop = runtime.AddCleanup(v, collected.run, arg)
		}
		return goja.Undefined()
	})
	lib.method(proto, "unregister", 1, func(call goja.FunctionCall) goja.Value {
		r := this(call)
		t, ok := lib.weakly(call.Argument(0))
		if !ok {
			panic(lib.typeError("%s.prototype.unregister: invalid unregister token %s", class, show(call.Argument(0))))
		}
		cells := r.byToken[t]
		for _, c := range cells {
			c.stop.Stop()
			delete(r.cells, c)
		}
		delete(r.byToken, t)
		return lib.vm.ToValue(len(cells) > 0)
	})
	lib.tag(proto, class)
	return ctor
}
