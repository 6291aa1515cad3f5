package builtins

import (
	"reflect"
	"strconv"

	"github.com/dop251/goja"
)

// This file is structuredClone (HTML, 2.7): StructuredSerializeWithTransfer and StructuredDeserializeWithTransfer in one
// pass, which no script can tell apart, since all that they look up of the value happens in the first.

// maxCloneDepth is how deep a value may nest. A Go stack that overflows cannot be recovered from.
const maxCloneDepth = 10_000

func (lib *library) installClone(globals *lazies) {
	globals.add("structuredClone", func() goja.Value { // enumerable, as Web IDL has operations of the global object
		return lib.property(lib.fn("structuredClone", 1, func(call goja.FunctionCall) goja.Value {
			if len(call.Arguments) == 0 {
				panic(lib.typeError("structuredClone: want a value"))
			}
			v := call.Arguments[0]
			c := &cloner{lib: lib, made: map[*goja.Object]*goja.Object{}}
			transfer := c.transferList(call.Argument(1))
			clone := c.clone(v)
			for _, o := range transfer {
				if lib.bufferOf(o).Detached() {
					panic(lib.dataCloneError("An ArrayBuffer is detached and could not be cloned."))
				}
			}
			for _, o := range transfer {
				lib.bufferOf(o).Detach()
			}
			return clone
		}), true)
	})
}

// cloner is one call of structuredClone.
type cloner struct {
	lib   *library
	made  map[*goja.Object]*goja.Object // what was cloned already
	depth int
}

// transferList reads options.transfer and gives each buffer in it a successor with the same bytes.
func (c *cloner) transferList(options goja.Value) (list []*goja.Object) {
	lib := c.lib
	if nullish(options) {
		return nil
	}
	transfer := lib.get(lib.object("structuredClone: options", options), "transfer")
	if goja.IsUndefined(transfer) {
		return nil
	}
	r := lib.iterate(lib.object("structuredClone: options.transfer", transfer))
	for {
		v, ok := r.step()
		if !ok {
			break
		}
		list = append(list, lib.object("structuredClone: options.transfer", v))
	}
	for i, o := range list {
		if lib.kindOf(o) != "arrayBufferObject" {
			panic(lib.dataCloneError("Value at index " + strconv.Itoa(i) + " in transfer list is not transferable"))
		}
		if c.made[o] != nil {
			panic(lib.dataCloneError("ArrayBuffer occurs in the transfer list more than once."))
		}
		b := lib.bufferOf(o)
		if b.Detached() {
			panic(lib.dataCloneError("An ArrayBuffer is detached and could not be cloned."))
		}
		c.made[o] = lib.vm.ToValue(lib.vm.NewArrayBuffer(b.Bytes())).(*goja.Object)
	}
	return list
}

func (lib *library) bufferOf(o *goja.Object) goja.ArrayBuffer { return o.Export().(goja.ArrayBuffer) }

// field reads a field of what is behind o.
func field(o *goja.Object, name string) reflect.Value {
	return reflect.ValueOf(o).Elem().FieldByName("self").Elem().Elem().FieldByName(name)
}

// objectField reads a field that is an object, or a pointer to what is behind one.
func objectField(o *goja.Object, name string) *goja.Object {
	f := field(o, name)
	if f.Type() == reflect.TypeFor[*goja.Object]() {
		return (*goja.Object)(f.UnsafePointer())
	}
	return (*baseMirror)(f.UnsafePointer()).val
}

// intrinsic returns goja's own constructor of that name, whatever a script did to the global.
func (lib *library) intrinsic(name string) *goja.Object {
	if f := reflect.ValueOf(lib.vm).Elem().FieldByName("global").FieldByName(name); f.IsValid() {
		if o := (*goja.Object)(f.UnsafePointer()); o != nil {
			return o
		}
	}
	return lib.vm.Get(name).(*goja.Object)
}

func (lib *library) construct(ctor *goja.Object, args ...goja.Value) *goja.Object {
	o, err := lib.vm.New(ctor, args...)
	throwIf(err)
	return o
}

func (c *cloner) clone(v goja.Value) goja.Value {
	lib := c.lib
	o, ok := v.(*goja.Object)
	if !ok {
		if s, ok := v.(*goja.Symbol); ok {
			panic(lib.dataCloneError("Symbol(" + s.String() + ") could not be cloned."))
		}
		return v
	}
	if was := c.made[o]; was != nil {
		return was
	}
	if c.depth++; c.depth > maxCloneDepth {
		panic(lib.rangeError("Maximum call stack size exceeded"))
	}
	defer func() { c.depth-- }()
	if s := lib.state(o); s != nil {
		if e, ok := s.(*domException); ok {
			return c.keep(o, lib.newDOMException(lib.domExceptionProto, e.message, e.name))
		}
		if _, ok := s.(*regexpState); !ok {
			panic(c.refuse(o))
		}
	}
	kind := lib.kindOf(o)
	switch kind {
	case "primitiveValueObject", "stringObject":
		return c.primitive(o)
	case "dateObject":
		return c.keep(o, lib.construct(lib.intrinsic("Date"), callMethod(lib.intrinsic("Date").Get("prototype").(*goja.Object).Get("getTime"), o)))
	case "regexpObject":
		source, flags := lib.regexpParts(o)
		return c.keep(o, lib.construct(lib.intrinsic("RegExp"), source, flags))
	case "arrayBufferObject":
		b := lib.bufferOf(o)
		if b.Detached() {
			panic(lib.dataCloneError("An ArrayBuffer is detached and could not be cloned."))
		}
		return c.keep(o, lib.vm.ToValue(lib.vm.NewArrayBuffer(append([]byte{}, b.Bytes()...))).(*goja.Object))
	case "typedArrayObject", "dataViewObject":
		return c.view(o, kind)
	case "mapObject":
		return c.cloneMap(o)
	case "setObject":
		return c.cloneSet(o)
	case "errorObject":
		return c.cloneError(o)
	case "arrayObject", "sparseArrayObject", "objectGoSliceReflect", "objectGoSlice", "objectGoArrayReflect":
		out := lib.vm.NewArray()
		throwIf(out.Set("length", o.Get("length")))
		c.properties(o, c.keep(o, out))
		return out
	case "baseObject", "templatedObject", "argumentsObject", "unmappedArgumentsObject", "objectGoMapSimple", "objectGoMapReflect", "objectGoReflect":
		out := lib.vm.NewObject()
		c.properties(o, c.keep(o, out))
		return out
	}
	panic(c.refuse(o))
}

