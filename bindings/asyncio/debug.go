package asyncio

import (
	"fmt"
	"io"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// debugging installs what debug mode has beyond its switch: slow_callback_duration, in seconds.
func (m *module) debugging() {
	m.slow = 0.1
	l := m.l
	getter := l.NewFunction("get slow_callback_duration", 0, func(goja.FunctionCall) goja.Value { return m.vm.ToValue(m.slow) })
	setter := l.NewFunction("set slow_callback_duration", 1, func(call goja.FunctionCall) goja.Value {
		m.slow = m.seconds("slow_callback_duration", "duration", call.Argument(0))
		m.main.applyDebug()
		return goja.Undefined()
	})
	must(m.loopProto.DefineAccessorProperty("slow_callback_duration", getter, setter, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// applyDebug turns the runtime's part of debug mode on or off: timing every callback and step, and keeping where tasks
// were made.
func (e *eventLoop) applyDebug() {
	m := e.m
	if e != m.main {
		return
	}
	if !e.debug {
		m.l.Debug(nil)
		return
	}
	m.l.Debug(&runtime.DebugMode{Slow: m.slow, Report: func(what string, seconds float64) {
		io.WriteString(m.l.Runtime().Stderr(), fmt.Sprintf("Executing %s took %.3f seconds\n", what, seconds))
	}})
}

// sourceTraceback adds to the context of a report where the task was made, which is known in debug mode.
func (m *module) sourceTraceback(context *goja.Object, p *runtime.Promise) {
	frames := p.CreationStack()
	if len(frames) == 0 {
		return
	}
	list := make([]any, len(frames))
	for i, f := range frames {
		list[i] = m.frame(f)
	}
	must(context.Set("source_traceback", m.vm.NewArray(list...)))
}
