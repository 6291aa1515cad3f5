package runtime

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// The faces of promises and of async generators are dynamic host objects, which goja does not let have accessors, symbol
// keys or fixed properties, or be frozen. This file turns such a face into an ordinary object, in place, before one of
// the functions of Object and Reflect does that to it. Its state hangs on it as on the instances of subclasses.

// initOrdinary wraps the functions that change how an object behaves.
func (l *Loop) initOrdinary() {
	if l.objectSelf, l.baseVal = objectFields(l.vm); l.objectSelf == nil {
		return // another goja: the faces stay as they are
	}
	for _, of := range []struct {
		object string
		names  []string
	}{
		{"Object", []string{"defineProperty", "defineProperties", "freeze", "seal", "preventExtensions"}},
		{"Reflect", []string{"defineProperty", "preventExtensions"}},
	} {
		holder := l.vm.Get(of.object).(*goja.Object)
		for _, name := range of.names {
			native := holder.Get(name).(*goja.Object)
			fn := callable(native)
			length := int(native.Get("length").ToInteger())
			l.Hide(holder, name, l.newRawFunction(name, length, func(call goja.FunctionCall) goja.Value {
				if obj, ok := call.Argument(0).(*goja.Object); ok {
					l.makeOrdinary(obj)
				}
				return fn(call)
			}))
		}
	}
}

// newRawFunction is NewFunction for code that only calls what goja has.
func (l *Loop) newRawFunction(name string, length int, fn func(goja.FunctionCall) goja.Value) *goja.Object {
	obj := l.vm.ToValue(fn).(*goja.Object)
	l.describe(obj, name, length)
	return obj
}

// makeOrdinary makes an ordinary object of obj, if that is the face of a promise or of an async generator.
func (l *Loop) makeOrdinary(obj *goja.Object) {
	var state goja.DynamicObject
	switch obj.ExportType() {
	case typePromise, typeCoroutine, typeFuture, typeTask, typeSleeper, typeHostCall, typeGenRequest, typeAsyncGenerator:
		state = obj.Export().(goja.DynamicObject)
	default:
		return
	}
	plain := l.vm.NewObject()
	must(plain.SetPrototype(obj.Prototype()))
	for _, key := range state.Keys() {
		must(plain.DefineDataProperty(key, state.Get(key), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
	self := *l.objectSelf.of(plain)
	*(**goja.Object)(unsafe.Add(self.data, l.baseVal)) = obj
	*l.objectSelf.of(obj) = self
	p := state.(promiser).promise()
	if p.ordinary = true; p.obj == nil {
		p.obj = obj
	}
	l.subclassed = true
	l.instSet(goja.FunctionCall{This: l.instances, Arguments: []goja.Value{obj, l.vm.NewDynamicObject(state)}})
}

// implementation is the interface in which a goja.Object holds what it is.
type implementation struct{ table, data unsafe.Pointer }

// objectField is the offset of that interface.
type objectField uintptr

func (f *objectField) of(o *goja.Object) *implementation {
	return (*implementation)(unsafe.Add(unsafe.Pointer(o), uintptr(*f)))
}

// objectFields finds the field of a goja.Object that holds what it is, and in an ordinary object the field that points
// back; nil where goja is not as expected.
func objectFields(vm *goja.Runtime) (self *objectField, val uintptr) {
	f, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	if !ok || f.Type.Kind() != reflect.Interface {
		return nil, 0
	}
	o := vm.NewObject()
	impl := reflect.ValueOf(o).Elem().FieldByIndex(f.Index).Elem()
	if impl.Kind() != reflect.Pointer || impl.Type().Elem().Kind() != reflect.Struct {
		return nil, 0
	}
	back, ok := impl.Type().Elem().FieldByName("val")
	if !ok || back.Type != reflect.TypeFor[*goja.Object]() {
		return nil, 0
	}
	at := objectField(f.Offset)
	if *(**goja.Object)(unsafe.Add(at.of(o).data, back.Offset)) != o {
		return nil, 0
	}
	return &at, back.Offset
}
