package runtime

import (
	"errors"
	"fmt"
	"regexp"
	goruntime "runtime"
	"strconv"
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
)

// Frame is one call of a stack, innermost first.
type Frame struct {
	Function     string // empty for anonymous functions and top-level code
	File         string
	Line, Column int // from 1
}

// String renders f as it stands in a stack trace: "f (file:line:column)".
func (f Frame) String() string {
	pos := fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
	if f.Function == "" {
		return pos
	}
	return f.Function + " (" + pos + ")"
}

// ScriptError is an error that a script threw and nobody caught, or a SyntaxError of its source.
type ScriptError struct {
	Name    string // the error's class, such as "TypeError"; empty when what was thrown is not an Error
	Message string // its message, or the value thrown in words
	Frames  []Frame
	Cause   error  // of error.cause; or the Go error that came through the script
	Task    string // name of the task that failed; empty for plain callbacks
	Value   goja.Value
	source  string // of Frames[0].File, for the code frame
	prefix  string // "Uncaught (in promise)" and the like
}

// Error returns the class, the message and the position, on one line.
func (e *ScriptError) Error() string {
	s := e.headline()
	if len(e.Frames) > 0 {
		f := e.Frames[0]
		s = fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, s)
	}
	return s
}

func (e *ScriptError) headline() string {
	if e.Name == "" {
		return e.Message
	}
	if e.Message == "" {
		return e.Name
	}
	return e.Name + ": " + e.Message
}

// Unwrap returns the cause, so that a Go error which went through a script still satisfies errors.Is and errors.As.
func (e *ScriptError) Unwrap() error { return e.Cause }

// Detail renders e for a person: the message, the source line with a caret, the stack, the causes.
func (e *ScriptError) Detail() string {
	var b strings.Builder
	if e.prefix != "" {
		b.WriteString(e.prefix + " ")
	}
	b.WriteString(e.headline())
	if e.Task != "" {
		fmt.Fprintf(&b, " (task %q)", e.Task)
	}
	b.WriteByte('\n')
	if len(e.Frames) > 0 {
		f := e.Frames[0]
		fmt.Fprintf(&b, "%s:%d:%d\n", f.File, f.Line, f.Column)
		if line, ok := lineOf(e.source, f.Line); ok {
			b.WriteString(codeFrame(line, f.Column))
		}
		for _, f := range e.Frames {
			fmt.Fprintf(&b, "    at %s\n", f)
		}
	}
	var cause *ScriptError
	if errors.As(e.Cause, &cause) {
		b.WriteString("Caused by: " + cause.Detail())
	}
	return b.String()
}

func lineOf(source string, n int) (string, bool) {
	for ; n > 1; n-- {
		i := strings.IndexByte(source, '\n')
		if i < 0 {
			return "", false
		}
		source = source[i+1:]
	}
	line, _, _ := strings.Cut(source, "\n")
	line = strings.TrimRight(line, "\r")
	return line, strings.TrimSpace(line) != ""
}

// codeFrame shows line with a caret under column, both cut to what a terminal shows.
func codeFrame(line string, column int) string {
	const width = 100
	runes := []rune(line)
	column = min(max(column, 1), len(runes)+1)
	if column > width {
		cut := column - width/2
		runes, column = runes[cut:], column-cut
	}
	if len(runes) > width {
		runes = runes[:width]
	}
	pad := make([]rune, column-1)
	for i := range pad {
		if pad[i] = ' '; runes[i] == '\t' {
			pad[i] = '\t'
		}
	}
	return "    " + string(runes) + "\n    " + string(pad) + "^\n"
}

// ExitError ends a run on the script's own wish: process.exit, or an exit status set before the end.
type ExitError struct{ Code int }

// Error names the status.
func (e *ExitError) Error() string { return fmt.Sprintf("exit status %d", e.Code) }

// DeadlockError ends a run whose main task waits while nothing is left that could wake it.
type DeadlockError struct {
	Tasks []TaskInfo // the pending tasks, the main task among them
}

// Error lists the tasks and what each waits for.
func (e *DeadlockError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "deadlock: the main task waits, and nothing is left that could wake it")
	for _, t := range e.Tasks {
		fmt.Fprintf(&b, "\n    task %q", t.Name)
		if t.Coroutine != "" {
			fmt.Fprintf(&b, " in %s", t.Coroutine)
		}
		if t.WaitingFor != "" {
			fmt.Fprintf(&b, " waits for %s", t.WaitingFor)
		}
		if t.ParkedAt.File != "" {
			fmt.Fprintf(&b, " at %s:%d:%d", t.ParkedAt.File, t.ParkedAt.Line, t.ParkedAt.Column)
		}
	}
	return b.String()
}

// PanicError is a Go panic inside the interpreter or a binding, caught at the border of the Runtime.
type PanicError struct {
	Value any
	Stack string
}

// Error gives the panic's value; the stack is for whoever debugs the host.
func (e *PanicError) Error() string { return fmt.Sprintf("go panic in script: %v", e.Value) }

