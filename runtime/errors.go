package runtime

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dop251/goja"
)

// Frame is one call of a stack.
type Frame struct {
	Function     string // empty for anonymous functions and top-level code
	File         string // "native" for a function that is none of script's, which has no position
	Line, Column int    // from 1; the column in UTF-16 units, as JavaScript counts
	Async        bool   // not a call but an await, of what the frames before it ran in
}

// String renders f as it stands in a stack trace: "f (file:line:column)", "async f (file:line:column)".
func (f Frame) String() string {
	pos := f.Position()
	async := ""
	if f.Async {
		async = "async "
	}
	switch {
	case f.Function == "":
		return async + pos
	case f.Async && f.File == nativeFile: // as V8 writes "async Promise.all (index 0)"
		return async + f.Function
	}
	return async + f.Function + " (" + pos + ")"
}

// Position renders where f is, "file:line:column".
func (f Frame) Position() string {
	if f.Line == 0 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

// ScriptError is an error that a script threw and nobody caught, or a SyntaxError of its source. It may be used from any
// goroutine, but for Value.
type ScriptError struct {
	Name    string // the error's name, such as "TypeError"; empty when what was thrown is not an Error
	Class   string // its constructor, where that is called otherwise than Name
	Message string // its message, or the value thrown in words
	// Frames is the stack, innermost first: the calls, then the awaits by which it was reached. Of more than 40 calls
	// those in the middle are left out.
	Frames  []Frame
	Cause   error          // of error.cause; or the Go error that came through the script
	Errors  []*ScriptError // the members of an AggregateError or ExceptionGroup, the first hundred of them
	Task    string         // name of the task that failed; empty for the main task and for plain callbacks
	Created Frame          // the call that made that task; zero when it is not known
	Value   goja.Value     // what was thrown; nil for a syntax error. Loop goroutine only

	cutAt, omitted int    // behind this many of Frames, so many are left out
	members        int    // how many there are of Errors
	excerpt        string // the source line of the first frame with a position
	prefix         string // "Uncaught (in promise)" and the like
}

// Error returns the class, the message and the position, on one line.
func (e *ScriptError) Error() string {
	s := e.headline()
	if f, ok := e.place(); ok {
		s = f.Position() + ": " + s
	}
	return s
}

// place returns the frame that tells where the error is.
func (e *ScriptError) place() (Frame, bool) {
	for _, f := range e.Frames {
		if f.Line > 0 {
			return f, true
		}
	}
	return Frame{}, false
}

// headline is the name and the message; the name says the constructor as well where that is another.
func (e *ScriptError) headline() string { return headline(e.title(), e.Message) }

func (e *ScriptError) title() string {
	if e.Class != "" && !strings.Contains(e.Name, e.Class) {
		return e.Class + " [" + e.Name + "]"
	}
	return e.Name
}

// Unwrap returns the cause, so that a Go error which went through a script still satisfies errors.Is and errors.As.
func (e *ScriptError) Unwrap() error { return e.Cause }

// Is and As look into the members of an AggregateError as errors.Join's result does.
func (e *ScriptError) Is(target error) bool {
	for _, m := range e.Errors {
		if errors.Is(m, target) {
			return true
		}
	}
	return false
}

// As is described at Is.
func (e *ScriptError) As(target any) bool {
	for _, m := range e.Errors {
		if errors.As(m, target) {
			return true
		}
	}
	return false
}

// Detail renders e for a person, without colour; see [ScriptError.Render].
func (e *ScriptError) Detail() string {
	var b strings.Builder
	_ = e.Render(&b, RenderOptions{})
	return b.String()
}

// Format implements fmt.Formatter: %+v gives what Detail does, every other verb what Error does.
func (e *ScriptError) Format(s fmt.State, verb rune) {
	switch {
	case verb == 'v' && s.Flag('+'):
		_, _ = io.WriteString(s, e.Detail())
	case verb == 'q':
		fmt.Fprintf(s, "%q", e.Error())
	default:
		_, _ = io.WriteString(s, e.Error())
	}
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

// Format is [ScriptError.Format].
func (e *CancelledError) Format(s fmt.State, verb rune) {
	if verb == 'v' && s.Flag('+') {
		e.ScriptError.Format(s, verb)
		return
	}
	_, _ = io.WriteString(s, e.Error())
}

// ExitError ends a run on the script's own wish: process.exit, or an exit status set before the end.
type ExitError struct{ Code int }

// Error names the status.
func (e *ExitError) Error() string { return fmt.Sprintf("exit status %d", e.Code) }

// StubbornError names the tasks of a run that were cancelled, went on all the same, and were given up.
type StubbornError struct{ Tasks []TaskInfo }

// Error lists the tasks and what each waits for.
func (e *StubbornError) Error() string {
	return "tasks that ignored their cancellation were abandoned" + listTasks(e.Tasks)
}

func listTasks(tasks []TaskInfo) string {
	var b strings.Builder
	for _, t := range tasks {
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
