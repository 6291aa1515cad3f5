package builtins

import (
	"math"
	"reflect"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// This file is String.prototype.isWellFormed and toWellFormed (ECMA-262, 22.1.3.10 and 22.1.3.30), and the limits on
// the length of what repeat, padStart and padEnd make.

// maxString is the length, in UTF-16 code units, from which on V8 refuses to make a string.
const maxString = 1<<29 - 24

func (lib *library) installStrings() {
	var z lazies
	this := func(name string, call goja.FunctionCall) goja.String {
		return lib.str(lib.coercible("String.prototype."+name, call.This))
	}
	lib.lazyMethod(&z, "isWellFormed", 0, func(call goja.FunctionCall) goja.Value {
		return lib.vm.ToValue(lone(this("isWellFormed", call), 0) < 0)
	})
	lib.lazyMethod(&z, "toWellFormed", 0, func(call goja.FunctionCall) goja.Value {
		s := this("toWellFormed", call)
		i := lone(s, 0)
		if i < 0 {
			return s
		}
		units := codeUnits(s)
		for ; i >= 0; i = lone(s, i+1) {
			units[i] = 0xFFFD
		}
		return goja.StringFromUTF16(units)
	})
	tooLong := func() *goja.Object { return lib.rangeError("Invalid string length") }
	lib.replace(&z, "repeat", 1, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			if harmless(call, true) {
				return was(call)
			}
			s := this("repeat", call)
			n := integer(call.Argument(0))
			if l := float64(s.Length()); l > 0 && n*l > maxString && !math.IsInf(n, 0) {
				panic(tooLong())
			}
			return was(goja.FunctionCall{This: s, Arguments: []goja.Value{lib.vm.ToValue(n)}})
		}
	})
	for _, name := range []string{"padStart", "padEnd"} {
		lib.replace(&z, name, 1, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
			return func(call goja.FunctionCall) goja.Value {
				if harmless(call, false) {
					return was(call)
				}
				s := this(name, call)
				n := integer(call.Argument(0))
				if n <= float64(s.Length()) {
					return s
				}
				fill := goja.Value(lib.vm.ToValue(" "))
				if f := call.Argument(1); !goja.IsUndefined(f) {
					fill = lib.str(f)
				}
				if fill.(goja.String).Length() == 0 {
					return s
				}
				if n > maxString {
					panic(tooLong())
				}
				return was(goja.FunctionCall{This: s, Arguments: []goja.Value{lib.vm.ToValue(n), fill}})
			}
		})
	}
	lib.replace(&z, "concat", 1, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			length := func(v goja.Value) int {
				if s, ok := v.(goja.String); ok { // converting an object twice would show
					return s.Length()
				}
				return 0
			}
			total := length(call.This)
			for _, v := range call.Arguments {
				total += length(v)
			}
			if total > maxString {
				panic(tooLong())
			}
			return was(call)
		}
	})
	lib.installHTML(&z)
	lib.install(lib.vm.ToValue("").ToObject(lib.vm).Prototype(), &z)
}

// harmless reports whether a call of repeat, padStart or padEnd is of a string with a number, and within bounds.
func harmless(call goja.FunctionCall, times bool) bool {
	s, ok := call.This.(goja.String)
	if !ok || len(call.Arguments) == 0 || !goja.IsNumber(call.Arguments[0]) {
		return false
	}
	n := call.Arguments[0].ToFloat()
	if times {
		n *= float64(s.Length())
	}
	return n <= maxString
}

// lone returns where the first lone surrogate of s is, from index i on; -1 when there is none.
func lone(s goja.String, i int) int {
	for n := s.Length(); i < n; i++ {
		c := s.CharAt(i)
		switch {
		case c < 0xD800 || c > 0xDFFF:
		case c < 0xDC00 && i+1 < n && utf16.IsSurrogate(rune(s.CharAt(i+1))) && s.CharAt(i+1) >= 0xDC00:
			i++
		default:
			return i
		}
	}
	return -1
}

func codeUnits(s goja.String) []uint16 {
	units := make([]uint16, s.Length())
	if kind := reflect.TypeOf(s).Kind(); kind == reflect.String || kind == reflect.Pointer { // not made of code units
		if text := s.String(); len(text) == len(units) {
			for i := range units {
				units[i] = uint16(text[i])
			}
			return units
		}
	}
	for i := range units {
		units[i] = s.CharAt(i)
	}
	return units
}
