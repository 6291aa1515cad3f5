package builtins

import (
	"github.com/dop251/goja"
)

// This file is ArrayBuffer's transfer, transferToFixedLength and detached (ECMA-262, 25.1.6), DataView's half-precision
// accessors, and the limit on the size of what is allocated. Resizable buffers are left out: goja's typed arrays hold the
// bytes they were made with.

// maxBuffer is the size in bytes from which on no buffer is made. A Go allocation that fails ends the process.
const maxBuffer = 1 << 31

func (lib *library) installBuffers(globals *lazies) {
	ctor := lib.vm.Get("ArrayBuffer").(*goja.Object)
	proto := ctor.Get("prototype").(*goja.Object)
	buffer := func(name string, call goja.FunctionCall) goja.ArrayBuffer {
		if o, ok := call.This.(*goja.Object); ok && lib.kindOf(o) == "arrayBufferObject" {
			return lib.bufferOf(o)
		}
		panic(lib.typeError("ArrayBuffer.prototype.%s: want an ArrayBuffer, got %s", name, show(call.This)))
	}
	transfer := func(name string) func(call goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			b := buffer(name, call)
			n := float64(len(b.Bytes()))
			if v := call.Argument(0); !goja.IsUndefined(v) {
				n = lib.index("ArrayBuffer.prototype."+name, v)
			}
			if b.Detached() {
				panic(lib.typeError("ArrayBuffer.prototype.%s: the buffer is detached", name))
			}
			if n > maxBuffer {
				panic(lib.rangeError("Array buffer allocation failed"))
			}
			data := b.Bytes()
			if int(n) != len(data) {
				data = make([]byte, int(n))
				copy(data, b.Bytes())
			}
			moved := lib.vm.ToValue(lib.vm.NewArrayBuffer(data))
			b.Detach()
			return moved
		}
	}
	var z lazies
	lib.lazyMethod(&z, "transfer", 0, transfer("transfer"))
	lib.lazyMethod(&z, "transferToFixedLength", 0, transfer("transferToFixedLength"))
	z.add("detached", func() goja.Value {
		o := lib.vm.NewObject()
		lib.getter(o, "detached", func(call goja.FunctionCall) goja.Value {
			return lib.vm.ToValue(buffer("detached", call).Detached())
		})
		return header(o).values["detached"]
	})
	lib.install(proto, &z)
	lib.limitSize(ctor, 1, "Array buffer allocation failed: %v bytes")
	for _, a := range []struct {
		name string
		size float64
	}{{"Int8Array", 1}, {"Uint8Array", 1}, {"Uint8ClampedArray", 1}, {"Int16Array", 2}, {"Uint16Array", 2}, {"Int32Array", 4},
		{"Uint32Array", 4}, {"Float32Array", 4}, {"Float64Array", 8}, {"BigInt64Array", 8}, {"BigUint64Array", 8}} {
		lib.wrapClass(globals, a.name, func(ctor *goja.Object) { lib.limitSize(ctor, a.size, "Invalid typed array length: %v") })
	}
	lib.wrapClass(globals, "DataView", lib.extendDataView)
}

// limitSize makes a constructor refuse to allocate more than maxBuffer, with a message that formats the argument. One that
// is no number is left to it: an object would be converted twice.
func (lib *library) limitSize(ctor *goja.Object, size float64, message string) {
	_, construct, ok := code(ctor)
	if !ok {
		return
	}
	was := *construct
	*construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if len(args) > 0 && (goja.IsNumber(args[0]) || goja.IsString(args[0])) {
			if n := integer(args[0]); n*size > maxBuffer {
				if newTarget != nil && n <= 1<<53-1 {
					newTarget.Get("prototype") // the object is made first (10.1.13), and a getter may throw
				}
				panic(lib.rangeError(message, args[0]))
			}
		}
		return was(args, newTarget)
	}
}

func (lib *library) extendDataView(ctor *goja.Object) {
	proto := ctor.Get("prototype").(*goja.Object)
	read, write := native(proto.Get("getUint16")), native(proto.Get("setUint16"))
	check := func(name string, call goja.FunctionCall) {
		if o, ok := call.This.(*goja.Object); !ok || lib.kindOf(o) != "dataViewObject" {
			panic(lib.typeError("DataView.prototype.%s: want a DataView, got %s", name, show(call.This)))
		}
	}
	var z lazies
	lib.lazyMethod(&z, "getFloat16", 1, func(call goja.FunctionCall) goja.Value {
		check("getFloat16", call)
		return lib.vm.ToValue(fromFloat16(uint16(read(call).ToInteger())))
	})
	lib.lazyMethod(&z, "setFloat16", 2, func(call goja.FunctionCall) goja.Value {
		check("setFloat16", call)
		at := lib.vm.ToValue(lib.index("DataView.prototype.setFloat16", call.Argument(0)))
		bits := lib.vm.ToValue(toFloat16(call.Argument(1).ToFloat()))
		return write(goja.FunctionCall{This: call.This, Arguments: []goja.Value{at, bits, call.Argument(2)}})
	})
	lib.install(proto, &z)
}
