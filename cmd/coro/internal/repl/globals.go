package repl

import (
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

const defaultDepth = 2

// lastValues are what _ and _error give. Loop goroutine.
type lastValues struct {
	value, err goja.Value
}

func (v *lastValues) set(x goja.Value)      { v.value = x }
func (v *lastValues) setError(x goja.Value) { v.err = x }

// console returns the console of the session: values in colour and as wide as the terminal.
func (r *repl) console() runtime.Binding {
	return console.New(console.Options{Color: r.o.Color, Width: r.o.Columns})
}

// defineGlobals makes _ and _error. They are accessors, so that a variable of the user's of that name takes over.
func (r *repl) defineGlobals(l *runtime.Loop) error {
	vm := l.VM()
	r.last.value, r.last.err = goja.Undefined(), goja.Undefined()
	define := func(name string, value *goja.Value) error {
		get := l.NewFunction(name, 0, func(goja.FunctionCall) goja.Value { return *value })
		set := l.NewFunction(name, 1, func(call goja.FunctionCall) goja.Value {
			err := vm.GlobalObject().DefineDataProperty(name, call.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			if err != nil {
				panic(err)
			}
			r.say(name + " is yours now: it does not follow the last value any more")
			return goja.Undefined()
		})
		return vm.GlobalObject().DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	if err := define("_", &r.last.value); err != nil {
		return err
	}
	if err := define("_error", &r.last.err); err != nil {
		return err
	}
	r.builtins = map[string]bool{}
	for _, name := range vm.GlobalObject().GetOwnPropertyNames() {
		r.builtins[name] = true
	}
	return nil
}

// forget makes the variables that inputs declared undefined, or no longer there.
func (r *repl) forget(l *runtime.Loop) error {
	g := l.VM().GlobalObject()
	for _, name := range g.GetOwnPropertyNames() {
		if r.builtins[name] {
			continue
		}
		if err := g.Delete(name); err != nil { // declared, so that it cannot be deleted
			if err := g.Set(name, goja.Undefined()); err != nil {
				return err
			}
		}
	}
	r.last.value, r.last.err = goja.Undefined(), goja.Undefined()
	return nil
}
