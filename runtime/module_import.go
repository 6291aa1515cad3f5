package runtime

import (
	"fmt"

	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file is import() (ECMA-262, 13.3.10).

// jsImport is %import(referrer, specifier, options, ...names): it returns the promise of import(). names are exports that
// must be there, of an import declaration at a prompt.
func (l *Loop) jsImport(call goja.FunctionCall) goja.Value {
	p := l.NewPromise()
	q := request{referrer: call.Argument(0).String()}
	if ex := l.vm.Try(func() {
		if _, ok := call.Argument(1).(*goja.Symbol); ok {
			panic(l.TypeError("Cannot convert a Symbol value to a string"))
		}
		q.specifier = call.Argument(1).ToString().String()
		l.importOptions(&q, call.Argument(2))
	}); ex != nil {
		p.settle(rejectedState, ex.Value())
		return p.Object()
	}
	var names []string
	for i := 3; i < len(call.Arguments); i++ {
		names = append(names, call.Arguments[i].String())
	}
	m, err := l.resolve(q)
	if err == nil {
		err = l.loadGraph(m)
	}
	if err != nil {
		p.settle(rejectedState, l.loadError(l.placed(err, "", source.Position{}), false))
		return p.Object()
	}
	l.CallMicrotask(func() { // the reaction to the end of loading, which was at once
		if err := l.linkModule(m); err != nil {
			p.settle(rejectedState, l.thrownBy(err).v)
			return
		}
		l.evaluate(m).wait(&imported{to: p, m: m, scope: l.scope.callback(), names: names})
	})
	return p.Object()
}

// jsEvalImport is import() in code that eval or Function made.
func (l *Loop) jsEvalImport(call goja.FunctionCall) goja.Value {
	return l.jsImport(goja.FunctionCall{Arguments: []goja.Value{l.vm.ToValue(l.callingFile()), call.Argument(0), call.Argument(1)}})
}

// callingFile returns the path of the source nearest on the stack, else that of the main module: what code without a file of
// its own imports is relative to it.
func (l *Loop) callingFile() string {
	var buf [8]goja.StackFrame
	for _, f := range l.vm.CaptureCallStack(len(buf), buf[:0]) {
		if _, ok := l.sources[f.SrcName()]; ok && f.SrcName() != "<anonymous>" {
			return l.keyOf(f.SrcName())
		}
	}
	if l.modules.main != nil {
		return l.modules.main.key
	}
	return ""
}

// importOptions reads the second argument of import().
func (l *Loop) importOptions(q *request, options goja.Value) {
	if goja.IsUndefined(options) {
		return
	}
	o, ok := options.(*goja.Object)
	if !ok {
		panic(l.TypeError("import(): options: want an object, got %s", describe(options)))
	}
	with := o.Get("with")
	if with == nil || goja.IsUndefined(with) {
		return
	}
	attributes, ok := with.(*goja.Object)
	if !ok {
		panic(l.TypeError("import(): with: want an object, got %s", describe(with)))
	}
	var pairs [][2]string
	for _, key := range l.ownEnumerable(attributes) {
		v := attributes.Get(key)
		if v == nil || v.ExportType() == nil || v.ExportType().Kind().String() != "string" {
			panic(l.TypeError("import(): with: %s: want a string, got %s", key, describe(v)))
		}
		pairs = append(pairs, [2]string{key, v.String()})
	}
	for _, a := range pairs {
		if message := checkAttribute(a[0], a[1]); message != "" {
			panic(l.TypeError("%s", message))
		}
		q.jsonOnly = true
	}
}

// ownEnumerable returns the own enumerable keys of o that are strings (EnumerableOwnProperties).
func (l *Loop) ownEnumerable(o *goja.Object) []string {
	v := l.objectKeys(goja.FunctionCall{Arguments: []goja.Value{o}})
	var list []string
	if err := l.vm.ExportTo(v, &list); err != nil {
		panic(l.TypeError("%s", err))
	}
	return list
}

// imported resolves the promise of import() with the namespace object once the module is evaluated.
type imported struct {
	to    *Promise
	m     *module
	scope *scope
	names []string
}

func (i *imported) runJob(l *Loop, p *Promise) {
	l.scope = i.scope
	if p.state != fulfilled {
		i.to.settle(rejectedState, p.Value())
		return
	}
	var ns goja.Value
	if ex := l.vm.Try(func() { ns = i.m.namespaceObject() }); ex != nil {
		i.to.settle(rejectedState, ex.Value())
		return
	}
	for _, n := range i.names {
		if b := i.m.export(n, resolveSet{}); b == nil || b == ambiguous {
			i.to.settle(rejectedState, l.newErrorOf("SyntaxError", fmt.Sprintf("The requested module does not provide an export named '%s'", n)))
			return
		}
	}
	i.to.Resolve(ns)
}

func redirected(err error) (string, bool) { return source.Redirected(err) }

func errNoFS(specifier string) error {
	return fmt.Errorf("Cannot import '%s': the Runtime has no file system (Options.FS)", specifier)
}
