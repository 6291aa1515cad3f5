package asyncio

import (
	"io"
	"slices"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// tasks installs class Task.
func (m *module) tasks() {
	l := m.l
	ctor, proto := l.NewClass("Task", 1, func(args []goja.Value, _ *goja.Object) *goja.Object {
		return m.main.createTask("Task", args)
	})
	must(proto.SetPrototype(m.futureProto))
	must(proto.DeleteSymbol(goja.SymToStringTag))
	m.taskProto = proto
	m.species(ctor)
	l.TaskMaker(ctor)
	must(m.obj.Set("Task", ctor))
	l.SetPrototypes(m.futureProto, proto)

	method := func(name string, length int, fn func(*runtime.Task, goja.FunctionCall) goja.Value) {
		l.Method(proto, name, length, func(call goja.FunctionCall) goja.Value {
			t := l.TaskOf(call.This)
			if t == nil {
				panic(l.TypeError("Task.%s called on %s", name, runtime.Describe(call.This)))
			}
			return fn(t, call)
		})
	}
	method("cancel", 0, func(t *runtime.Task, call goja.FunctionCall) goja.Value {
		return m.vm.ToValue(t.CancelWith(&runtime.CancelRequest{Msg: given(call.Argument(0)), Origin: l.Caller()}))
	})
	method("cancelling", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value { return m.vm.ToValue(t.Cancelling()) })
	method("uncancel", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value { return m.vm.ToValue(t.Uncancel()) })
	method("get_name", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value { return m.vm.ToValue(t.Name()) })
	method("set_name", 1, func(t *runtime.Task, call goja.FunctionCall) goja.Value {
		t.SetName(call.Argument(0).String())
		return goja.Undefined()
	})
	method("get_coro", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value {
		if c := t.Coroutine(); c != nil {
			return c.Object()
		}
		return goja.Null()
	})
	method("get_context", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value {
		return m.contextObject(t.TaskContext())
	})
	method("get_loop", 0, func(t *runtime.Task, _ goja.FunctionCall) goja.Value {
		if e := m.loopOf[t]; e != nil {
			return e.obj
		}
		return m.main.obj
	})
	method("get_stack", 0, func(t *runtime.Task, call goja.FunctionCall) goja.Value {
		var frames []any
		for _, f := range m.stackOf("get_stack", t, call.Arguments) {
			frames = append(frames, m.frame(f))
		}
		return m.vm.NewArray(frames...)
	})
	method("print_stack", 0, func(t *runtime.Task, call goja.FunctionCall) goja.Value {
		m.printStack(t, m.stackOf("print_stack", t, call.Arguments))
		return goja.Undefined()
	})
}

// stackOf returns the await chain of a task, innermost first, or where its error came from if it failed; the option limit
// keeps the innermost frames.
func (m *module) stackOf(fn string, t *runtime.Task, args []goja.Value) []runtime.Frame {
	args, opts := m.options(args)
	v := arg(args, 0)
	if opts != nil {
		v = orUndefined(opts.Get("limit"))
	}
	frames := t.Stack()
	if !absent(v) {
		frames = frames[:min(max(m.count(fn, "limit", v), 0), len(frames))]
	}
	return frames
}

func (m *module) frame(f runtime.Frame) *goja.Object {
	o := m.vm.NewObject()
	must(o.Set("name", f.Function))
	must(o.Set("file", f.File))
	must(o.Set("line", f.Line))
	must(o.Set("column", f.Column))
	return o
}

func (m *module) printStack(t *runtime.Task, frames []runtime.Frame) {
	text := "No stack for " + t.Describe() + "\n"
	if len(frames) > 0 {
		text = "Stack for " + t.Describe() + " (most recent call last):\n"
		for _, f := range slices.Backward(frames) {
			text += "  " + f.String() + "\n"
		}
	}
	io.WriteString(m.l.Runtime().Stderr(), text)
}
