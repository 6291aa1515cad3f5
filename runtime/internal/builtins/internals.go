package builtins

import (
	"fmt"
	"maps"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// This file reaches into goja for the four things that a built-in needs and that goja offers no host:
//
//   - properties that are made when they are first looked at, as goja's own are (its object templates);
//   - internal slots: state on an object that no script can see, which is collected with it (the place of private
//     elements);
//   - constructors that are told whether they were called with new, and by which new.target;
//   - another body for an existing built-in function, whose identity scripts may hold.
//
// The types here mirror goja's. layoutOf compares every field with the real ones by reflection before any is
// touched, so that another goja makes Install fail instead of corrupting memory.

type objectMirror struct {
	self    [2]unsafe.Pointer // an interface: type, data
	runtime *goja.Runtime
}

type baseMirror struct {
	class      string
	val        *goja.Object
	prototype  *goja.Object
	extensible bool

	values    map[unistring.String]goja.Value
	propNames []unistring.String

	lastSortedPropLen, idxPropCount int

	symValues unsafe.Pointer

	privateElements map[unsafe.Pointer]*privateMirror
}

type privateMirror struct {
	methods []goja.Value
	fields  []goja.Value
}

type factory = func(*goja.Runtime) goja.Value

type templateMirror struct {
	propNames []unistring.String
	props     map[unistring.String]factory

	symProps     map[*goja.Symbol]factory
	symPropNames []*goja.Symbol

	protoFactory func(*goja.Runtime) *goja.Object
}

type templatedMirror struct {
	base baseMirror
	tmpl *templateMirror

	protoMaterialised bool
}

// layout says where goja keeps what no mirror covers.
type layout struct {
	templated reflect.Type // goja's templatedObject
	base      reflect.Type // goja's baseObject
	f         uintptr      // offset of the code of a native function when called
	construct uintptr      // and of that when constructed
	native    reflect.Type
	err       error
}

// gojaLayout is a constant of the build, which LearnLayout looks at once.
var (
	gojaLayout   layout
	layoutLearnt sync.Once
)

// LearnLayout sets gojaLayout, which Reconstruct and Install need; it fails with another goja than this package was
// written for. Any vm tells it; one that is at hand spares the making of another.
func LearnLayout(vm *goja.Runtime) error {
	layoutLearnt.Do(func() { gojaLayout = layoutOf(vm) })
	return gojaLayout.err
}

func layoutOf(vm *goja.Runtime) (l layout) {
	defer func() {
		if x := recover(); x != nil {
			l.err = fmt.Errorf("builtins: this version of goja is not the one it was written for: %v", x)
		}
	}()
	objectType := reflect.TypeFor[goja.Object]()
	sameLayout(reflect.TypeFor[objectMirror](), objectType)
	self := func(o goja.Value) reflect.Type {
		return reflect.ValueOf(o.(*goja.Object)).Elem().FieldByName("self").Elem().Type().Elem()
	}
	l.base = self(vm.NewObject())
	sameLayout(reflect.TypeFor[baseMirror](), l.base)
	private, _ := l.base.FieldByName("privateElements")
	sameLayout(reflect.TypeFor[privateMirror](), private.Type.Elem().Elem())
	l.templated = self(vm.GlobalObject())
	sameLayout(reflect.TypeFor[templatedMirror](), l.templated)
	tmpl, _ := l.templated.FieldByName("tmpl")
	sameLayout(reflect.TypeFor[templateMirror](), tmpl.Type.Elem())
	if t := self(vm.Get("Object")); t.Field(0).Type != l.templated {
		panic("functions with a template begin with something else")
	}
	l.native = self(vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }))
	f, ok1 := l.native.FieldByName("f")
	construct, ok2 := l.native.FieldByName("construct")
	if !ok1 || !ok2 || f.Type != reflect.TypeFor[func(goja.FunctionCall) goja.Value]() ||
		construct.Type != reflect.TypeFor[func([]goja.Value, *goja.Object) *goja.Object]() {
		panic("native functions hold their code elsewhere")
	}
	if t := l.native.Field(0).Type.Field(0).Type; t != l.base || l.native.Field(0).Offset != 0 {
		panic("native functions do not begin with a base object")
	}
	l.f, l.construct = f.Offset, construct.Offset
	return l
}

