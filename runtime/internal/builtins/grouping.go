package builtins

import (
	"math"

	"github.com/dop251/goja"
)

// This file is Object.groupBy and Map.groupBy (ECMA-262, 20.1.2.13 and 24.1.2.1), and Map's and WeakMap's getOrInsert
// and getOrInsertComputed.

func (lib *library) installGrouping() {
	var z lazies
	lib.lazyMethod(&z, "groupBy", 2, func(call goja.FunctionCall) goja.Value {
		keys, groups := lib.groupBy("Object.groupBy", call, func(k goja.Value) goja.Value {
			name, sym := lib.key(k)
			if sym != nil {
				return sym
			}
			return name
		})
		o := lib.vm.CreateObject(nil)
		for i, k := range keys {
			if sym, ok := k.(*goja.Symbol); ok {
				must(o.DefineDataPropertySymbol(sym, lib.vm.NewArray(groups[i]...), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
				continue
			}
			createData(o, k.String(), lib.vm.NewArray(groups[i]...))
		}
		return o
	})
	lib.install(lib.objectCtor, &z)
}

// groupBy is GroupBy (7.3.35). The groups are in the order in which their keys came up.
func (lib *library) groupBy(what string, call goja.FunctionCall, toKey func(goja.Value) goja.Value) (keys []goja.Value, groups [][]any) {
	items := call.Argument(0)
	if nullish(items) {
		panic(lib.typeError("%s: want an iterable, got %s", what, show(items)))
	}
	fn := lib.function(what, call.Argument(1))
	m := lib.mapClass()
	index := lib.construct(m.ctor)
	r := lib.iterate(items)
	var n counter
	for {
		v, ok := r.step()
		if !ok {
			return keys, groups
		}
		var k goja.Value
		r.guarded(func() { k = toKey(fn(goja.Undefined(), v, n.next(lib.vm))) })
		at := m.get(goja.FunctionCall{This: index, Arguments: []goja.Value{k}})
		if nullish(at) {
			m.set(goja.FunctionCall{This: index, Arguments: []goja.Value{k, lib.vm.ToValue(len(keys))}})
			keys, groups = append(keys, k), append(groups, []any{v})
			continue
		}
		i := int(at.ToInteger())
		groups[i] = append(groups[i], v)
	}
}

// canonical is CanonicalizeKeyedCollectionKey (24.5.1).
func (lib *library) canonical(k goja.Value) goja.Value {
	if goja.IsNumber(k) {
		if f := k.ToFloat(); f == 0 && math.Signbit(f) {
			return lib.vm.ToValue(0)
		}
	}
	return k
}

// mapClass is Map with its original functions, kept when Map was first looked at.
func (lib *library) mapClass() *collection {
	if lib.maps == nil {
		lib.extendMap(lib.intrinsic("Map"))
	}
	return lib.maps
}

func (lib *library) setClass() *collection {
	if lib.sets == nil {
		lib.keepSet(lib.intrinsic("Set"))
	}
	return lib.sets
}

// installCollections extends Map and Set when a script first looks at them, which it can only do by their globals.
func (lib *library) installCollections(globals *lazies) {
	lib.wrapClass(globals, "Map", lib.extendMap)
	lib.wrapClass(globals, "Set", lib.keepSet)
	lib.wrapClass(globals, "WeakMap", lib.extendWeakMap)
	lib.wrapClass(globals, "WeakSet", lib.extendWeakSet)
}

// wrapClass calls extend with the global class or object of that name before script first sees it.
func (lib *library) wrapClass(globals *lazies, name string, extend func(ctor *goja.Object)) {
	globals.wrap(name, func(was goja.Value) goja.Value {
		extend(lib.unwrap(was))
		return was
	})
}

func (lib *library) keepSet(ctor *goja.Object) {
	if lib.sets == nil {
		proto := ctor.Get("prototype").(*goja.Object)
		lib.sets = &collection{ctor: ctor, proto: proto, get: native(proto.Get("has")), set: native(proto.Get("add")),
			each: native(proto.Get("forEach"))}
	}
}

func (lib *library) extendMap(ctor *goja.Object) {
	if lib.maps != nil {
		return
	}
	proto := ctor.Get("prototype").(*goja.Object)
	m := &collection{ctor: ctor, proto: proto, get: native(proto.Get("get")), set: native(proto.Get("set")),
		each: native(proto.Get("forEach"))}
	lib.maps = m
	lib.method(ctor, "groupBy", 2, func(call goja.FunctionCall) goja.Value {
		keys, groups := lib.groupBy("Map.groupBy", call, lib.canonical)
		o := lib.construct(ctor)
		for i, k := range keys {
			m.set(goja.FunctionCall{This: o, Arguments: []goja.Value{k, lib.vm.NewArray(groups[i]...)}})
		}
		return o
	})
	lib.upserts(proto, "Map", func(goja.Value) {})
}

// upserts adds getOrInsert and getOrInsertComputed to a prototype.
func (lib *library) upserts(proto *goja.Object, class string, check func(key goja.Value)) {
	get, set, has := native(proto.Get("get")), native(proto.Get("set")), native(proto.Get("has"))
	var z lazies
	do := func(fn func(goja.FunctionCall) goja.Value, this goja.Value, args ...goja.Value) goja.Value {
		return fn(goja.FunctionCall{This: this, Arguments: args})
	}
	lib.lazyMethod(&z, "getOrInsert", 2, func(call goja.FunctionCall) goja.Value {
		k, v := lib.canonical(call.Argument(0)), call.Argument(1)
		found := do(has, call.This, k).ToBoolean() // checks the receiver
		check(k)
		if found {
			return do(get, call.This, k)
		}
		do(set, call.This, k, v)
		return v
	})
	lib.lazyMethod(&z, "getOrInsertComputed", 2, func(call goja.FunctionCall) goja.Value {
		this, k := call.This, lib.canonical(call.Argument(0))
		found := do(has, this, k).ToBoolean()
		check(k)
		fn := lib.function(class+".prototype.getOrInsertComputed", call.Argument(1))
		if found {
			return do(get, this, k)
		}
		v := fn(goja.Undefined(), k)
		do(set, this, k, v)
		return v
	})
	lib.install(proto, &z)
}