// refuse is the error for what cannot be cloned.
func (c *cloner) refuse(o *goja.Object) *goja.Object {
	if _, ok := goja.AssertFunction(o); ok {
		return c.lib.dataCloneError(o.String() + " could not be cloned.")
	}
	return c.lib.dataCloneError("#<" + o.ClassName() + "> could not be cloned.")
}

func (c *cloner) keep(o, clone *goja.Object) *goja.Object {
	c.made[o] = clone
	return clone
}

// primitive clones a Boolean, Number, BigInt or String object.
func (c *cloner) primitive(o *goja.Object) goja.Value {
	lib := c.lib
	for _, class := range []string{"Boolean", "Number", "BigInt", "String"} {
		valueOf := lib.intrinsic(class).Get("prototype").(*goja.Object).Get("valueOf")
		var v goja.Value
		if ex := lib.vm.Try(func() { v = callMethod(valueOf, o) }); ex == nil {
			return c.keep(o, v.ToObject(lib.vm))
		}
	}
	panic(lib.dataCloneError("Object(Symbol) could not be cloned."))
}

// properties copies the own enumerable properties with string keys.
func (c *cloner) properties(from, to *goja.Object) {
	for _, k := range from.Keys() {
		v := from.Get(k)
		if v == nil { // a getter before it took it away
			continue
		}
		createData(to, k, c.clone(v))
	}
}

func (c *cloner) view(o *goja.Object, kind string) goja.Value {
	lib := c.lib
	buffer := objectField(o, "viewedArrayBuf")
	if lib.bufferOf(buffer).Detached() && c.made[buffer] == nil {
		panic(lib.dataCloneError("An ArrayBuffer is detached and could not be cloned."))
	}
	clone := c.clone(buffer)
	if kind == "dataViewObject" {
		return c.keep(o, lib.construct(lib.intrinsic("DataView"), clone,
			lib.vm.ToValue(field(o, "byteOffset").Int()), lib.vm.ToValue(field(o, "byteLen").Int())))
	}
	ctor := objectField(o, "defaultCtor")
	offset := field(o, "offset").Int() * field(o, "elemSize").Int()
	return c.keep(o, lib.construct(ctor, clone, lib.vm.ToValue(offset), lib.vm.ToValue(field(o, "length").Int())))
}

// list reads all entries of a Map or Set, through functions that script cannot replace.
func (c *cloner) list(o *goja.Object, class *collection) (keys, values []goja.Value) {
	class.each(goja.FunctionCall{This: o, Arguments: []goja.Value{c.lib.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		keys, values = append(keys, call.Argument(1)), append(values, call.Argument(0))
		return goja.Undefined()
	})}})
	return keys, values
}

func (c *cloner) cloneMap(o *goja.Object) goja.Value {
	m := c.lib.mapClass()
	out := c.keep(o, c.lib.construct(m.ctor))
	keys, values := c.list(o, m)
	for i := range keys {
		k := c.clone(keys[i])
		m.set(goja.FunctionCall{This: out, Arguments: []goja.Value{k, c.clone(values[i])}})
	}
	return out
}

func (c *cloner) cloneSet(o *goja.Object) goja.Value {
	s := c.lib.setClass()
	out := c.keep(o, c.lib.construct(s.ctor))
	keys, _ := c.list(o, s)
	for _, k := range keys {
		s.set(goja.FunctionCall{This: out, Arguments: []goja.Value{c.clone(k)}})
	}
	return out
}

func (c *cloner) cloneError(o *goja.Object) goja.Value {
	lib := c.lib
	name := "Error"
	switch n := lib.get(o, "name"); n.String() {
	case "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError":
		name = n.String()
	}
	own := func(key string) goja.Value {
		if d := lib.ownDescriptor(o, key, nil); d != nil {
			return d.Get("value") // nil of an accessor
		}
		return nil
	}
	message := own("message")
	var args []goja.Value
	if message != nil {
		args = []goja.Value{lib.str(message)}
	}
	out := c.keep(o, lib.construct(lib.intrinsic(name), args...))
	if stack := lib.get(o, "stack"); goja.IsString(stack) { // own or not, which is up to the runtime
		hide(out, "stack", stack)
	}
	if cause := own("cause"); cause != nil {
		hide(out, "cause", c.clone(cause))
	}
	return out
}