// BrokenError says that the interpreter could not be brought back to order after Cause unwound through it. The Runtime
// should be closed and replaced.
type BrokenError struct{ Cause error }

// Error says so.
func (e *BrokenError) Error() string {
	return fmt.Sprintf("the interpreter cannot be used any more after: %v", e.Cause)
}

// Unwrap returns what broke it.
func (e *BrokenError) Unwrap() error { return e.Cause }

// ErrClosed is returned by methods of a Runtime that has been closed.
var ErrClosed = errors.New("runtime: closed")

type errorClass struct{ ctor, proto *goja.Object }

type errorClasses struct{ classes map[string]errorClass }

// DefineError makes an error class of script, a subclass of parent ("Error" or one that was defined before). The class
// works with and without new. Bindings give it to scripts; the same name twice gives the same class.
func (l *Loop) DefineError(name, parent string) *goja.Object {
	if c, ok := l.classes[name]; ok {
		return c.ctor
	}
	parentCtor, parentProto := l.errorCtor, l.errorCtor.Get("prototype").(*goja.Object)
	if c, ok := l.classes[parent]; ok {
		parentCtor, parentProto = c.ctor, c.proto
	}
	ctor, proto := l.NewClass(name, 1, func(args []goja.Value, proto *goja.Object) *goja.Object {
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
		pos := req.Origin.Position()
		l.Hide(o, "origin", l.vm.ToValue(pos.String()))
	}
	return o
}

// CancelledError makes the CancelledError that req asks for; nil asks for an empty one.
func (l *Loop) CancelledError(req *CancelRequest) *goja.Object { return l.newCancelledError(req) }

func (l *Loop) isCancelledError(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Error" {
		return false
	}
	proto := l.classes["CancelledError"].proto
	for o = o.Prototype(); o != nil; o = o.Prototype() {
		if o == proto {
			return true
		}
	}
	return false
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

var stackLine = regexp.MustCompile(`^\s*at (?:(.*) \()?(.+?):(\d+):(\d+)\(\d+\)\)?$`)

// FrameMark is an invisible character that ends the names of lowered functions in goja's stack traces. Whoever shows
// error.stack removes it.
const FrameMark = rewrite.FrameMark

// parseStack reads goja's rendering of a stack, less the frames of the runtime itself.
func parseStack(text string) []Frame {
	var frames []Frame
	for line := range strings.Lines(text) {
		m := stackLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil || strings.HasPrefix(m[2], "%") {
			continue
		}
		ln, _ := strconv.Atoi(m[3])
		col, _ := strconv.Atoi(m[4])
		frames = append(frames, Frame{Function: strings.TrimSuffix(m[1], FrameMark), File: m[2], Line: ln, Column: col})
	}
	return frames
}

// scriptError describes what was thrown. It never throws itself, whatever getters v has.
func (l *Loop) scriptError(v goja.Value, ex *goja.Exception) *ScriptError {
	e := &ScriptError{Value: v}
	if ex := l.vm.Try(func() { l.fillError(e, v, 0) }); ex != nil && e.Message == "" {
		e.Message = "an error that cannot be shown"
	}
	if len(e.Frames) == 0 && ex != nil {
		e.Frames = l.originals(parseStack(ex.String()))
	}
	if len(e.Frames) > 0 {
		e.source = l.sources[e.Frames[0].File]
	}
	return e
}

func (l *Loop) fillError(e *ScriptError, v goja.Value, depth int) {
	o, ok := v.(*goja.Object)
	if !ok || !l.isError(o) {
		e.Message = l.rt.inspect(l, v)
		return
	}
	e.Name, e.Message = "Error", ""
	if x := o.Get("name"); x != nil && !goja.IsUndefined(x) {
		e.Name = x.String()
	}
	if x := o.Get("message"); x != nil && !goja.IsUndefined(x) {
		e.Message = x.String()
	}
	if x := o.Get("stack"); x != nil {
		e.Frames = l.originals(parseStack(x.String()))
	}
	if x := o.Get("value"); x != nil { // goja's GoError
		if err, ok := x.Export().(error); ok {
			e.Cause = err
			return
		}
	}
	if cause := o.Get("cause"); cause != nil && !goja.IsUndefined(cause) && depth < 20 {
		c := &ScriptError{Value: cause}
		l.fillError(c, cause, depth+1)
		if len(c.Frames) > 0 {
			c.source = l.sources[c.Frames[0].File]
		}
		e.Cause = c
	}
}

func (l *Loop) isError(o *goja.Object) bool { return o.ClassName() == "Error" }

// goError returns v, a value that was thrown, as a Go error.
func (l *Loop) goError(v goja.Value) error {
	if l.isCancelledError(v) {
		return &CancelledError{l.scriptError(v, nil)}
	}
	return l.scriptError(v, nil)
}

// CancelledError is the error of a task that was cancelled.
type CancelledError struct{ *ScriptError }

// Error gives the reason.
func (e *CancelledError) Error() string {
	if e.Message == "" {
		return "task cancelled"
	}
	return "task cancelled: " + e.Message
}
