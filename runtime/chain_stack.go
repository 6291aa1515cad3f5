package runtime

import (
	"errors"
	"reflect"
	"strings"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/file"
)

// This file reaches the stack that goja keeps with an error object. goja makes the property "stack" of it when somebody
// first asks: an own property, in a form with program counters, our helpers and natives, and no way to add to it. So the
// stack is read and appended to through reflection instead, and the property is an accessor of Error.prototype (as in
// TC39's proposal on error stacks), which forms the text at each reading. The fields are looked up when the Runtime is
// made; with another goja, where they are missing, scripts see goja's own property and reports show no await chain.

// errorStacks is the access to the stacks of goja's error objects.
type errorStacks struct {
	self  uintptr        // offset of the implementation in an Object, an interface
	itab  unsafe.Pointer // its first word where the object is an error
	stack uintptr        // offset of the frames in the implementation
	added uintptr        // offset of the flag that the property has been made
	name  uintptr        // offsets in a frame, of the function's name
	pc    uintptr
	prg   uintptr
	src   uintptr // offset of the source in a program

	machine reflect.Value // goja's machine, for what it was doing when it made an error
}

// asyncMark begins the name of the frames that an await chain adds to a stack. No function of script is called so. The
// program counter of such a frame is the index of an await site, or one of the constants below; in a frame that has a
// program it is where the task of the frame before was created.
const asyncMark = "%async\x00"

// The program counters of frames that are no await site.
const (
	asyncNamed = -1 // something that waits without being a function of script, such as Promise.all: the name says what
	asyncEnd   = -2 // the chain has been followed up to here
	asyncTask  = -3 // the frames before ran in the task of this name
)

// findErrorStacks returns nil where goja's structures are not what they are expected to be.
func findErrorStacks(vm *goja.Runtime, example *goja.Object) (es *errorStacks) {
	defer func() {
		if recover() != nil { // a field is missing or of another kind
			es = nil
		}
	}()
	offset := func(t reflect.Type, name string, want reflect.Type) uintptr {
		f, ok := t.FieldByName(name)
		if !ok || want != nil && f.Type != want {
			panic(name)
		}
		return f.Offset
	}
	object := reflect.ValueOf(example).Elem()
	self := object.FieldByName("self")
	if self.Kind() != reflect.Interface || self.Elem().Kind() != reflect.Pointer {
		return nil
	}
	impl, frame := self.Elem().Type().Elem(), reflect.TypeFor[goja.StackFrame]()
	es = &errorStacks{
		self:  offset(object.Type(), "self", nil),
		stack: offset(impl, "stack", reflect.TypeFor[[]goja.StackFrame]()),
		added: offset(impl, "stackPropAdded", reflect.TypeFor[bool]()),
		name:  offset(frame, "funcName", nil),
		pc:    offset(frame, "pc", reflect.TypeFor[int]()),
	}
	if f, _ := frame.FieldByName("funcName"); f.Type.Kind() != reflect.String {
		return nil
	}
	program, _ := frame.FieldByName("prg")
	es.prg, es.src = program.Offset, offset(program.Type.Elem(), "src", reflect.TypeFor[*file.File]())
	es.itab = (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(example), es.self))[0]
	es.machine = reflect.ValueOf(vm).Elem().FieldByName("vm").Elem()
	return es
}

// implementation returns goja's error object behind o, nil when o is none.
func (es *errorStacks) implementation(o *goja.Object) unsafe.Pointer {
	if es == nil {
		return nil
	}
	self := (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), es.self))
	if self[0] != es.itab {
		return nil
	}
	return self[1]
}

// of returns the frames of the error o, innermost first, nil when o is no error.
func (es *errorStacks) of(o *goja.Object) *[]goja.StackFrame {
	p := es.implementation(o)
	if p == nil {
		return nil
	}
	return (*[]goja.StackFrame)(unsafe.Add(p, es.stack))
}

func (es *errorStacks) frame(name string, pc int) goja.StackFrame {
	var f goja.StackFrame
	*(*string)(unsafe.Add(unsafe.Pointer(&f), es.name)) = name
	*(*int)(unsafe.Add(unsafe.Pointer(&f), es.pc)) = pc
	return f
}

// source returns the text that f was compiled from, "" where there is none.
func (es *errorStacks) source(f *goja.StackFrame) string {
	if es == nil {
		return ""
	}
	prg := *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(f), es.prg))
	if prg == nil {
		return ""
	}
	src := *(**file.File)(unsafe.Add(prg, es.src))
	if src == nil {
		return ""
	}
	return src.Source()
}

