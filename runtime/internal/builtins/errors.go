package builtins

import (
	"math"
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// This file is V8's Error.captureStackTrace and Error.stackTraceLimit, which libraries take for granted. The limit is
// honoured by captureStackTrace; the stacks of errors themselves are whole.

func (lib *library) installErrors(globals *lazies) {
	hide(lib.errorCtor, "stackTraceLimit", lib.vm.ToValue(math.Inf(1)))
	lib.method(lib.errorCtor, "captureStackTrace", 2, func(call goja.FunctionCall) goja.Value {
		o := lib.object("Error.captureStackTrace", call.Argument(0))
		stack := lib.stackText(o, call.Argument(1))
		throwIf(o.DefineDataProperty("stack", lib.vm.ToValue(stack), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		return goja.Undefined()
	})
	lib.lazyValue(globals, "DOMException", func() goja.Value { return lib.domException() })
}

// stackText renders the stack as it is now, below the outermost call of the function above if that is on it.
func (lib *library) stackText(o *goja.Object, above goja.Value) string {
	frames := lib.vm.CaptureCallStack(0, nil)
	if len(frames) > 0 {
		frames = frames[1:] // captureStackTrace itself
	}
	frames = slices.DeleteFunc(frames, func(f goja.StackFrame) bool { return !lib.host.OfScript(&f) })
	if f, ok := above.(*goja.Object); ok && callable(f) != nil {
		if name := f.Get("name"); name != nil && name.String() != "" {
			for i := range frames {
				if frames[i].FuncName() == name.String() {
					frames = frames[i+1:]
					break
				}
			}
		}
	}
	if limit := lib.get(lib.errorCtor, "stackTraceLimit"); goja.IsNumber(limit) {
		if n := integer(limit); n < float64(len(frames)) {
			frames = frames[:int(max(n, 0))]
		}
	}
	return lib.host.StackText(lib.headline(o), frames)
}

// headline is Error.prototype.toString (20.5.3.4).
func (lib *library) headline(o *goja.Object) string {
	part := func(key, otherwise string) string {
		if v := lib.get(o, key); !goja.IsUndefined(v) {
			return v.String()
		}
		return otherwise
	}
	return strings.TrimSuffix(strings.TrimPrefix(part("name", "Error")+": "+part("message", ""), ": "), ": ")
}

// domException makes the class of structuredClone's errors (Web IDL, 2.8.1), as far as a runtime without a document
// needs it.
func (lib *library) domException() *goja.Object {
	if lib.domExceptionCtor != nil {
		return lib.domExceptionCtor
	}
	p := lib.vm.CreateObject(lib.errorCtor.Get("prototype").(*goja.Object))
	lib.domExceptionProto = p
	ctor := lib.class("DOMException", 0, p, func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		call := goja.FunctionCall{Arguments: args}
		message, name := "", "Error"
		var cause goja.Value
		if v := call.Argument(0); !goja.IsUndefined(v) {
			message = v.String()
		}
		switch v := call.Argument(1).(type) {
		case *goja.Object:
			if n := lib.get(v, "name"); !goja.IsUndefined(n) {
				name = n.String()
			}
			cause = v.Get("cause")
		default:
			if !goja.IsUndefined(v) {
				name = v.String()
			}
		}
		proto := p
		if o, ok := newTarget.Get("prototype").(*goja.Object); ok {
			proto = o
		}
		o := lib.newDOMException(proto, message, name)
		if cause != nil {
			hide(o, "cause", cause)
		}
		return o
	})
	lib.domExceptionCtor = ctor
	hide(p, "constructor", ctor)
	lib.tag(p, "DOMException")
	for _, name := range []string{"name", "message", "code"} {
		must(p.DefineAccessorProperty(name, lib.fn("get "+name, 0, func(call goja.FunctionCall) goja.Value {
			e, ok := lib.state(call.This).(*domException)
			if !ok {
				panic(lib.typeError("DOMException.%s: want a DOMException, got %s", name, show(call.This)))
			}
			switch name {
			case "name":
				return lib.vm.ToValue(e.name)
			case "message":
				return lib.vm.ToValue(e.message)
			}
			for _, c := range domCodes {
				if c.name == e.name && c.name != "" {
					return lib.vm.ToValue(c.code)
				}
			}
			return lib.vm.ToValue(0)
		}), nil, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
	for _, c := range domCodes {
		code := lib.vm.ToValue(c.code)
		must(ctor.DefineDataProperty(c.constant, code, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
		must(p.DefineDataProperty(c.constant, code, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
	}
	return ctor
}

type domException struct{ name, message string }

func (lib *library) newDOMException(proto *goja.Object, message, name string) *goja.Object {
	o, err := lib.vm.New(lib.errorCtor)
	throwIf(err)
	must(o.SetPrototype(proto))
	lib.setState(o, &domException{name, message})
	return o
}

// dataCloneError is what structuredClone throws.
func (lib *library) dataCloneError(message string) *goja.Object {
	lib.domException()
	return lib.newDOMException(lib.domExceptionProto, message, "DataCloneError")
}

// domCodes are the names of DOMExceptions that have a code, with the constant of that (Web IDL, 2.8.1).
var domCodes = [...]struct {
	name, constant string
	code           int
}{
	{"IndexSizeError", "INDEX_SIZE_ERR", 1}, {"", "DOMSTRING_SIZE_ERR", 2},
	{"HierarchyRequestError", "HIERARCHY_REQUEST_ERR", 3}, {"WrongDocumentError", "WRONG_DOCUMENT_ERR", 4},
	{"InvalidCharacterError", "INVALID_CHARACTER_ERR", 5}, {"", "NO_DATA_ALLOWED_ERR", 6},
	{"NoModificationAllowedError", "NO_MODIFICATION_ALLOWED_ERR", 7}, {"NotFoundError", "NOT_FOUND_ERR", 8},
	{"NotSupportedError", "NOT_SUPPORTED_ERR", 9}, {"InUseAttributeError", "INUSE_ATTRIBUTE_ERR", 10},
	{"InvalidStateError", "INVALID_STATE_ERR", 11}, {"SyntaxError", "SYNTAX_ERR", 12},
	{"InvalidModificationError", "INVALID_MODIFICATION_ERR", 13}, {"NamespaceError", "NAMESPACE_ERR", 14},
	{"InvalidAccessError", "INVALID_ACCESS_ERR", 15}, {"", "VALIDATION_ERR", 16},
	{"TypeMismatchError", "TYPE_MISMATCH_ERR", 17}, {"SecurityError", "SECURITY_ERR", 18},
	{"NetworkError", "NETWORK_ERR", 19}, {"AbortError", "ABORT_ERR", 20}, {"URLMismatchError", "URL_MISMATCH_ERR", 21},
	{"QuotaExceededError", "QUOTA_EXCEEDED_ERR", 22}, {"TimeoutError", "TIMEOUT_ERR", 23},
	{"InvalidNodeTypeError", "INVALID_NODE_TYPE_ERR", 24}, {"DataCloneError", "DATA_CLONE_ERR", 25},
}
