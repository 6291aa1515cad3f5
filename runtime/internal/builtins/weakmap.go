package builtins

import (
	"runtime"
	"weak"

	"github.com/dop251/goja"
)

// This file makes WeakMap and WeakSet (ECMA-262, 24.3 and 24.4) take symbols as keys, which goja refuses.

func (lib *library) extendWeakMap(ctor *goja.Object) {
	proto := ctor.Get("prototype").(*goja.Object)
	lib.symbolKeys(ctor, proto, "set", "get", "has", "delete")
	lib.upserts(proto, "WeakMap", func(k goja.Value) {
		if _, ok := lib.weakly(k); !ok {
			panic(lib.typeError("WeakMap: want an object or a symbol that is not registered as key, got %s", show(k)))
		}
	})
}

func (lib *library) extendWeakSet(ctor *goja.Object) {
	lib.symbolKeys(ctor, ctor.Get("prototype").(*goja.Object), "add", "has", "delete")
}

// symbolEntries are the entries of a collection whose keys are symbols.
type symbolEntries struct{ values map[target]goja.Value }

// symbolKeys patches the methods of a class, the first of which adds, and its constructor.
func (lib *library) symbolKeys(ctor, proto *goja.Object, adder string, names ...string) {
	nobody := lib.vm.NewObject() // a key of no collection: to look for it checks the receiver
	check := native(proto.Get("has"))
	for _, name := range append(names, adder) {
		lib.patch(proto.Get(name).(*goja.Object), func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
			return func(call goja.FunctionCall) goja.Value {
				sym, ok := call.Argument(0).(*goja.Symbol)
				if !ok {
					return was(call)
				}
				check(goja.FunctionCall{This: call.This, Arguments: []goja.Value{nobody}})
				k, ok := lib.weakly(sym)
				if !ok {
					return was(call)
				}
				o := call.This.(*goja.Object)
				entries, _ := lib.state(o).(*symbolEntries)
				if entries == nil {
					entries = &symbolEntries{map[target]goja.Value{}}
					lib.setState(o, entries)
				}
				v, found := entries.values[k]
				switch name {
				case "get":
					if !found {
						return goja.Undefined()
					}
					return v
				case "has":
					return lib.vm.ToValue(found)
				case "delete":
					delete(entries.values, k)
					return lib.vm.ToValue(found)
				}
				if !found {
					lib.forgetWith(sym, entries, k)
				}
				entries.values[k] = call.Argument(1)
				return o
			}
		})
	}
	// goja's constructor would go past the methods.
	_, construct, _ := code(ctor)
	was := *construct
	*construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		o := was(nil, newTarget)
		items := goja.FunctionCall{Arguments: args}.Argument(0)
		if !nullish(items) {
			lib.addAll(o, adder, items)
		}
		return o
	}
}

// addAll is AddEntriesFromIterable (24.1.1.2) for a WeakMap, and its like for a WeakSet.
func (lib *library) addAll(o *goja.Object, adder string, items goja.Value) {
	add := lib.function("property "+adder, lib.get(o, adder))
	r := lib.iterate(items)
	for {
		v, ok := r.step()
		if !ok {
			return
		}
		r.guarded(func() {
			if adder == "add" {
				add(o, v)
				return
			}
			entry := lib.object("WeakMap: entry", v)
			k := lib.get(entry, "0")
			add(o, k, lib.get(entry, "1"))
		})
	}
}

// forgetWith removes an entry when the symbol that is its key has been collected.
func (lib *library) forgetWith(sym *goja.Symbol, entries *symbolEntries, k target) {
	post, weakly := lib.host.Post, weak.Make(entries)
	runtime.AddCleanup(sym, func(k target) {
		post(func() {
			if e := weakly.Value(); e != nil {
				delete(e.values, k)
			}
		})
	}, k)
}
