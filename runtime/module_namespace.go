package runtime

import (
	"path"
	"slices"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// This file makes module namespace objects (ECMA-262, 10.4.6) and import.meta.

// namespaceObject returns the namespace object of m. It is a proxy whose target has the same names, so that the rules
// for proxies hold; its values are read where they live.
func (m *module) namespaceObject() *goja.Object {
	if m.namespace != nil {
		return m.namespace
	}
	l := m.l
	bindings := map[string]*binding{}
	var names []string
	for _, n := range m.exportNames(map[*module]bool{}) {
		if b := m.export(n, resolveSet{}); b != nil && b != ambiguous {
			bindings[n] = b
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) })
	target := l.vm.CreateObject(nil)
	keys := make([]any, 0, len(names)+1)
	for _, n := range names {
		must(target.DefineDataProperty(n, goja.Undefined(), goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_TRUE))
		keys = append(keys, n)
	}
	must(target.DefineDataPropertySymbol(goja.SymToStringTag, l.vm.ToValue("Module"), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	keys = append(keys, goja.SymToStringTag)
	l.preventExtensions(goja.FunctionCall{Arguments: []goja.Value{target}})
	settled := map[string]goja.Value{} // what cannot change any more
	get := func(name string) goja.Value {
		if v := settled[name]; v != nil {
			return v
		}
		b := bindings[name]
		if b == nil {
			return goja.Undefined()
		}
		v, err := b.get()
		if err != nil {
			panic(l.thrown(err))
		}
		if v == nil {
			return goja.Undefined()
		}
		if b.constant() {
			settled[name] = v
		}
		return v
	}
	describe := func(name string) goja.PropertyDescriptor {
		if bindings[name] == nil {
			return goja.PropertyDescriptor{}
		}
		return goja.PropertyDescriptor{Value: get(name), Writable: goja.FLAG_TRUE, Enumerable: goja.FLAG_TRUE, Configurable: goja.FLAG_FALSE}
	}
	define := func(name string, d goja.PropertyDescriptor) bool {
		if bindings[name] == nil {
			return false
		}
		current := get(name)
		if d.Configurable == goja.FLAG_TRUE || d.Enumerable == goja.FLAG_FALSE || d.Writable == goja.FLAG_FALSE ||
			d.Getter != nil || d.Setter != nil {
			return false
		}
		return d.Value == nil || d.Value.SameAs(current)
	}
	has := func(name string) bool { return bindings[name] != nil }
	str := func(i int) string { return l.vm.ToValue(i).String() }
	trap := &goja.ProxyTrapConfig{
		GetPrototypeOf:              func(*goja.Object) *goja.Object { return nil },
		SetPrototypeOf:              func(_, proto *goja.Object) bool { return proto == nil },
		IsExtensible:                func(*goja.Object) bool { return false },
		PreventExtensions:           func(*goja.Object) bool { return true },
		GetOwnPropertyDescriptor:    func(_ *goja.Object, p string) goja.PropertyDescriptor { return describe(p) },
		GetOwnPropertyDescriptorIdx: func(_ *goja.Object, p int) goja.PropertyDescriptor { return describe(str(p)) },
		DefineProperty:              func(_ *goja.Object, p string, d goja.PropertyDescriptor) bool { return define(p, d) },
		DefinePropertyIdx:           func(_ *goja.Object, p int, d goja.PropertyDescriptor) bool { return define(str(p), d) },
		Has:                         func(_ *goja.Object, p string) bool { return has(p) },
		HasIdx:                      func(_ *goja.Object, p int) bool { return has(str(p)) },
		Get:                         func(_ *goja.Object, p string, _ goja.Value) goja.Value { return get(p) },
		GetIdx:                      func(_ *goja.Object, p int, _ goja.Value) goja.Value { return get(str(p)) },
		Set:                         func(*goja.Object, string, goja.Value, goja.Value) bool { return false },
		SetIdx:                      func(*goja.Object, int, goja.Value, goja.Value) bool { return false },
		SetSym:                      func(*goja.Object, *goja.Symbol, goja.Value, goja.Value) bool { return false },
		DeleteProperty:              func(_ *goja.Object, p string) bool { return !has(p) },
		DeletePropertyIdx:           func(_ *goja.Object, p int) bool { return !has(str(p)) },
		DeletePropertySym:           func(_ *goja.Object, p *goja.Symbol) bool { return p != goja.SymToStringTag },
		OwnKeys:                     func(*goja.Object) *goja.Object { return l.vm.NewArray(keys...) },
	}
	m.namespace = l.vm.ToValue(l.vm.NewProxy(target, trap)).(*goja.Object)
	return m.namespace
}

// importMeta returns the object of import.meta.
func (m *module) importMeta() *goja.Object {
	if m.meta != nil {
		return m.meta
	}
	l := m.l
	o := l.vm.CreateObject(nil)
	file := "/" + m.key
	must(o.Set("dirname", path.Dir(file)))
	must(o.Set("filename", file))
	must(o.Set("main", m == l.modules.main))
	must(o.Set("resolve", l.NewFunction("resolve", 1, func(call goja.FunctionCall) goja.Value {
		rec, err := l.resolveOnly(call.Argument(0).String(), m.key, false)
		if err != nil {
			panic(l.loadError(err, false))
		}
		return l.vm.ToValue(rec)
	})))
	must(o.Set("url", fileURL(m.key)))
	m.meta = o
	return o
}

// resolveOnly returns the URL, or for require the path, of what a specifier means.
func (l *Loop) resolveOnly(specifier, referrer string, require bool) (string, error) {
	for range 8 {
		if l.modules.builtin(specifier) != nil {
			return specifier, nil
		}
		if l.rt.fsys == nil {
			break
		}
		key, err := l.resolver().Resolve(specifier, referrer, require)
		switch next, ok := redirected(err); {
		case ok:
			specifier = next
		case err != nil:
			return "", err
		case require:
			return "/" + key, nil
		default:
			return fileURL(key), nil
		}
	}
	return "", errNoFS(specifier)
}
