package builtins

import (
	"github.com/dop251/goja"
)

// This file refuses calls that would end the process, since Go cannot recover from running out of memory or stack: they
// throw what V8 throws. strings.go and buffers.go have the limits on strings and buffers.

const (
	maxArguments = 1 << 22 // of Function.prototype.apply, Reflect.apply and Reflect.construct
	maxBinds     = 1 << 12 // functions bound of bound functions
)

func (lib *library) installLimits(globals *lazies) {
	tooMany := func(v goja.Value) {
		if n, ok := lib.dataLength(v); ok && n > maxArguments {
			panic(lib.rangeError("Maximum call stack size exceeded"))
		}
	}
	var z lazies
	lib.replace(&z, "apply", 2, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			tooMany(call.Argument(1))
			return was(call)
		}
	})
	lib.replace(&z, "bind", 1, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			depth := bound(0)
			if o, ok := call.This.(*goja.Object); ok && lib.kindOf(o) == "boundFuncObject" {
				depth, _ = lib.state(o).(bound)
				if depth++; depth > maxBinds {
					panic(lib.rangeError("Maximum call stack size exceeded"))
				}
			}
			f := was(call)
			if depth > 0 {
				lib.setState(f.(*goja.Object), depth)
			}
			return f
		}
	})
	lib.install(lib.errorCtor.Prototype(), &z)
	var array lazies
	lib.replace(&array, "join", 1, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			between := 1.0
			switch sep := call.Argument(0).(type) {
			case goja.String:
				between = float64(sep.Length())
			case *goja.Object:
				between = 0 // converting it twice would show
			}
			if n, ok := lib.dataLength(call.This); ok && (n-1)*between > maxString {
				panic(lib.rangeError("Invalid string length"))
			}
			return was(call)
		}
	})
	lib.install(lib.arrayProto, &array)
	globals.wrap("Reflect", func(was goja.Value) goja.Value {
		reflect := lib.unwrap(was)
		for _, name := range []string{"apply", "construct"} {
			fn, ok := reflect.Get(name).(*goja.Object)
			if !ok {
				continue
			}
			args := 2
			if name == "construct" {
				args = 1
			}
			if call, _, ok := code(fn); ok {
				f := *call
				*call = func(c goja.FunctionCall) goja.Value {
					tooMany(c.Argument(args))
					return f(c)
				}
			}
		}
		return was
	})
}

// bound is how many bound functions are behind a bound function.
type bound int

// dataLength returns the length of an array or of an ordinary object where it is a data property, so that no script
// runs.
func (lib *library) dataLength(v goja.Value) (float64, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return 0, false
	}
	switch lib.kindOf(o) {
	case "arrayObject", "sparseArrayObject":
		return o.Get("length").ToFloat(), true
	case "baseObject":
		if n := header(o).values["length"]; n != nil && goja.IsNumber(n) {
			return n.ToFloat(), true
		}
	}
	return 0, false
}
