package builtins

import (
	"math"
	"strings"

	"github.com/dop251/goja"
)

// This file is what Annex B of ECMA-262 keeps for the web's sake: the accessor methods of Object.prototype (B.2.2),
// String's HTML methods (B.2.2), and Date's two-digit years (B.2.3).

func (lib *library) installAnnexB(globals *lazies) {
	var z lazies
	define := func(kind string) func(goja.FunctionCall) goja.Value {
		what := "Object.prototype.__define" + kind + "__"
		return func(call goja.FunctionCall) goja.Value {
			o := lib.coercible(what, call.This).ToObject(lib.vm)
			lib.function(what, call.Argument(1))
			f := call.Argument(1)
			name, sym := lib.key(call.Argument(0))
			var get, set goja.Value
			if kind == "Getter" {
				get = f
			} else {
				set = f
			}
			if sym != nil {
				throwIf(o.DefineAccessorPropertySymbol(sym, get, set, goja.FLAG_TRUE, goja.FLAG_TRUE))
			} else {
				throwIf(o.DefineAccessorProperty(name.String(), get, set, goja.FLAG_TRUE, goja.FLAG_TRUE))
			}
			return goja.Undefined()
		}
	}
	lookup := func(kind, part string) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			o := lib.coercible("Object.prototype.__lookup"+kind+"__", call.This).ToObject(lib.vm)
			name, sym := lib.key(call.Argument(0))
			for ; o != nil; o = o.Prototype() {
				text := ""
				if sym == nil {
					text = name.String()
				}
				if d := lib.ownDescriptor(o, text, sym); d != nil {
					return lib.get(d, part)
				}
			}
			return goja.Undefined()
		}
	}
	lib.lazyMethod(&z, "__defineGetter__", 2, define("Getter"))
	lib.lazyMethod(&z, "__defineSetter__", 2, define("Setter"))
	lib.lazyMethod(&z, "__lookupGetter__", 1, lookup("Getter", "get"))
	lib.lazyMethod(&z, "__lookupSetter__", 1, lookup("Setter", "set"))
	lib.install(lib.objectProto, &z)
	lib.wrapClass(globals, "Date", lib.extendDate)
}

func (lib *library) installHTML(z *lazies) {
	for _, h := range []struct{ method, tag, attribute string }{
		{"anchor", "a", "name"}, {"big", "big", ""}, {"blink", "blink", ""}, {"bold", "b", ""}, {"fixed", "tt", ""},
		{"fontcolor", "font", "color"}, {"fontsize", "font", "size"}, {"italics", "i", ""}, {"link", "a", "href"},
		{"small", "small", ""}, {"strike", "strike", ""}, {"sub", "sub", ""}, {"sup", "sup", ""},
	} {
		length := 0
		if h.attribute != "" {
			length = 1
		}
		lib.lazyMethod(z, h.method, length, func(call goja.FunctionCall) goja.Value {
			s := lib.str(lib.coercible("String.prototype."+h.method, call.This))
			open := "<" + h.tag
			if h.attribute != "" {
				open += " " + h.attribute + `="` + strings.ReplaceAll(lib.str(call.Argument(0)).String(), `"`, "&quot;") + `"`
			}
			var b goja.StringBuilder
			b.WriteUTF8String(open + ">")
			b.WriteString(s)
			b.WriteUTF8String("</" + h.tag + ">")
			return b.String()
		})
	}
}

func (lib *library) extendDate(ctor *goja.Object) {
	proto := ctor.Get("prototype").(*goja.Object)
	var z lazies
	get := func(name string) func(goja.FunctionCall) goja.Value { return native(proto.Get(name)) }
	lib.lazyMethod(&z, "getYear", 0, func(call goja.FunctionCall) goja.Value {
		y := get("getFullYear")(goja.FunctionCall{This: call.This}).ToFloat()
		if math.IsNaN(y) {
			return lib.vm.ToValue(math.NaN())
		}
		return lib.vm.ToValue(y - 1900)
	})
	lib.lazyMethod(&z, "setYear", 1, func(call goja.FunctionCall) goja.Value {
		get("getTime")(goja.FunctionCall{This: call.This}) // the receiver is looked at first
		y := call.Argument(0).ToFloat()
		if i := math.Trunc(y); i >= 0 && i <= 99 {
			y = i + 1900
		}
		return get("setFullYear")(goja.FunctionCall{This: call.This, Arguments: []goja.Value{lib.vm.ToValue(y)}})
	})
	z.add("toGMTString", func() goja.Value { return lib.property(proto.Get("toUTCString"), false) })
	lib.install(proto, &z)
}
