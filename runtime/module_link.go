package runtime

import (
	"fmt"
	"slices"

	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file links modules: it finds out which variable each import is bound to (16.2.1.6.3, ResolveExport), and makes
// the instances of those that take part in cycles.

// binding is what an import is bound to.
type binding struct {
	m     *module
	index int    // of the export of an ECMAScript module
	name  string // of the export of another kind of module
	whole bool   // the namespace object of m
}

var ambiguous = &binding{}

// resolveSet holds the exports that are being resolved, for cycles.
type resolveSet map[resolveKey]bool

type resolveKey struct {
	m    *module
	name string
}

// export finds the binding of an export: nil if there is none, ambiguous if several modules provide it.
func (m *module) export(name string, set resolveSet) *binding {
	if m.kind != sourceModule {
		return m.exportOfValue(name)
	}
	if b := m.resolving[name]; b != nil {
		return b
	}
	key := resolveKey{m, name}
	if set[key] {
		return nil
	}
	set[key] = true
	b := m.find(name, set)
	if b != nil && len(set) == 1 { // what was found inside of a cycle may differ by where it began
		if m.resolving == nil {
			m.resolving = map[string]*binding{}
		}
		m.resolving[name] = b
	}
	return b
}

func (m *module) find(name string, set resolveSet) *binding {
	mod := m.unit.Module
	for i := range mod.Locals {
		if mod.Locals[i].Name == name {
			return &binding{m: m, index: i}
		}
	}
	for i := range mod.Indirect {
		if x := &mod.Indirect[i]; x.Name == name {
			if x.Whole {
				return &binding{m: m.deps[x.Request], whole: true}
			}
			return m.deps[x.Request].export(x.Import, set)
		}
	}
	if name == "default" {
		return nil
	}
	var found, dynamic *binding
	for _, r := range mod.Stars {
		dep := m.deps[r]
		b := dep.export(name, set)
		switch {
		case b == ambiguous:
			return b
		case b == nil:
		case dep.kind == commonModule && dep.state != moduleEvaluated: // may have it or not
			if dynamic == nil {
				dynamic = b
			}
		case found == nil:
			found = b
		case *found != *b:
			return ambiguous
		}
	}
	if found == nil {
		return dynamic
	}
	return found
}

// exportOfValue finds the export of a module that has a value. What CommonJS exports is known only when it has run: until
// then every name may be one, and the importer looks again when it is evaluated.
func (m *module) exportOfValue(name string) *binding {
	known := m.kind != commonModule || m.state == moduleEvaluated
	if _, ok := m.named()[name]; !ok && known && (name != "default" || m.kind == scriptModule) {
		return nil
	}
	return &binding{m: m, name: name}
}

// exportNames returns the names that m exports (GetExportedNames).
func (m *module) exportNames(seen map[*module]bool) []string {
	if seen[m] {
		return nil
	}
	seen[m] = true
	if m.kind != sourceModule {
		var names []string
		if m.kind != scriptModule {
			names = append(names, "default")
		}
		for n := range m.named() {
			if n != "default" {
				names = append(names, n)
			}
		}
		return names
	}
	var names []string
	for i := range m.unit.Module.Locals {
		names = append(names, m.unit.Module.Locals[i].Name)
	}
	for i := range m.unit.Module.Indirect {
		names = append(names, m.unit.Module.Indirect[i].Name)
	}
	have := map[string]bool{}
	for _, n := range names {
		have[n] = true
	}
	for _, r := range m.unit.Module.Stars {
		for _, n := range m.deps[r].exportNames(seen) {
			if n != "default" && !have[n] {
				have[n] = true
				names = append(names, n)
			}
		}
	}
	return names
}

// linkModule links m and what it imports (16.2.1.5.1). After an error nothing has changed.
func (l *Loop) linkModule(m *module) error {
	var stack []*module
	index := 0
	var done []*module
	if err := l.innerLink(m, &stack, &index, &done); err != nil {
		for _, x := range stack {
			x.state = moduleUnlinked
		}
		for _, x := range done {
			x.state = moduleUnlinked
		}
		return err
	}
	return l.instantiateCycles(done)
}

func (l *Loop) innerLink(m *module, stack *[]*module, index *int, done *[]*module) error {
	if m.kind != sourceModule || m.state != moduleUnlinked {
		return nil
	}
	m.state, m.index, m.ancestor = moduleLinking, *index, *index
	*index++
	*stack = append(*stack, m)
	for _, dep := range m.deps {
		if err := l.innerLink(dep, stack, index, done); err != nil {
			return err
		}
		if dep == m {
			m.cyclic = true
		}
		if dep.kind == sourceModule && dep.state == moduleLinking {
			m.ancestor = min(m.ancestor, dep.ancestor)
		}
	}
	if err := m.bind(); err != nil {
		return err
	}
	if m.ancestor != m.index {
		return nil
	}
	i := slices.Index(*stack, m)
	members := (*stack)[i:]
	for _, x := range members {
		x.state = moduleLinked
		x.cyclic = x.cyclic || len(members) > 1
		x.chooseVariant()
	}
	*done = append(*done, members...)
	*stack = (*stack)[:i]
	return nil
}

// bind finds what the imports are bound to, and refuses exports and imports of what is not there or ambiguous.
func (m *module) bind() error {
	mod := m.unit.Module
	for i := range mod.Indirect {
		x := &mod.Indirect[i]
		if x.Whole {
			continue
		}
		if b := m.export(x.Name, resolveSet{}); b == nil || b == ambiguous {
			return m.unresolved(b, mod.Requests[x.Request].Specifier, x.Import, m.deps[x.Request], x.Position)
		}
	}
	m.bindings = make([]*binding, len(mod.Imports))
	for i := range mod.Imports {
		imp := &mod.Imports[i]
		dep := m.deps[imp.Request]
		if imp.Whole {
			m.bindings[i] = &binding{m: dep, whole: true}
			continue
		}
		b := dep.export(imp.Name, resolveSet{})
		if b == nil || b == ambiguous {
			return m.unresolved(b, mod.Requests[imp.Request].Specifier, imp.Name, dep, imp.Position)
		}
		m.bindings[i] = b
	}
	return nil
}

func (m *module) unresolved(b *binding, specifier, name string, dep *module, at source.Position) error {
	message := fmt.Sprintf("The requested module '%s' does not provide an export named '%s'", specifier, name)
	if b == ambiguous {
		message = fmt.Sprintf("The requested module '%s' contains conflicting star exports for name '%s'", specifier, name)
	} else if near := source.Nearest(name, dep.exportNames(map[*module]bool{})); near != "" {
		message += fmt.Sprintf("; did you mean '%s'?", near)
	}
	return &source.Error{Message: message, File: m.file, Line: at.Line, Column: at.Column}
}

// chooseVariant decides which imports are read through their exporters: those of variables that may change after the
// exporter's evaluation, and in a cycle all.
func (m *module) chooseVariant() {
	v := source.Variant{Cyclic: m.cyclic}
	for i, b := range m.bindings {
		if b.whole {
			continue
		}
		if m.cyclic || b.m.kind == sourceModule && b.m.unit.Module.Locals[b.index].Mutable {
			v.Through = append(v.Through, i)
		}
	}
	m.variant = v
}

// instantiateCycles makes the instances of the modules in cycles, so that their functions can be called before they are
// evaluated (16.2.1.6.4, InitializeEnvironment). The others get theirs when they are evaluated.
func (l *Loop) instantiateCycles(list []*module) error {
	var members []*module
	for _, m := range list {
		if !m.cyclic {
			continue
		}
		if err := m.instantiate(); err != nil {
			return err
		}
		if ex := m.resume(goja.Undefined()); ex != nil {
			return ex
		}
		members = append(members, m)
	}
	for _, m := range members {
		if ex := m.resume(m.throughArray()); ex != nil {
			return ex
		}
	}
	return nil
}

// instantiate calls the function of m, which makes the generator that evaluates it.
func (m *module) instantiate() error {
	l := m.l
	u := m.unit
	if m.variant.Cyclic || len(m.variant.Through) > 0 {
		o := m.opts
		o.Variant = m.variant
		var err error
		if u, err = l.compile(m.text, o); err != nil {
			return err
		}
	}
	fn, err := l.vm.RunProgram(u.Program)
	if err != nil {
		return err
	}
	direct := make([]any, len(m.bindings))
	for i, b := range m.bindings {
		if _, through := slices.BinarySearch(m.variant.Through, i); through {
			continue
		}
		v, err := b.get()
		if err != nil {
			return err
		}
		if v == nil {
			imp := &m.unit.Module.Imports[i]
			return m.unresolved(nil, m.unit.Module.Requests[imp.Request].Specifier, imp.Name, m.deps[imp.Request], imp.Position)
		}
		if imp := &m.unit.Module.Imports[i]; imp.Boxed() {
			box := l.vm.NewObject()
			must(box.DefineDataProperty(imp.Name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
			v = box
		}
		direct[i] = v
	}
	args := []goja.Value{l.vm.NewArray(direct...), goja.Undefined(), goja.Undefined(), goja.Undefined()}
	if !m.cyclic && len(m.variant.Through) > 0 {
		args[1] = m.throughArray()
	}
	if len(m.unit.Module.Locals) > 0 {
		args[2] = l.vm.ToValue(func(call goja.FunctionCall) goja.Value {
			m.readObject = call.Argument(0)
			m.read = callable(m.readObject)
			for _, f := range m.wanted {
				f()
			}
			m.wanted = nil
			return goja.Undefined()
		})
	}
	if m.unit.Module.Meta {
		args[3] = l.vm.ToValue(func(goja.FunctionCall) goja.Value { return m.importMeta() })
	}
	gen := callable(fn)(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
	m.gen = gen.(*goja.Object)
	return nil
}

// throughArray makes %g: for each import that is read through, the exporter's function and the index for it.
func (m *module) throughArray() *goja.Object {
	l := m.l
	list := make([]any, 0, 2*len(m.variant.Through))
	var later []int
	for k, i := range m.variant.Through {
		b := m.bindings[i]
		if b.m.readObject != nil {
			list = append(list, b.m.readObject, b.index)
			continue
		}
		specifier, name := m.unit.Module.Requests[m.unit.Module.Imports[i].Request].Specifier, m.unit.Module.Imports[i].Name
		list = append(list, l.vm.ToValue(func(goja.FunctionCall) goja.Value {
			v, err := b.get()
			if err != nil {
				panic(l.thrown(err))
			}
			if v == nil {
				panic(l.newErrorOf("SyntaxError", fmt.Sprintf("The requested module '%s' does not provide an export named '%s'", specifier, name)))
			}
			return v
		}), b.index)
		if b.m.kind == sourceModule {
			later = append(later, k)
		}
	}
	array := l.vm.NewArray(list...)
	for _, k := range later {
		b := m.bindings[m.variant.Through[k]]
		b.m.wanted = append(b.m.wanted, func() { must(array.Set(fmt.Sprint(2*k), b.m.readObject)) })
	}
	return array
}

// constant reports whether what is bound cannot change any more.
func (b *binding) constant() bool {
	return b.whole || b.m.kind == sourceModule && b.m.state == moduleEvaluated && !b.m.unit.Module.Locals[b.index].Mutable
}

// get reads what is bound; nil if a module of CommonJS turned out not to export it.
func (b *binding) get() (goja.Value, error) {
	switch {
	case b.whole:
		return b.m.namespaceObject(), nil
	case b.m.kind != sourceModule:
		return b.m.exportedValue(b.name), nil
	}
	return b.m.readExport(b.index)
}

// readExport reads an exported variable; before its initialisation that is a ReferenceError.
func (m *module) readExport(index int) (v goja.Value, err error) {
	if ex := m.l.vm.Try(func() {
		if m.read == nil {
			panic(m.l.newErrorOf("ReferenceError", "Cannot access a variable of a module before initialization"))
		}
		v = m.read(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{m.l.vm.ToValue(index)}})
	}); ex != nil {
		return nil, ex
	}
	return v, nil
}
