package builtins

import (
	"math"

	"github.com/dop251/goja"
)

// This file is abstract operations of ECMA-262 (chapter 7) that goja offers no host, or does differently.

// get is Get (7.3.2), and GetV (7.3.3) for primitives.
func (lib *library) get(v goja.Value, key string) goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return lib.getOfPrimitive(v, lib.vm.ToValue(key))
	}
	if r := o.Get(key); r != nil {
		return r
	}
	return goja.Undefined()
}

func (lib *library) getSymbol(v goja.Value, key *goja.Symbol) goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return lib.getOfPrimitive(v, key)
	}
	if r := o.GetSymbol(key); r != nil {
		return r
	}
	return goja.Undefined()
}

// getOfPrimitive gets a property so that a getter has the primitive itself as this.
func (lib *library) getOfPrimitive(v, key goja.Value) goja.Value {
	o := v.ToObject(lib.vm) // throws for null and undefined
	return callMethod(lib.intrinsic("Reflect").Get("get"), goja.Undefined(), o, key, v)
}

// function is a function of script, called so that what it throws goes on through Go.
type function func(this goja.Value, args ...goja.Value) goja.Value

// callable returns v as a function, nil when it is none.
func callable(v goja.Value) function {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	fn, ok := goja.AssertFunction(o)
	if !ok {
		return nil
	}
	if f, ok := o.Export().(func(goja.FunctionCall) goja.Value); ok && f != nil {
		return func(this goja.Value, args ...goja.Value) goja.Value {
			if r := f(goja.FunctionCall{This: this, Arguments: args}); r != nil {
				return r
			}
			return goja.Undefined()
		}
	}
	return func(this goja.Value, args ...goja.Value) goja.Value {
		r, err := fn(this, args...)
		throwIf(err)
		return r
	}
}

func nullish(v goja.Value) bool { return v == nil || goja.IsUndefined(v) || goja.IsNull(v) }

// getMethod is GetMethod (7.3.11): nil when there is none.
func (lib *library) getMethod(v goja.Value, key string) function {
	return lib.asMethod(lib.get(v, key), key)
}

func (lib *library) getSymbolMethod(v goja.Value, key *goja.Symbol) function {
	return lib.asMethod(lib.getSymbol(v, key), key.String())
}

func (lib *library) asMethod(m goja.Value, key string) function {
	if nullish(m) {
		return nil
	}
	f := callable(m)
	if f == nil {
		panic(lib.typeError("property %s is not a function", key))
	}
	return f
}

// object returns v as an object, which what, the name of the function called, wants.
func (lib *library) object(what string, v goja.Value) *goja.Object {
	if o, ok := v.(*goja.Object); ok {
		return o
	}
	panic(lib.typeError("%s: want an object, got %s", what, show(v)))
}

func (lib *library) function(what string, v goja.Value) function {
	if f := callable(v); f != nil {
		return f
	}
	panic(lib.typeError("%s: want a function, got %s", what, show(v)))
}

func (lib *library) coercible(what string, v goja.Value) goja.Value {
	if nullish(v) {
		panic(lib.typeError("%s called on null or undefined", what))
	}
	return v
}

// integer is ToIntegerOrInfinity (7.1.5).
func integer(v goja.Value) float64 {
	f := v.ToFloat()
	if math.IsNaN(f) {
		return 0
	}
	return math.Trunc(f) + 0
}

// index is ToIndex (7.1.22).
func (lib *library) index(what string, v goja.Value) float64 {
	f := integer(v)
	if f < 0 || f > 1<<53-1 {
		panic(lib.rangeError("%s: want an index of 0 or more, got %v", what, v))
	}
	return f
}

// key is ToPropertyKey (7.1.19): exactly one of the results is set.
func (lib *library) key(v goja.Value) (name goja.String, sym *goja.Symbol) {
	if s, ok := v.(*goja.Symbol); ok {
		return nil, s
	}
	if o, ok := v.(*goja.Object); ok {
		v = o.ToString() // ToPrimitive with the hint string, where that is a symbol
		if s, ok := v.(*goja.Symbol); ok {
			return nil, s
		}
	}
	return lib.str(v), nil
}

// str is ToString (7.1.17). goja's own returns null, undefined and symbols as they are.
func (lib *library) str(v goja.Value) goja.String {
	if o, ok := v.(*goja.Object); ok {
		v = o.ToString()
	}
	switch s := v.(type) {
	case goja.String:
		return s
	case *goja.Symbol:
		panic(lib.typeError("Cannot convert a Symbol value to a string"))
	}
	return lib.vm.ToValue(v.String()).(goja.String)
}

// createData is CreateDataPropertyOrThrow (7.3.7).
func createData(o *goja.Object, key string, v goja.Value) {
	throwIf(o.DefineDataProperty(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// rethrow panics with what Try caught.
func rethrow(ex *goja.Exception) {
	if ex != nil {
		panic(ex)
	}
}
