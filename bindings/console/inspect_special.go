package console

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// This file renders what is more than a list of properties: promises and tasks, modules, functions, boxed primitives.

// promise is the shape of a promise, a future or a task.
func (in *inspector) promise(sh *shape, o *goja.Object, p *runtime.Promise) {
	if sh.tag == "Promise" { // inherited, and not what a Task or a Future is called
		sh.tag = ""
	}
	sh.braces.open = prefix(sh.class, sh.tag, "Promise", "") + "{"
	t := in.l.TaskOf(o)
	sh.parts = func(depth int) []string {
		mark := ""
		if t != nil {
			mark = taskMark(t) + " "
		}
		switch {
		case p.Cancelled():
			return []string{mark + in.paint.special("<cancelled>")}
		case !p.Settled():
			return []string{mark + in.paint.special("<pending>") + in.pendingOn(t)}
		case p.Rejected():
			return []string{mark + in.paint.special("<rejected>") + " " + in.nested(p.Value(), depth)}
		}
		return []string{mark + in.nested(p.Value(), depth)}
	}
}

// taskMark is the number and the name of a task.
func taskMark(t *runtime.Task) string {
	if n := t.NumberOf(); n > 0 {
		return fmt.Sprintf("#%d %s", n, quote(t.Name()))
	}
	return quote(t.Name())
}

// pendingOn says where a task waits, and for what.
func (in *inspector) pendingOn(t *runtime.Task) string {
	if t == nil {
		return ""
	}
	s := ""
	if frames := t.Stack(); len(frames) > 0 && frames[0].File != "" {
		s = fmt.Sprintf(" at %s:%d", frames[0].File, frames[0].Line)
	}
	if w := t.WaitsFor(); w != "" {
		s += ", awaiting " + w
	}
	return s
}

// hosted is the shape of a host object that says itself what it is, by a method Inspect of its state.
func (in *inspector) hosted(sh *shape, o *goja.Object) bool {
	s, ok := in.l.State(o).(interface{ Inspect() string })
	if !ok {
		return false
	}
	sh.braces.open = prefix(sh.class, sh.tag, "Object", "") + "{"
	sh.parts = func(int) []string {
		if text := s.Inspect(); text != "" {
			return []string{text}
		}
		return nil
	}
	return true
}

// namespace renders the exports of a module.
func (in *inspector) namespace(o *goja.Object, depth int) string {
	if depth > in.Depth {
		return in.paint.special("[Module: null prototype]")
	}
	in.current = depth + 1
	var parts []string
	for _, k := range o.GetOwnPropertyNames() {
		shown := in.paint.special("<uninitialized>")
		_ = in.l.VM().Try(func() { shown = in.nested(o.Get(k), depth+1) })
		if !identifier().MatchString(k) {
			k = in.paint.str(quote(k))
		}
		parts = append(parts, k+": "+shown)
	}
	if len(parts) == 0 {
		return "[Module: null prototype] {}"
	}
	return in.join(parts, braces{open: "[Module: null prototype] {", shut: "}"}, depth+1, false, false, false)
}

// boxed is the shape of new Number(1) and the like.
func (in *inspector) boxed(sh *shape, kind string, v goja.Value) {
	plain := &inspector{l: in.l, InspectOptions: in.InspectOptions}
	plain.Color = false
	base := "[" + kind
	if sh.class != kind {
		if sh.class == "" {
			base += " (null prototype)"
		} else {
			base += " (" + sh.class + ")"
		}
	}
	base += ": " + plain.primitive(v) + "]"
	if sh.tag != "" && sh.tag != sh.class {
		base += " [" + sh.tag + "]"
	}
	if kind == "String" {
		sh.keys = withoutIndices(sh.keys)
	}
	sh.braces.base = base
	sh.whole = in.paint.number(base)
	if kind == "String" || kind == "Symbol" {
		sh.whole = in.paint.str(base)
	}
	sh.deep = true
}

// functionBase names a function or a class.
func (in *inspector) functionBase(o *goja.Object, sh *shape) string {
	l := in.l
	name := ""
	if v, ok := l.OwnValue(o, "name"); ok {
		name, _ = rawString(v)
	}
	if classHead().MatchString(l.FunctionSource(o)) {
		if name == "" {
			name = "(anonymous)"
		}
		base := "class " + name
		if sh.class != "Function" && sh.class != "" {
			base += " [" + sh.class + "]"
		}
		if sh.tag != "" && sh.tag != sh.class {
			base += " [" + sh.tag + "]"
		}
		if parent := o.Prototype(); sh.class == "" {
			base += " extends [null prototype]"
		} else if parent != nil && !runtime.IsProxy(parent) {
			if v, ok := l.OwnValue(parent, "name"); ok && v.String() != "" {
				base += " extends " + v.String()
			}
		}
		return "[" + base + "]"
	}
	kind := "Function"
	switch {
	case sh.tag == "GeneratorFunction" || sh.tag == "AsyncGeneratorFunction" || sh.tag == "AsyncFunction":
		kind = sh.tag
	case l.IsCoroutineFunction(o):
		kind = "AsyncFunction"
	}
	base := "[" + kind
	if sh.class == "" {
		base += " (null prototype)"
	}
	if name == "" {
		base += " (anonymous)]"
	} else {
		base += ": " + name + "]"
	}
	if sh.class != kind && sh.class != "" && sh.class != "Function" {
		base += " " + sh.class
	}
	if sh.tag != "" && sh.tag != sh.class && sh.tag != kind {
		base += " [" + sh.tag + "]"
	}
	return base
}
