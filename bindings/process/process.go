// Package process gives scripts the part of Node's process that concerns the run: argv, env, exitCode and exit.
package process

import (
	"maps"
	"math"
	"slices"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Binding returns a binding that installs process with the given argv (the command, the script, its arguments) and env,
// of which scripts get a copy; nil is an empty one.
func Binding(argv []string, env map[string]string) runtime.Binding {
	return func(l *runtime.Loop) error {
		vm := l.VM()
		p := vm.NewObject()
		args := make([]any, len(argv))
		for i, a := range argv {
			args[i] = a
		}
		if err := p.Set("argv", vm.NewArray(args...)); err != nil {
			return err
		}
		vars := vm.NewObject()
		for _, name := range slices.Sorted(maps.Keys(env)) {
			if err := vars.Set(name, env[name]); err != nil {
				return err
			}
		}
		if err := p.Set("env", vars); err != nil {
			return err
		}
		if err := p.Set("exitCode", goja.Undefined()); err != nil {
			return err
		}
		l.Method(p, "exit", 1, func(call goja.FunctionCall) goja.Value {
			code, ok := status(call.Argument(0))
			if given := call.Argument(0); goja.IsUndefined(given) {
				code, ok = status(p.Get("exitCode"))
			}
			if !ok {
				panic(l.TypeError("process.exit: code: want an integer, got %s", runtime.Describe(call.Argument(0))))
			}
			l.Exit(code)
			return goja.Undefined()
		})
		l.Hide(vm.GlobalObject(), "process", p)
		l.Module("node:process", p)
		return nil
	}
}

// ExitCode returns the exit status that the script set in process.exitCode, and false if it set none or nonsense.
// Loop goroutine only.
func ExitCode(l *runtime.Loop) (int, bool) {
	p, ok := l.VM().Get("process").(*goja.Object)
	if !ok {
		return 0, false
	}
	v := p.Get("exitCode")
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return 0, false
	}
	return status(v)
}

// status reads an exit status: an integer, or its digits.
func status(v goja.Value) (int, bool) {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return 0, true
	}
	f := v.ToFloat()
	if math.IsNaN(f) || f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return 0, false
	}
	return int(f) & 0xff, true
}
