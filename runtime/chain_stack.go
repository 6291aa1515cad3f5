package runtime

import (
	"errors"
	"reflect"
	"slices"
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
	name := (*string)(unsafe.Add(unsafe.Pointer(&f), es.name))
	*name = asyncMark + *name
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

// stackText is the value of error.stack, in V8's form: the message, then a line for each frame.
func (l *Loop) stackText(o *goja.Object) goja.Value {
	var frames *[]goja.StackFrame
	for holder := o; holder != nil && frames == nil; holder = holder.Prototype() {
		frames = l.stacks.of(holder)
	}
	if frames == nil {
		return goja.Undefined()
	}
	head := headline(textOf(o, "name", "Error"), textOf(o, "message", ""))
	return l.vm.ToValue(stackLines(head, l.stackOf(*frames)))
}

func stackLines(head string, s stackTrace) string {
	var b strings.Builder
	b.WriteString(head)
	for i, f := range s.frames {
		b.WriteString("\n    at " + f.String())
		if i+1 == s.cutAt {
			b.WriteString("\n    " + omittedFrames(s.omitted))
		}
	}
	return b.String()
}

// textOf reads a property as a string; it may run script.
func textOf(o *goja.Object, key, absent string) string {
	v := o.Get(key)
	if v == nil || goja.IsUndefined(v) {
		return absent
	}
	return v.ToString().String()
}

func headline(name, message string) string {
	if name == "" || message == "" {
		return name + message
	}
	return name + ": " + message
}

// stackTrace is a stack as it is shown.
type stackTrace struct {
	frames  []Frame
	cutAt   int    // behind this many of the frames some are left out
	omitted int    // how many
	excerpt string // the source line of the first frame with a place, where that is evaluated code
	task    string // in which the error was thrown; empty for the main task
	created Frame  // where that was made
}

// Of a deep stack the innermost and the outermost frames are shown.
const (
	innerFrames = 32
	outerFrames = 8
)

// stackOf returns the frames that mean something to a person, with where they are in the source that was written.
func (l *Loop) stackOf(raw []goja.StackFrame) stackTrace {
	calls := len(raw)
	for calls > 0 {
		if _, _, ok := l.stacks.async(&raw[calls-1]); !ok {
			break
		}
		calls--
	}
	var shown []*goja.StackFrame
	inner, shell := "", false
	for i := range raw[:calls] {
		f := &raw[i]
		name := f.FuncName()
		if f.SrcName() == "<native>" {
			shell = shell || strings.HasPrefix(name, "%run")
		} else if shell { // of an async method, which only calls its body
			shell = false
			continue
		}
		first := len(shown) == 0 && (i+1 >= calls || raw[i+1].FuncName() != name && raw[i+1].FuncName() != name+FrameMark)
		if l.meaningful(f, name, inner, first) {
			shown = append(shown, f)
			inner = name
		}
	}
	s := stackTrace{}
	if n := len(shown); n > innerFrames+outerFrames+1 {
		s.cutAt, s.omitted = innerFrames, n-innerFrames-outerFrames
		shown = append(shown[:innerFrames], shown[n-outerFrames:]...)
	}
	for _, f := range shown {
		frame := l.frameOf(f)
		if frame.File == evaluated && s.excerpt == "" && !located(s.frames) {
			s.excerpt, _ = lineOf(l.stacks.source(f), frame.Line)
		}
		s.frames = append(s.frames, frame)
	}
	for i := range raw[calls:] {
		f := &raw[calls+i]
		name, pc, _ := l.stacks.async(f)
		switch {
		case f.SrcName() != "<native>":
			if s.created.File == "" {
				s.created = l.frameOf(f)
			}
		case pc == asyncTask && s.task == "":
			s.task = name
		case pc == asyncNamed:
			s.frames = append(s.frames, Frame{Function: name, File: nativeFile, Async: true})
		case pc >= 0 && pc < len(l.sites):
			f := l.siteFrame(pc)
			f.Async = true
			s.frames = append(s.frames, f)
		}
	}
	return s
}

func located(frames []Frame) bool {
	return slices.ContainsFunc(frames, func(f Frame) bool { return f.Line > 0 })
}

// evaluated stands for the file of code that a script made and evaluated, as in V8.
const evaluated = "<anonymous>"

// nativeFile stands for the file of a frame that is no function of script.
const nativeFile = "native"

// namedNatives are the built-in functions that call back into script, by the names goja gives them.
var namedNatives = map[string]string{
	"map": "Array.map", "filter": "Array.filter", "reduce": "Array.reduce", "reduceRight": "Array.reduceRight",
	"some": "Array.some", "every": "Array.every", "find": "Array.find", "findIndex": "Array.findIndex",
	"findLast": "Array.findLast", "findLastIndex": "Array.findLastIndex", "flatMap": "Array.flatMap",
	"sort": "Array.sort", "toSorted": "Array.toSorted", "forEach": "forEach", "from": "from",
	"replace": "String.replace", "replaceAll": "String.replaceAll",
	"parse": "JSON.parse", "stringify": "JSON.stringify",
	"construct": "Reflect.construct", "defineProperty": "Object.defineProperty",
}

// meaningful reports whether a frame is shown: functions of script are, natives if they call back or if they are where
// the error was thrown (first). inner is the name of the frame shown before: the host function of a lowered async
// function has the same name as its body.
func (l *Loop) meaningful(f *goja.StackFrame, name, inner string, first bool) bool {
	src := f.SrcName()
	switch {
	case src != "<native>":
		return !strings.HasPrefix(src, "%")
	case name == "<native>" || strings.ContainsAny(name, "%/"), name+FrameMark == inner:
		return false
	case namedNatives[name] != "":
		return true
	}
	return first && !strings.HasSuffix(name, "Error")
}

func (l *Loop) frameOf(f *goja.StackFrame) Frame {
	name := strings.TrimPrefix(strings.TrimSuffix(f.FuncName(), FrameMark), asyncMark)
	if name == "<anonymous>" {
		name = ""
	}
	if f.SrcName() == "<native>" {
		if known := namedNatives[name]; known != "" {
			name = known
		}
		return Frame{Function: name, File: nativeFile}
	}
	pos := f.Position()
	if pos.Filename == "<eval>" { // goja calls what script evaluates so, and Eval what a host does
		if text := l.stacks.source(f); text != "" && text != l.sources[pos.Filename] {
			return Frame{Function: name, File: evaluated, Line: pos.Line, Column: utf16Column(text, pos.Line, pos.Column)}
		}
	}
	return l.at(name, pos.Filename, pos.Line, pos.Column)
}

// at returns the frame of a place as goja counts it: columns in bytes.
func (l *Loop) at(function, file string, line, column int) Frame {
	if text, ok := l.sourceText(file); ok && !l.plain.is(file, text) {
		column = utf16Column(text, line, column)
	}
	return l.original(Frame{Function: function, File: file, Line: line, Column: column})
}

// siteFrame returns where an await stands.
func (l *Loop) siteFrame(site int) Frame {
	s := l.sites[site]
	name := ""
	if s.Func >= 0 {
		name = l.funcs[s.Func].Name
	}
	return l.at(name, l.fileOf(site), s.Line, s.Column)
}

// original maps a place in the code that runs to the place in the source that was written. All that is shown passes
// through it.
func (l *Loop) original(f Frame) Frame { return f }

// sourceText returns the text of a file as it was written, for code frames and columns.
func (l *Loop) sourceText(file string) (string, bool) {
	s, ok := l.sources[file]
	return s, ok
}

// plainTexts remembers which sources are ASCII, where bytes and UTF-16 units are the same.
type plainTexts map[string]plainText

type plainText struct {
	text  string
	plain bool
}

func (p plainTexts) is(file, text string) bool {
	known, ok := p[file]
	if !ok || known.text != text {
		known = plainText{text, true}
		for i := 0; i < len(text) && known.plain; i++ {
			known.plain = text[i] < 0x80
		}
		p[file] = known
	}
	return known.plain
}
