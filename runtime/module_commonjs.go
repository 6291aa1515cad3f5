package runtime

import (
	"path"

	"github.com/dop251/goja"
)

// This file is CommonJS: require, module and exports, and both ways between it and ECMAScript modules.

// evaluateValue runs a module that is no ECMAScript module, unless it has run; what it threw it throws again.
func (m *module) evaluateValue() *thrown {
	l := m.l
	if m.begun || m.kind == jsonModule || m.kind == builtinModule {
		return m.err
	}
	m.begun = true
	m.value = l.commonObject(m).Get("exports")
	prevCur, prevBase := l.cur, l.base
	l.cur, l.base = nil, false
	defer func() { l.cur, l.base = prevCur, prevBase }()
	ex := l.vm.Try(func() {
		v, err := l.vm.RunProgram(m.unit.Program)
		if err == nil && m.kind == commonModule {
			fn, _ := goja.AssertFunction(v)
			_, err = fn(m.value, m.value, l.requireFunction(m), m.object, l.vm.ToValue("/"+m.key), l.vm.ToValue(path.Dir("/"+m.key)))
		}
		if err != nil {
			panic(l.thrown(err))
		}
	})
	if ex != nil {
		m.err = &thrown{ex.Value(), ex}
		return m.err
	}
	m.value = m.object.Get("exports")
	must(m.object.Set("loaded", true))
	m.state = moduleEvaluated
	return nil
}

// commonObject returns the object that a file of CommonJS knows as module.
func (l *Loop) commonObject(m *module) *goja.Object {
	if m.object == nil {
		o := l.vm.NewObject()
		must(o.Set("id", "/"+m.key))
		must(o.Set("path", path.Dir("/"+m.key)))
		must(o.Set("exports", l.vm.NewObject()))
		must(o.Set("filename", "/"+m.key))
		must(o.Set("loaded", false))
		must(o.Set("children", l.vm.NewArray()))
		must(o.Set("paths", l.vm.NewArray()))
		m.object = o
		l.Hide(o, "require", l.requireFunction(m))
	}
	return m.object
}

// runCommonMain runs the main file of CommonJS as the main task.
func (l *Loop) runCommonMain(m *module) (goja.Value, error) {
	if t := m.evaluateValue(); t != nil {
		return nil, t.ex
	}
	return goja.Undefined(), nil
}

// named returns the named exports of a module that has a value: of CommonJS and of the host the own enumerable
// properties, as they are when it is first asked for them after its evaluation.
func (m *module) named() map[string]goja.Value {
	if m.names != nil {
		return m.names
	}
	names := map[string]goja.Value{}
	switch m.kind {
	case jsonModule, scriptModule:
		m.names = names
		return names
	case commonModule:
		if m.state != moduleEvaluated {
			return names
		}
	}
	m.names = names
	o, ok := m.value.(*goja.Object)
	if !ok {
		return names
	}
	for _, key := range m.l.ownEnumerable(o) {
		if ex := m.l.vm.Try(func() { names[key] = o.Get(key) }); ex != nil {
			names[key] = goja.Undefined()
		}
	}
	return names
}

// exportedValue returns an export of a module that has a value; nil if there is none of this name.
func (m *module) exportedValue(name string) goja.Value {
	if name == "default" {
		if m.value == nil {
			return goja.Undefined()
		}
		return m.value
	}
	if m.kind == commonModule && m.state != moduleEvaluated { // in a cycle: what is there already
		if o, ok := m.value.(*goja.Object); ok {
			return o.Get(name)
		}
		return nil
	}
	return m.named()[name]
}

// require is what the require of the file referrer does. It throws what goes wrong.
func (l *Loop) require(specifier, referrer string) goja.Value {
	m, err := l.resolve(request{specifier: specifier, require: true, referrer: referrer})
	if err != nil {
		panic(l.loadError(err, true))
	}
	if m.kind != sourceModule {
		if t := m.evaluateValue(); t != nil {
			panic(t.raise())
		}
		return m.value
	}
	if err = l.loadGraph(m); err == nil {
		err = l.linkModule(m)
	}
	if err != nil {
		panic(l.thrownBy(err).raise())
	}
	if m.state == moduleEvaluating {
		panic(l.coded("ERR_REQUIRE_CYCLE_MODULE", "require: '"+specifier+"' is a module that is being evaluated: a cycle of import and require"))
	}
	if a := asynchronous(m, map[*module]bool{}); a != nil {
		what := "it has a top-level await"
		if a != m {
			what = l.rt.display(a.key) + ", which it imports, has a top-level await"
		}
		panic(l.coded("ERR_REQUIRE_ASYNC_MODULE", "require: cannot load the module '"+specifier+"': "+what+"; use import()"))
	}
	l.evaluate(m)
	if m.err != nil {
		panic(m.err.raise())
	}
	if b := m.export("module.exports", resolveSet{}); b != nil && b != ambiguous {
		v, err := b.get()
		if err != nil {
			panic(l.thrown(err))
		}
		return v
	}
	return m.namespaceObject()
}

func (l *Loop) coded(code, message string) *goja.Object {
	o := l.newErrorOf("Error", message)
	must(o.Set("code", code))
	return o
}

// raise returns what to panic with so that t is thrown again with its first stack.
func (t *thrown) raise() any {
	if t.ex != nil {
		return t.ex
	}
	return t.v
}

// asynchronous returns a module with a top-level await that m imports, directly or not, or is itself; nil if there is
// none.
func asynchronous(m *module, seen map[*module]bool) *module {
	if m.kind != sourceModule || seen[m] || m.state == moduleEvaluated {
		return nil
	}
	seen[m] = true
	if m.async {
		return m
	}
	for _, dep := range m.deps {
		if a := asynchronous(dep, seen); a != nil {
			return a
		}
	}
	return nil
}

// requireFunction makes the require of a file.
func (l *Loop) requireFunction(m *module) *goja.Object {
	if v := m.object.Get("require"); v != nil {
		return v.(*goja.Object)
	}
	check := func(v goja.Value, what string) string {
		s, ok := v.Export().(string)
		if !ok || s == "" {
			panic(l.TypeError("%s: id: want a string that is not empty, got %s", what, describe(v)))
		}
		return s
	}
	fn := l.NewFunction("require", 1, func(call goja.FunctionCall) goja.Value {
		return l.require(check(call.Argument(0), "require"), m.key)
	})
	must(fn.Set("resolve", l.NewFunction("resolve", 1, func(call goja.FunctionCall) goja.Value {
		p, err := l.resolveOnly(check(call.Argument(0), "require.resolve"), m.key, true)
		if err != nil {
			panic(l.loadError(err, true))
		}
		return l.vm.ToValue(p)
	})))
	main := goja.Undefined()
	if x := l.modules.main; x != nil && x.kind == commonModule {
		main = l.commonObject(x)
	}
	must(fn.Set("main", main))
	return fn
}
