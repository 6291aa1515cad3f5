package runtime

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// This file turns the stacks that goja captures into what is shown of them, in error.stack and in reports.

// stackText is the value of error.stack, in V8's form: the message, then a line for each frame.
func (l *Loop) stackText(o *goja.Object) goja.Value {
	var frames *[]goja.StackFrame
	for holder, n := o, 0; holder != nil && frames == nil && n < 1000; n++ { // proxies may go on for ever
		frames = l.stacks.of(holder)
		holder = holder.Prototype()
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
	name := strings.TrimSuffix(strings.TrimPrefix(f.FuncName(), asyncMark), FrameMark)
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
		known, _ := l.sourceText(pos.Filename)
		if text := l.stacks.source(f); text != "" && text != known {
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

// sourceText returns the text of a file as it was written, for code frames and columns.
func (l *Loop) sourceText(file string) (string, bool) {
	if name, ok := l.modules.named[file]; ok {
		file = name
	}
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
