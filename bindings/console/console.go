// Package console gives scripts the console: log, info and debug write to standard output, warn, error and trace to
// standard error. A lone string is written raw; other values are shown as [Inspect] shows them.
package console

import (
	"io"
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// InspectOptions say how values are shown.
type InspectOptions struct {
	Depth int
	Color bool
	Width int
}

func InspectWith(l *runtime.Loop, v goja.Value, o InspectOptions) string { return Inspect(l, v) }

type Options struct {
	Color bool
	Width func() int
}

func New(o Options) runtime.Binding { return Binding }

// Binding installs the console. It is called by runtime.New.
func Binding(l *runtime.Loop) error {
	vm := l.VM()
	c := vm.NewObject()
	method := func(name string, w io.Writer) {
		l.Method(c, name, 0, func(call goja.FunctionCall) goja.Value {
			if _, err := io.WriteString(w, Format(l, call.Arguments)+"\n"); err != nil {
				panic(vm.NewGoError(err))
			}
			return goja.Undefined()
		})
	}
	out, errs := l.Runtime().Stdout(), l.Runtime().Stderr()
	for _, name := range []string{"log", "info", "debug"} {
		method(name, out)
	}
	for _, name := range []string{"warn", "error", "trace"} {
		method(name, errs)
	}
	l.Hide(vm.GlobalObject(), "console", c)
	return nil
}

// Format renders the arguments of a call of console.log on a line: strings raw, other values inspected.
func Format(l *runtime.Loop, args []goja.Value) string {
	parts := make([]string, len(args))
	for i, a := range args {
		if s, ok := rawString(a); ok {
			parts[i] = s
		} else {
			parts[i] = Inspect(l, a)
		}
	}
	return strings.Join(parts, " ")
}

func rawString(v goja.Value) (string, bool) {
	switch v.(type) {
	case nil, *goja.Object, *goja.Symbol:
		return "", false
	}
	s, ok := v.Export().(string)
	return s, ok
}