// renamed returns f as one that an await chain added.
func (es *errorStacks) renamed(f goja.StackFrame) goja.StackFrame {
	*(*string)(unsafe.Add(unsafe.Pointer(&f), es.name)) = asyncMark + f.FuncName()
	return f
}

// async reads a frame that an await chain added; ok is false for any other.
func (es *errorStacks) async(f *goja.StackFrame) (name string, pc int, ok bool) {
	if es == nil {
		return "", 0, false
	}
	name = *(*string)(unsafe.Add(unsafe.Pointer(f), es.name))
	if !strings.HasPrefix(name, asyncMark) {
		return "", 0, false
	}
	return name[len(asyncMark):], *(*int)(unsafe.Add(unsafe.Pointer(f), es.pc)), true
}

// errorConstructors are goja's error classes by their global names; GoError, which has none, is added to them.
var errorConstructors = [...]string{"Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError",
	"URIError", "AggregateError"}

// initErrorStacks takes the errors that goja makes over: those of script and those that it throws itself.
func (l *Loop) initErrorStacks() {
	global := l.vm.GlobalObject()
	plain := must1(l.vm.New(global.Get("Error")))
	es := findErrorStacks(l.vm, plain)
	if es == nil {
		return
	}
	ctors := []*goja.Object{l.vm.NewGoError(errors.New("")).Get("constructor").(*goja.Object)}
	for _, name := range errorConstructors {
		ctors = append(ctors, global.Get(name).(*goja.Object))
	}
	var hooks []func()
	for _, ctor := range ctors {
		hook := l.hookConstructor(es, ctor)
		if hook == nil {
			return
		}
		hooks = append(hooks, hook)
	}
	for _, hook := range hooks {
		hook()
	}
	l.stacks = es
	proto := global.Get("Error").(*goja.Object).Get("prototype").(*goja.Object)
	get := l.NewFunction("get stack", 0, func(call goja.FunctionCall) goja.Value {
		if o, ok := call.This.(*goja.Object); ok {
			return l.stackText(o)
		}
		return goja.Undefined()
	})
	set := l.NewFunction("set stack", 1, func(call goja.FunctionCall) goja.Value {
		o, ok := call.This.(*goja.Object)
		if !ok {
			panic(l.TypeError("set Error.prototype.stack called on %s", describe(call.This)))
		}
		if err := o.DefineDataProperty("stack", call.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
			panic(l.thrown(err))
		}
		return goja.Undefined()
	})
	must(proto.DefineAccessorProperty("stack", get, set, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// hookConstructor returns what makes every error of the class come without a property of goja's making, and the errors
// that goja throws itself in V8's words. It returns nil where the class is not built as expected.
func (l *Loop) hookConstructor(es *errorStacks, ctor *goja.Object) (hook func()) {
	defer func() {
		if recover() != nil {
			hook = nil
		}
	}()
	impl := reflect.ValueOf(ctor).Elem().FieldByName("self").Elem()
	field := func(name string) unsafe.Pointer { return impl.Elem().FieldByName(name).Addr().UnsafePointer() }
	if impl.Elem().FieldByName("construct").Type() != reflect.TypeFor[func([]goja.Value, *goja.Object) *goja.Object]() ||
		impl.Elem().FieldByName("f").Type() != reflect.TypeFor[func(goja.FunctionCall) goja.Value]() {
		return nil
	}
	construct := (*func([]goja.Value, *goja.Object) *goja.Object)(field("construct"))
	call := (*func(goja.FunctionCall) goja.Value)(field("f"))
	made := func(o *goja.Object) *goja.Object {
		if p := es.implementation(o); p != nil {
			*(*bool)(unsafe.Add(p, es.added)) = true
		}
		return o
	}
	construct0, call0 := *construct, *call
	var reword func([]goja.Value) []goja.Value
	switch ctor.Get("name").String() {
	case "TypeError", "ReferenceError":
		reword = l.reword
	case "SyntaxError":
		reword = l.rewordSyntax
	}
	return func() {
		*construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
			if reword != nil && newTarget == ctor && len(args) == 1 { // made by goja itself: script's new passes no target
				args = reword(args)
			}
			return made(construct0(args, newTarget))
		}
		*call = func(c goja.FunctionCall) goja.Value {
			v := call0(c)
			if o, ok := v.(*goja.Object); ok {
				made(o)
			}
			return v
		}
	}
}
