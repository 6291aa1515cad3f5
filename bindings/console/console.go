// Package console gives scripts the console, in the words and with the layout of Node's: log, info, debug, dir, table,
// count, timeLog and timeEnd write to standard output, warn, error, trace and assert to standard error. A lone string
// is written raw; other values are shown as [Inspect] shows them.
package console

import (
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Options say how the console shows values. The zero Options is a console for a pipe.
type Options struct {
	Color bool
	// Width returns the width of the lines in columns; nil: 80.
	Width func() int
}

// Binding installs the console of the zero Options. It is called by runtime.New.
func Binding(l *runtime.Loop) error { return New(Options{})(l) }

// New returns a binding that installs the console. Installed again, it takes the place of the one before.
func New(o Options) runtime.Binding {
	return func(l *runtime.Loop) error {
		c := &console{
			l: l, vm: l.VM(), o: o, out: l.Runtime().Stdout(), errs: l.Runtime().Stderr(),
			counts: map[string]int{}, timers: map[string]time.Time{},
		}
		l.LazyGlobal("console", func() goja.Value {
			obj := c.vm.NewObject()
			methods := c.methods()
			for _, name := range slices.Sorted(maps.Keys(methods)) {
				m := methods[name]
				l.Method(obj, name, 0, func(call goja.FunctionCall) goja.Value {
					m(call.Arguments)
					return goja.Undefined()
				})
			}
			return obj
		})
		return nil
	}
}

// console is that of one Runtime.
type console struct {
	l         *runtime.Loop
	vm        *goja.Runtime
	o         Options
	out, errs io.Writer
	indent    string // of the groups that are open
	counts    map[string]int
	timers    map[string]time.Time
}

func (c *console) methods() map[string]func(args []goja.Value) {
	to := func(w io.Writer) func([]goja.Value) {
		return func(args []goja.Value) { c.print(w, c.format(args)) }
	}
	return map[string]func([]goja.Value){
		"log": to(c.out), "info": to(c.out), "debug": to(c.out), "dirxml": to(c.out),
		"warn": to(c.errs), "error": to(c.errs),
		"trace":      c.trace,
		"assert":     c.assert,
		"dir":        c.dir,
		"table":      c.table,
		"group":      c.group,
		"groupEnd":   func([]goja.Value) { c.indent = strings.TrimSuffix(c.indent, "  ") },
		"count":      c.count,
		"countReset": c.countReset,
		"time":       c.time,
		"timeLog":    func(args []goja.Value) { c.timePassed("timeLog", args, false) },
		"timeEnd":    func(args []goja.Value) { c.timePassed("timeEnd", args, true) },

		"groupCollapsed": c.group,
	}
}

// print writes text and a line's end, each line behind the indentation of the open groups.
func (c *console) print(w io.Writer, text string) {
	if c.indent != "" {
		text = c.indent + strings.ReplaceAll(text, "\n", "\n"+c.indent)
	}
	if _, err := io.WriteString(w, text+"\n"); err != nil {
		panic(c.vm.NewGoError(err))
	}
}

// options are those of values in a line of output.
func (c *console) options() InspectOptions {
	o := DefaultInspect()
	o.Color = c.o.Color
	if c.o.Width != nil {
		o.Width = c.o.Width()
	}
	if o.Width == 0 {
		o.Width = defaultWidth
	}
	o.Width = max(o.Width-len(c.indent), 16)
	return o
}

func (c *console) format(args []goja.Value) string { return formatWith(c.l, args, c.options()) }

// label is the name of a counter or timer: the first argument.
func (c *console) label(args []goja.Value) string {
	if len(args) == 0 || goja.IsUndefined(args[0]) {
		return "default"
	}
	return c.text(args[0])
}

// text is String(v), which throws for some values.
func (c *console) text(v goja.Value) string {
	if s, ok := v.(*goja.Symbol); ok {
		panic(c.l.TypeError("Cannot convert a Symbol value to a string: %s", s.String()))
	}
	return v.String()
}

func (c *console) trace(args []goja.Value) {
	head := "Trace"
	if len(args) > 0 {
		head += ": " + c.format(args)
	}
	var b strings.Builder
	b.WriteString(head)
	for _, f := range c.vm.CaptureCallStack(0, nil) {
		pos := f.Position()
		if f.SrcName() == "<native>" || strings.HasPrefix(pos.Filename, "%") || pos.Line == 0 {
			continue
		}
		frame := runtime.Frame{Function: strings.TrimSuffix(f.FuncName(), runtime.FrameMark), File: pos.Filename, Line: pos.Line, Column: pos.Column}
		if frame.Function == "<anonymous>" {
			frame.Function = ""
		}
		b.WriteString("\n    at " + frame.String())
	}
	c.print(c.errs, b.String())
}

func (c *console) assert(args []goja.Value) {
	if len(args) > 0 && args[0].ToBoolean() {
		return
	}
	if len(args) < 2 {
		c.print(c.errs, "Assertion failed")
		return
	}
	rest := args[1:]
	if s, ok := rawString(rest[0]); ok {
		rest = append([]goja.Value{c.vm.ToValue("Assertion failed: " + s)}, rest[1:]...)
		c.print(c.errs, c.format(rest))
		return
	}
	c.print(c.errs, "Assertion failed "+c.format(rest))
}

func (c *console) dir(args []goja.Value) {
	o := c.options()
	var v goja.Value = goja.Undefined()
	if len(args) > 0 {
		v = args[0]
	}
	if len(args) > 1 {
		readOptions(args[1], &o)
	}
	c.print(c.out, InspectWith(c.l, v, o))
}

func (c *console) group(args []goja.Value) {
	if len(args) > 0 {
		c.print(c.out, c.format(args))
	}
	c.indent += "  "
}

func (c *console) count(args []goja.Value) {
	label := c.label(args)
	c.counts[label]++
	c.print(c.out, label+": "+index(c.counts[label]))
}

func (c *console) countReset(args []goja.Value) {
	label := c.label(args)
	if _, ok := c.counts[label]; !ok {
		c.warn("Count for '" + label + "' does not exist")
		return
	}
	delete(c.counts, label)
}

// warn tells of a misuse of the console, which is no reason to stop a script.
func (c *console) warn(text string) { c.print(c.errs, "Warning: "+text) }

func (c *console) time(args []goja.Value) {
	label := c.label(args)
	if _, ok := c.timers[label]; ok {
		c.warn("Label '" + label + "' already exists for console.time()")
		return
	}
	c.timers[label] = c.l.Now()
}

func (c *console) timePassed(method string, args []goja.Value, end bool) {
	label := c.label(args)
	began, ok := c.timers[label]
	if !ok {
		c.warn("No such label '" + label + "' for console." + method + "()")
		return
	}
	if end {
		delete(c.timers, label)
	}
	text := label + ": " + elapsed(c.l.Now().Sub(began))
	if !end && len(args) > 1 {
		text += " " + c.format(args[1:])
	}
	c.print(c.out, text)
}
