package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Options are what a host may give to the module beyond what is safe anywhere.
type Options struct {
	// Signals lets scripts handle signals of the process with loop.add_signal_handler. It arranges for fn to be called,
	// on any goroutine, whenever the signal comes, until stop is called; name is "SIGINT" and the like, or a number in
	// decimal where the script gave one. A new handler of a signal is asked for before the old one's stop is called,
	// which must leave the new one alone. The error says why the signal cannot be handled. nil: scripts may handle none.
	Signals func(name string, fn func()) (stop func(), err error)
}

// With returns the binding with what the options permit.
func With(o Options) runtime.Binding {
	return func(l *runtime.Loop) error { return install(l, o) }
}

// signals installs add_signal_handler and remove_signal_handler.
func (m *module) signals(o Options) {
	handlers := map[string]func(){} // what undoes each
	name := func(fn string, v goja.Value) string {
		switch x := v.Export().(type) {
		case string:
			return x
		case int64:
			return fmt.Sprint(x)
		}
		panic(m.l.TypeError("%s: sig: want the name of a signal such as \"SIGTERM\", got %s", fn, runtime.Describe(v)))
	}
	e := m.loopMethods()
	e("add_signal_handler", 2, func(e *eventLoop, args []goja.Value) goja.Value {
		e.open()
		sig := name("add_signal_handler", arg(args, 0))
		fn := m.callback("add_signal_handler", args[min(1, len(args)):])
		callback, params := args[1], append([]goja.Value(nil), args[2:]...)
		if o.Signals == nil {
			panic(m.l.Error("RuntimeError", "add_signal_handler: the host does not let scripts handle signals"))
		}
		ctx := m.l.CopyContext()
		stop, err := o.Signals(sig, func() {
			m.l.Post(func() {
				m.l.RunInContext(ctx, func() { e.invoke(fn, params, callback, nil) })
			})
		})
		if err != nil {
			panic(m.l.RangeError("add_signal_handler: %s: %s", sig, err))
		}
		if undo := handlers[sig]; undo != nil {
			undo()
		}
		release := m.l.Hold()
		handlers[sig] = func() {
			stop()
			release()
		}
		return goja.Undefined()
	})
	e("remove_signal_handler", 1, func(_ *eventLoop, args []goja.Value) goja.Value {
		sig := name("remove_signal_handler", arg(args, 0))
		undo := handlers[sig]
		if undo == nil {
			return m.vm.ToValue(false)
		}
		delete(handlers, sig)
		undo()
		return m.vm.ToValue(true)
	})
}
