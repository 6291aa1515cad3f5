package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/dop251/goja"
)

// typedArrays are the classes whose instances are lists of numbers in a buffer.
var typedArrays = map[string]bool{
	"Int8Array": true, "Uint8Array": true, "Uint8ClampedArray": true, "Int16Array": true, "Uint16Array": true,
	"Int32Array": true, "Uint32Array": true, "Float32Array": true, "Float64Array": true, "BigInt64Array": true,
	"BigUint64Array": true,
}

var typeArrayBuffer = reflect.TypeFor[goja.ArrayBuffer]()

// binary is the shape of an ArrayBuffer, a DataView or a typed array.
func (in *inspector) binary(sh *shape, o *goja.Object) bool {
	switch {
	case typedArrays[sh.tag]:
		if o.ExportType() == nil || !strings.HasPrefix(o.ExportType().String(), "[]") {
			return false // something that only bears the tag
		}
		in.typedArray(sh, o)
		return true
	case o.ExportType() == typeArrayBuffer:
		in.arrayBuffer(sh, o.Export().(goja.ArrayBuffer))
		return true
	}
	return false
}

func (in *inspector) typedArray(sh *shape, o *goja.Object) {
	n := int(o.Get("length").ToInteger())
	class := sh.class
	p := prefix(class, sh.tag, sh.tag, fmt.Sprintf("(%d)", n))
	sh.keys = withoutIndices(sh.keys)
	sh.braces.open, sh.braces.shut, sh.list, sh.numeric = p+"[", "]", true, true
	if n == 0 {
		sh.whole = sh.braces.open + "]"
	}
	sh.parts = func(int) []string {
		var parts []string
		for i := range min(n, in.Items) {
			parts = append(parts, in.primitive(o.Get(index(i))))
		}
		if n > in.Items {
			sh.more = true
			parts = append(parts, moreItems(n-in.Items))
		}
		return parts
	}
}

func (in *inspector) arrayBuffer(sh *shape, b goja.ArrayBuffer) {
	sh.braces.open = prefix(sh.class, sh.tag, "ArrayBuffer", "") + "{"
	sh.parts = func(int) []string {
		if b.Detached() {
			return []string{in.paint.special("(detached)"), "byteLength: " + in.paint.number("0")}
		}
		bytes := b.Bytes()
		shown := bytes[:min(len(bytes), 50, in.Items)]
		hex := strings.TrimSpace(fmt.Sprintf("% x", shown))
		if n := len(bytes) - len(shown); n > 0 {
			hex += fmt.Sprintf(" ... %d more byte%s", n, plural(n))
		}
		return []string{
			in.paint.special("[Uint8Contents]") + ": <" + hex + ">",
			"byteLength: " + in.paint.number(fmt.Sprint(len(bytes))),
		}
	}
}
