package runtime

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
)

// This file turns what script threw into Go errors. Reading an error may run script (getters, proxies), whose throws
// end the reading of that property only.

// FrameMark is an invisible character that ends the names of lowered functions in goja's stack traces. Whoever shows
// such a trace removes it.
const FrameMark = rewrite.FrameMark

var stackLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*at (async )?(?:(.*) \()?(.+?):(\d+):(\d+)(?:\(\d+\))?\)?$`)
})

// parseStack reads the text of a stack, in V8's form or in goja's, less the frames of the runtime itself.
func parseStack(text string) []Frame {
	var frames []Frame
	for line := range strings.Lines(text) {
		m := stackLine().FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil || strings.HasPrefix(m[3], "%") {
			continue
		}
		ln, err1 := strconv.Atoi(m[4])
		col, err2 := strconv.Atoi(m[5])
		if err1 != nil || err2 != nil || ln < 1 || col < 1 {
			continue
		}
		frames = append(frames, Frame{Function: strings.TrimSuffix(m[2], FrameMark), File: m[3], Line: ln, Column: col, Async: m[1] != ""})
	}
	return frames
}

// scriptError describes what was thrown. It never throws itself, whatever getters v has.
func (l *Loop) scriptError(v goja.Value, ex *goja.Exception) *ScriptError {
	r := errorReader{l: l, open: map[*goja.Object]bool{}}
	e := r.read(v, 0)
	if len(e.Frames) == 0 && ex != nil {
		r.setStack(e, ex.Stack())
	}
	return e
}

const (
	maxErrorDepth   = 20  // of causes and groups in one another
	maxErrorMembers = 100 // of one group
)

// errorReader reads one error with all that hangs on it.
type errorReader struct {
	l    *Loop
	open map[*goja.Object]bool // the errors that are being read, so that no cycle is followed
	left int                   // members of groups read so far
}

func (r *errorReader) read(v goja.Value, depth int) *ScriptError {
	e := &ScriptError{Value: v}
	o, ok := v.(*goja.Object)
	if !ok || !r.l.isError(o) {
		if r.try(func() { e.Message = r.l.showThrown(v) }); e.Message == "" {
			e.Message = "an object that cannot be shown"
		}
		return e
	}
	r.open[o] = true
	defer delete(r.open, o)
	r.readHead(e, o)
	r.readStack(e, o)
	r.try(func() { r.readCause(e, o, depth) })
	r.try(func() { r.readMembers(e, o, depth) })
	return e
}

// showThrown renders what was thrown and is no Error.
func (l *Loop) showThrown(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok || l.rt.show != nil {
		return l.rt.inspect(l, v)
	}
	class := ""
	if ctor, ok := o.Get("constructor").(*goja.Object); ok {
		class = textOf(ctor, "name", "")
	}
	if class == "" || class == "Object" {
		return describe(v)
	}
	return headline("an object of class "+class, textOf(o, "message", ""))
}

// readHead reads what stands in the first line.
func (r *errorReader) readHead(e *ScriptError, o *goja.Object) {
	e.Name = "Error"
	r.try(func() { e.Name = textOf(o, "name", "Error") })
	if !r.try(func() { e.Message = textOf(o, "message", "") }) {
		e.Message = "(its message cannot be shown)"
	}
	r.setClass(e, o)
}

// try runs fn, which may run script, and reports whether it came to its end.
func (r *errorReader) try(fn func()) bool {
	return r.l.vm.Try(fn) == nil
}

// setClass finds out what the error's constructor is called. A class that says nothing of a name inherits "Error": then
// the constructor's name is what says something.
func (r *errorReader) setClass(e *ScriptError, o *goja.Object) {
	r.try(func() {
		ctor, ok := o.Get("constructor").(*goja.Object)
		if !ok {
			return
		}
		class := textOf(ctor, "name", "")
		if class == "" || class == e.Name {
			return
		}
		if _, ok := goja.AssertFunction(ctor); !ok {
			return
		}
		proto, _ := ctor.Get("prototype").(*goja.Object)
		if proto != nil && !hasOwn(proto, "name") && !hasOwn(o, "name") {
			e.Name = class
			return
		}
		e.Class = class
	})
}

func hasOwn(o *goja.Object, key string) bool {
	for _, k := range o.GetOwnPropertyNames() {
		if k == key {
			return true
		}
	}
	return false
}

// readStack takes the stack from where goja keeps it, unless script has put another one on the error.
func (r *errorReader) readStack(e *ScriptError, o *goja.Object) {
	raw := r.l.stacks.of(o)
	var own string
	if raw == nil || hasOwn(o, "stack") {
		r.try(func() { own = textOf(o, "stack", "") })
	}
	if frames := parseStack(own); len(frames) > 0 {
		s := cutFrames(frames)
		e.Frames, e.cutAt, e.omitted = s.frames, s.cutAt, s.omitted
		r.setExcerpt(e)
		return
	}
	if raw != nil {
		r.setStack(e, *raw)
	}
}

func (r *errorReader) setStack(e *ScriptError, raw []goja.StackFrame) {
	s := r.l.stackOf(raw)
	e.Frames, e.cutAt, e.omitted = s.frames, s.cutAt, s.omitted
	e.Task, e.Created = s.task, s.created
	if e.excerpt = s.excerpt; e.excerpt == "" {
		r.setExcerpt(e)
	}
}

func (r *errorReader) setExcerpt(e *ScriptError) {
	if f, ok := e.place(); ok {
		e.excerpt = r.l.excerpt(f)
	}
}

// excerpt returns the source line of f.
func (l *Loop) excerpt(f Frame) string {
	text, ok := l.sourceText(f.File)
	if !ok {
		return ""
	}
	line, _ := lineOf(text, f.Line)
	return line
}

func (r *errorReader) readCause(e *ScriptError, o *goja.Object, depth int) {
	if x := o.Get("value"); x != nil { // goja's GoError
		if err, ok := x.Export().(error); ok {
			e.Cause = err
			return
		}
	}
	cause := o.Get("cause")
	if cause == nil || goja.IsUndefined(cause) || depth >= maxErrorDepth {
		return
	}
	if c, ok := cause.(*goja.Object); ok && r.open[c] {
		return
	}
	e.Cause = r.read(cause, depth+1)
}

func (r *errorReader) readMembers(e *ScriptError, o *goja.Object, depth int) {
	list, ok := o.Get("errors").(*goja.Object)
	if !ok || list.ClassName() != "Array" || depth >= maxErrorDepth {
		return
	}
	e.members = int(list.Get("length").ToInteger())
	for i := 0; i < e.members && r.left < maxErrorMembers; i++ {
		v := list.Get(strconv.Itoa(i))
		if m, ok := v.(*goja.Object); ok && r.open[m] {
			continue
		}
		r.left++
		e.Errors = append(e.Errors, r.read(v, depth+1))
	}
}

// ErrorStack returns the stack of the error o for a person: as error.stack has it, but the first line names the class
// of the error where that inherits its name. A stack that script put on the error is given as it is; where that is no
// text, there is none.
func (l *Loop) ErrorStack(o *goja.Object) string {
	r := errorReader{l: l, open: map[*goja.Object]bool{}}
	e := &ScriptError{}
	if l.stacks != nil && hasOwn(o, "stack") {
		own := ""
		if r.try(func() { own = textOf(o, "stack", "") }); own != "" {
			return own
		}
		r.readHead(e, o)
		return headline(e.Name, e.Message)
	}
	r.readHead(e, o)
	r.readStack(e, o)
	return stackLines(headline(e.Name, e.Message), stackTrace{frames: e.Frames, cutAt: e.cutAt, omitted: e.omitted})
}

func (l *Loop) isError(o *goja.Object) bool { return o.ClassName() == "Error" }

// goError returns v, a value that was thrown, as a Go error.
func (l *Loop) goError(v goja.Value) error {
	if l.isCancelledError(v) {
		return &CancelledError{l.scriptError(v, nil)}
	}
	return l.scriptError(v, nil)
}
