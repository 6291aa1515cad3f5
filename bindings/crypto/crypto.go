// Package crypto gives scripts the random part of the Web Crypto API: crypto.getRandomValues and crypto.randomUUID, also
// as the module node:crypto. The numbers come from the operating system and follow no seed.
package crypto

import (
	"crypto/rand"
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// maxBytes is how much getRandomValues gives at a time (Web Crypto API, 10.1.1).
const maxBytes = 65536

// Binding installs the module. It is called by runtime.New.
func Binding(l *runtime.Loop) error {
	vm := l.VM()
	o := vm.NewObject()
	fill := l.Method(o, "getRandomValues", 1, func(call goja.FunctionCall) goja.Value {
		_, _ = rand.Read(bytesOf(l, call.Argument(0))) // which never fails
		return call.Argument(0)
	})
	uuid := l.Method(o, "randomUUID", 0, func(goja.FunctionCall) goja.Value {
		var b [16]byte
		_, _ = rand.Read(b[:])
		b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80 // version 4, RFC 9562
		return vm.ToValue(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
	})
	l.Hide(vm.GlobalObject(), "crypto", o)
	l.LazyModule("node:crypto", func() *goja.Object {
		m := vm.NewObject()
		for name, v := range map[string]goja.Value{"webcrypto": o, "getRandomValues": fill, "randomUUID": uuid} {
			if err := m.Set(name, v); err != nil {
				panic(err)
			}
		}
		return m
	})
	return nil
}

// bytesOf returns the memory of a typed array of integers.
func bytesOf(l *runtime.Loop, v goja.Value) []byte {
	o, ok := v.(*goja.Object)
	kind := ""
	if ok {
		if tag := o.GetSymbol(goja.SymToStringTag); tag != nil {
			kind = tag.String()
		}
	}
	switch kind {
	case "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array":
	default:
		panic(l.TypeError("crypto.getRandomValues: array: want a typed array of integers, got %s", runtime.Describe(v)))
	}
	buffer, ok := o.Get("buffer").Export().(goja.ArrayBuffer)
	if !ok {
		panic(l.TypeError("crypto.getRandomValues: array: want a typed array of integers, got %s", runtime.Describe(v)))
	}
	from, n := o.Get("byteOffset").ToInteger(), o.Get("byteLength").ToInteger()
	if n > maxBytes {
		panic(l.RangeError("crypto.getRandomValues: array: want at most %d bytes, got %d", maxBytes, n))
	}
	data := buffer.Bytes()
	if from < 0 || n < 0 || from+n > int64(len(data)) {
		panic(l.TypeError("crypto.getRandomValues: array: its buffer is detached"))
	}
	return data[from : from+n]
}
