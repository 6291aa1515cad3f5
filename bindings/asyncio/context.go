package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// contextVar is a ContextVar (PEP 567).
type contextVar struct {
	name     string
	fallback goja.Value // the default; nil: none
	obj      *goja.Object
}

// token is what ContextVar.set gives and reset takes.
type token struct {
	of      *contextVar
	context *runtime.Context // where it was made
	old     goja.Value       // nil: the variable was not set
	used    bool
}

// context is a Context.
type context struct {
	ctx *runtime.Context
}

func (m *module) contexts() {
	l := m.l
	m.contextClass = newClass(m, "Context", 0, func([]goja.Value) *context { return &context{ctx: l.NewContext()} })
	tokens := hiddenClass[token](m, "Token")
	missing := m.vm.NewObject()
	l.Hide(missing, "toString", l.NewFunction("toString", 0, func(goja.FunctionCall) goja.Value { return m.vm.ToValue("<Token.MISSING>") }))
	tokenCtor, proto := l.NewClass("Token", 0, func([]goja.Value, *goja.Object) *goja.Object {
		panic(l.Error("RuntimeError", "Tokens can only be created by ContextVars"))
	})
	tokens.proto = proto
	must(tokenCtor.Set("MISSING", missing))
	must(m.obj.Set("Token", tokenCtor))

	vars := newClass(m, "ContextVar", 1, func(args []goja.Value) *contextVar {
		args, opts := m.options(args)
		name, ok := arg(args, 0).Export().(string)
		if !ok {
			panic(l.TypeError("context variable name must be a str, got %s", runtime.Describe(arg(args, 0))))
		}
		v := &contextVar{name: name}
		if opts != nil {
			v.fallback = opts.Get("default")
		}
		return v
	})
	vars.getter("name", func(v *contextVar) goja.Value { return m.vm.ToValue(v.name) })
	vars.method("get", 0, func(v *contextVar, args []goja.Value) goja.Value {
		if x, ok := l.ContextValue(v); ok {
			return x.(goja.Value)
		}
		return m.orFallback(v, args)
	})
	l.Method(vars.proto, "set", 1, func(call goja.FunctionCall) goja.Value {
		v := vars.this("set", call.This)
		v.obj = call.This.(*goja.Object)
		t := &token{of: v, context: l.CurrentContext()}
		if x, ok := l.ContextValue(v); ok {
			t.old = x.(goja.Value)
		}
		l.SetContextValue(v, call.Argument(0))
		return tokens.wrap(t)
	})
	vars.method("reset", 1, func(v *contextVar, args []goja.Value) goja.Value {
		t := tokens.of(arg(args, 0))
		switch {
		case t == nil:
			panic(l.TypeError("ContextVar.reset: token: want a Token, got %s", runtime.Describe(arg(args, 0))))
		case t.used:
			panic(l.Error("RuntimeError", "<Token var="+v.name+"> has already been used once"))
		case t.of != v:
			panic(l.RangeError("<Token var=%s> was created by a different ContextVar", t.of.name))
		case t.context != l.CurrentContext():
			panic(l.RangeError("<Token var=%s> was created in a different Context", v.name))
		}
		t.used = true
		if t.old == nil {
			l.SetContextValue(v, nil)
		} else {
			l.SetContextValue(v, t.old)
		}
		return goja.Undefined()
	})
	vars.text(func(v *contextVar) string { return "<ContextVar name='" + v.name + "'>" })
	tokens.getter("var", func(t *token) goja.Value { return t.of.obj })
	tokens.getter("old_value", func(t *token) goja.Value {
		if t.old == nil {
			return missing
		}
		return t.old
	})

	k := m.contextClass
	k.method("get", 1, func(x *context, args []goja.Value) goja.Value {
		v := vars.of(arg(args, 0))
		if v == nil {
			panic(l.TypeError("a ContextVar key was expected, got %s", runtime.Describe(arg(args, 0))))
		}
		if x, ok := x.ctx.Get(v); ok {
			return x.(goja.Value)
		}
		if len(args) > 1 {
			return args[1]
		}
		return goja.Null()
	})
	k.method("has", 1, func(x *context, args []goja.Value) goja.Value {
		_, ok := x.ctx.Get(vars.of(arg(args, 0)))
		return m.vm.ToValue(ok)
	})
	each := func(name string, of func(v *contextVar, value goja.Value) goja.Value) {
		k.method(name, 0, func(x *context, _ []goja.Value) goja.Value {
			var list []any
			for key, value := range x.ctx.All() {
				list = append(list, of(key.(*contextVar), value.(goja.Value)))
			}
			return m.vm.NewArray(list...)
		})
	}
	each("keys", func(v *contextVar, _ goja.Value) goja.Value { return v.obj })
	each("values", func(_ *contextVar, value goja.Value) goja.Value { return value })
	each("items", func(v *contextVar, value goja.Value) goja.Value { return m.vm.NewArray(v.obj, value) })
	k.method("copy", 0, func(x *context, _ []goja.Value) goja.Value { return m.contextObject(x.ctx.Copy()) })
	k.method("run", 1, func(x *context, args []goja.Value) goja.Value {
		fn := m.callback("Context.run", args)
		if !x.ctx.Enter() {
			panic(l.Error("RuntimeError", "cannot enter context: <Context> is already entered"))
		}
		defer x.ctx.Leave()
		var v goja.Value
		l.RunInContext(x.ctx, func() { v = m.call(fn, args[1:]...) })
		return v
	})
	m.define("copy_context", 0, func(goja.FunctionCall) goja.Value { return m.contextObject(l.CopyContext()) })
}

func (m *module) orFallback(v *contextVar, args []goja.Value) goja.Value {
	switch {
	case len(args) > 0:
		return args[0]
	case v.fallback != nil:
		return v.fallback
	}
	panic(m.l.Error("LookupError", "<ContextVar name='"+v.name+"'>"))
}

// contextObject returns the face of a Context.
func (m *module) contextObject(c *runtime.Context) *goja.Object {
	if c.Face == nil {
		c.Face = m.contextClass.wrap(&context{ctx: c})
	}
	return c.Face
}

// contextOf reads the option context.
func (m *module) contextOf(fn string, opts *goja.Object) *runtime.Context {
	if opts == nil {
		return nil
	}
	v := opts.Get("context")
	if absent(v) {
		return nil
	}
	if x := m.contextClass.of(v); x != nil {
		if x.ctx.Face == nil {
			x.ctx.Face = v.(*goja.Object)
		}
		return x.ctx
	}
	panic(m.l.TypeError("%s: context: want a Context, got %s", fn, runtime.Describe(v)))
}
