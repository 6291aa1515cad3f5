package runtime

import (
	"errors"
	"fmt"
	goruntime "runtime"

	"github.com/dop251/goja"
)

// This file holds the error classes that the runtime and its bindings give to script, and the border between what Go
// panics with and what script throws.

type errorClass struct{ ctor, proto *goja.Object }

type errorClasses struct{ classes map[string]errorClass }

// DefineError makes an error class of script, a subclass of parent ("Error" or one that was defined before). The class
// works with and without new. Bindings give it to scripts; the same name twice gives the same class.
func (l *Loop) DefineError(name, parent string) *goja.Object {
	return l.DefineErrorOf(name, parent, 1, nil)
}

// DefineErrorOf is DefineError for a class whose constructor does something with its length arguments; init is called
// with the new error.
func (l *Loop) DefineErrorOf(name, parent string, length int, init func(o *goja.Object, args []goja.Value)) *goja.Object {
	if c, ok := l.classes[name]; ok {
		return c.ctor
	}
	parentCtor, parentProto := l.errorCtor, l.errorCtor.Get("prototype").(*goja.Object)
	if c, ok := l.classes[parent]; ok {
		parentCtor, parentProto = c.ctor, c.proto
	}
	ctor, proto := l.NewClass(name, length, func(args []goja.Value, proto *goja.Object) *goja.Object {
		if init != nil {
			o := must1(l.vm.New(l.errorCtor))
			must(o.SetPrototype(proto))
			init(o, args)
			return o
		}
		o := must1(l.vm.New(l.errorCtor, args...))
		must(o.SetPrototype(proto))
		if name == "CancelledError" && len(args) > 0 {
			l.Hide(o, "reason", args[0])
		}
		return o
	})
	must(ctor.SetPrototype(parentCtor))
	must(proto.SetPrototype(parentProto))
	must(proto.DeleteSymbol(goja.SymToStringTag))
	l.Hide(proto, "name", l.vm.ToValue(name))
	l.Hide(proto, "message", l.vm.ToValue(""))
	l.classes[name] = errorClass{ctor, proto}
	return ctor
}

func (l *Loop) initErrors() {
	l.classes = map[string]errorClass{}
	for _, name := range []string{"CancelledError", "InvalidStateError", "TimeoutError", "RuntimeError"} {
		l.DefineError(name, "Error")
	}
}

// Error makes an error of a class that DefineError made.
func (l *Loop) Error(class, message string) *goja.Object {
	c, ok := l.classes[class]
	if !ok {
		panic("runtime: unknown error class " + class)
	}
	var call goja.FunctionCall
	if message != "" { // else the prototype's
		call.Arguments = []goja.Value{l.vm.ToValue(message)}
	}
	o := l.newError(call).(*goja.Object) // Error called as a function: without the detour by which Go calls script
	must(o.SetPrototype(c.proto))
	return o
}

// TypeError makes a TypeError of script with a formatted message.
func (l *Loop) TypeError(format string, args ...any) *goja.Object {
	return must1(l.vm.New(l.typeErrorCtor, l.vm.ToValue(fmt.Sprintf(format, args...))))
}

// RangeError makes a RangeError of script with a formatted message.
func (l *Loop) RangeError(format string, args ...any) *goja.Object {
	return must1(l.vm.New(l.rangeErrorCtor, l.vm.ToValue(fmt.Sprintf(format, args...))))
}

// newCancelledError makes the CancelledError that req asks for; nil asks for an empty one.
func (l *Loop) newCancelledError(req *CancelRequest) *goja.Object {
	message := ""
	if req != nil && req.Msg != nil && !goja.IsUndefined(req.Msg) && !goja.IsNull(req.Msg) {
		message = req.Msg.String()
	}
	o := l.Error("CancelledError", message)
	if req == nil {
		return o
	}
	if req.Msg != nil {
		l.Hide(o, "reason", req.Msg)
	}
	if req.Task != nil {
		l.Hide(o, "task", req.Task.Object())
	}
	if req.Origin != nil {
		l.Hide(o, "origin", l.vm.ToValue(l.frameOf(req.Origin).Position()))
	}
	return o
}

// CancelledError makes the CancelledError that req asks for; nil asks for an empty one.
func (l *Loop) CancelledError(req *CancelRequest) *goja.Object { return l.newCancelledError(req) }

func (l *Loop) isCancelledError(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && o.ClassName() == "Error" && l.IsA(v, "CancelledError")
}

// reasonOf returns what a call into script threw. What cannot be caught goes on unwinding.
func (l *Loop) reasonOf(err error) goja.Value {
	var ex *goja.Exception
	if errors.As(err, &ex) {
		return ex.Value()
	}
	panic(err)
}

// thrown returns what to panic with so that err goes on through script.
func (l *Loop) thrown(err error) any {
	var ex *goja.Exception
	if errors.As(err, &ex) {
		return ex
	}
	return err
}

// guard turns Go panics of fn that are faults, not throws, into errors of script.
func (l *Loop) guard(fn func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		defer func() {
			switch x := recover().(type) {
			case nil:
			case goruntime.Error:
				panic(l.vm.NewGoError(&PanicError{Value: x, Stack: stack()}))
			case string:
				panic(l.vm.NewGoError(&PanicError{Value: x, Stack: stack()}))
			default:
				panic(x)
			}
		}()
		return fn(call)
	}
}

func stack() string {
	buf := make([]byte, 16<<10)
	return string(buf[:goruntime.Stack(buf, false)])
}