// sameLayout panics unless mirror has the fields of real, each of the same size and kind at the same place.
func sameLayout(mirror, real reflect.Type) {
	if mirror.NumField() != real.NumField() || mirror.Size() != real.Size() {
		panic(fmt.Sprintf("%v has other fields", real))
	}
	for i := range mirror.NumField() {
		m, r := mirror.Field(i), real.Field(i)
		if m.Offset != r.Offset || m.Type.Size() != r.Type.Size() {
			panic(fmt.Sprintf("%v.%s is elsewhere", real, r.Name))
		}
		if m.Name != r.Name && m.Name != "base" {
			panic(fmt.Sprintf("%v.%s is unknown", real, r.Name))
		}
		switch r.Type.Kind() {
		case reflect.Map, reflect.Slice, reflect.Func, reflect.String, reflect.Bool, reflect.Int:
			if m.Type.Kind() != r.Type.Kind() {
				panic(fmt.Sprintf("%v.%s is of another kind", real, r.Name))
			}
		}
	}
}

// header returns the parts of o that all its kinds have. goja embeds its base object first in each of them.
func header(o *goja.Object) *baseMirror {
	return (*baseMirror)((*objectMirror)(unsafe.Pointer(o)).self[1])
}

// selfType returns the Go type behind o.
func selfType(o *goja.Object) reflect.Type {
	return reflect.ValueOf(o).Elem().FieldByName("self").Elem().Type().Elem()
}

// slot is a value that holds state of the host. Only code of this package meets one.
type slot struct {
	goja.Value
	state any
}

// setState gives o internal state, which state returns. o must be one of goja's ordinary kinds, no Proxy.
func (lib *library) setState(o *goja.Object, state any) {
	h := header(o)
	if h.privateElements == nil {
		h.privateElements = make(map[unsafe.Pointer]*privateMirror, 1)
	}
	h.privateElements[lib.slotKey] = &privateMirror{fields: []goja.Value{slot{state: state}}}
}

// state returns what setState put on v, nil for everything else.
func (lib *library) state(v goja.Value) any {
	o, ok := v.(*goja.Object)
	if !ok || o == nil || !lib.kind(o).ordinary {
		return nil
	}
	p := header(o).privateElements[lib.slotKey]
	if p == nil {
		return nil
	}
	return p.fields[0].(slot).state
}

// kind is what is known of one of goja's types of objects.
type kind struct {
	name     string
	ordinary bool // it begins with a base object; Proxies and host objects may not
}

func (lib *library) kind(o *goja.Object) kind {
	typ := (*objectMirror)(unsafe.Pointer(o)).self[0]
	k, ok := lib.kinds[typ]
	if !ok {
		t := selfType(o)
		k = kind{t.Name(), embedsFirst(t, gojaLayout.base)}
		lib.kinds[typ] = k
	}
	return k
}

// kindOf returns the name of goja's type behind o, which tells exotic objects apart as internal slots do.
func (lib *library) kindOf(o *goja.Object) string { return lib.kind(o).name }

func embedsFirst(t, base reflect.Type) bool {
	for t != base {
		if t.Kind() != reflect.Struct || t.NumField() == 0 || t.Field(0).Offset != 0 {
			return false
		}
		t = t.Field(0).Type
	}
	return true
}

// property returns v as goja stores a property that is writable and configurable.
func (lib *library) property(v goja.Value, enumerable bool) goja.Value {
	const key = "p"
	o := lib.vm.NewObject()
	hide(o, key, v)
	if enumerable {
		must(o.DefineDataProperty(key, v, goja.FLAG_NOT_SET, goja.FLAG_NOT_SET, goja.FLAG_TRUE))
	}
	return header(o).values[key]
}

// lazies collects properties of one object that are made when they are first looked at.
type lazies struct {
	names []unistring.String
	makes []func() goja.Value
	wraps map[unistring.String]func(was goja.Value) goja.Value
}

func (z *lazies) add(name string, make func() goja.Value) {
	z.names = append(z.names, unistring.String(name)) // ASCII: its own representation
	z.makes = append(z.makes, make)
}

// wrap puts another property in the place of an existing lazy one, when that is first looked at.
func (z *lazies) wrap(name string, make func(was goja.Value) goja.Value) {
	if z.wraps == nil {
		z.wraps = map[unistring.String]func(goja.Value) goja.Value{}
	}
	z.wraps[unistring.String(name)] = make
}

// install gives o the properties in z. An object that goja made without a template gets one.
func (lib *library) install(o *goja.Object, z *lazies) {
	t := lib.templated(o)
	tmpl := *t.tmpl
	tmpl.props = make(map[unistring.String]factory, len(t.tmpl.props)+len(z.names))
	maps.Copy(tmpl.props, t.tmpl.props)
	grow := func(names []unistring.String) []unistring.String {
		return append(make([]unistring.String, 0, len(names)+len(z.names)), names...)
	}
	tmpl.propNames = grow(tmpl.propNames)
	if t.base.propNames != nil {
		t.base.propNames = grow(t.base.propNames)
	}
	for i, name := range z.names {
		if _, exists := tmpl.props[name]; exists {
			continue // goja has grown it
		}
		if _, exists := t.base.values[name]; exists {
			continue
		}
		make := z.makes[i]
		tmpl.props[name] = func(*goja.Runtime) goja.Value { return make() }
		tmpl.propNames = append(tmpl.propNames, name)
		if t.base.propNames != nil {
			t.base.propNames = append(t.base.propNames, name)
		}
	}
	for name, wrap := range z.wraps {
		if made, exists := t.base.values[name]; exists {
			t.base.values[name] = wrap(made)
			continue
		}
		if was := tmpl.props[name]; was != nil {
			tmpl.props[name] = func(vm *goja.Runtime) goja.Value { return wrap(was(vm)) }
		}
	}
	t.tmpl = &tmpl
}

// templated returns o as an object with a template, which it becomes if it is not one.
func (lib *library) templated(o *goja.Object) *templatedMirror {
	l := &gojaLayout
	typ := selfType(o)
	if embedsFirst(typ, l.templated) {
		return (*templatedMirror)((*objectMirror)(unsafe.Pointer(o)).self[1])
	}
	if typ != l.base {
		panic(fmt.Sprintf("builtins: %v takes no lazy properties", typ))
	}
	v := reflect.New(l.templated)
	t := (*templatedMirror)(v.UnsafePointer())
	t.base = *header(o)
	if t.base.propNames == nil {
		t.base.propNames = []unistring.String{}
	}
	t.tmpl, t.protoMaterialised = &templateMirror{}, true
	self := reflect.ValueOf(o).Elem().FieldByName("self")
	reflect.NewAt(self.Type(), unsafe.Pointer(self.UnsafeAddr())).Elem().Set(v)
	return t
}

// code returns where the native function fn holds what runs when it is called and when it is constructed; ok is false
// for functions of another kind.
func code(fn *goja.Object) (call *func(goja.FunctionCall) goja.Value, construct *func([]goja.Value, *goja.Object) *goja.Object, ok bool) {
	l := &gojaLayout
	if selfType(fn) != l.native {
		return nil, nil, false
	}
	data := (*objectMirror)(unsafe.Pointer(fn)).self[1]
	return (*func(goja.FunctionCall) goja.Value)(unsafe.Add(data, l.f)),
		(*func([]goja.Value, *goja.Object) *goja.Object)(unsafe.Add(data, l.construct)), true
}

// Reconstruct gives the native constructor fn other code: call runs when it is called without new, where goja would
// construct, and construct in place of goja's, which makes an instance first. newTarget is nil for a plain new.
func Reconstruct(fn *goja.Object, call func(goja.FunctionCall) goja.Value, construct func(args []goja.Value, newTarget *goja.Object) *goja.Object) {
	c, n, ok := code(fn)
	if !ok {
		panic("builtins: Reconstruct: want a native constructor")
	}
	*c, *n = call, construct
}
