package runtime

import (
	"reflect"
	"time"

	"github.com/dop251/goja"
)

// reflection holds built-in functions that look at objects, taken before any script could replace them.
type reflection struct {
	describeOwn               func(goja.FunctionCall) goja.Value // Object.getOwnPropertyDescriptor
	mapEach, setEach          func(goja.FunctionCall) goja.Value
	functionText, regexpText  func(goja.FunctionCall) goja.Value
	dateText, symbolFor       func(goja.FunctionCall) goja.Value
	typeMapEntries, typeItems reflect.Type
	classes                   map[*goja.Object]string                       // the names of built-in prototypes
	unbox                     map[string]func(goja.FunctionCall) goja.Value // valueOf of the classes of primitives
}

func (l *Loop) initReflection() {
	// Looked up, not evaluated: New is to be cheap.
	object := func(path ...string) *goja.Object {
		o := l.vm.GlobalObject()
		for _, name := range path {
			o = o.Get(name).(*goja.Object)
		}
		return o
	}
	native := func(path ...string) func(goja.FunctionCall) goja.Value {
		return object(path...).Export().(func(goja.FunctionCall) goja.Value)
	}
	l.look.describeOwn = native("Object", "getOwnPropertyDescriptor")
	l.look.mapEach, l.look.setEach = native("Map", "prototype", "forEach"), native("Set", "prototype", "forEach")
	l.look.functionText, l.look.regexpText = native("Function", "prototype", "toString"), native("RegExp", "prototype", "toString")
	l.look.dateText, l.look.symbolFor = native("Date", "prototype", "toISOString"), native("Symbol", "for")
	l.look.unbox = map[string]func(goja.FunctionCall) goja.Value{}
	for _, class := range []string{"Number", "String", "Boolean", "BigInt", "Symbol"} {
		l.look.unbox[class] = native(class, "prototype", "valueOf")
	}
	l.look.classes = map[*goja.Object]string{}
	for _, class := range []string{"Object", "Array", "Function", "Map", "Set", "Date", "RegExp", "Error", "TypeError", "RangeError", "SyntaxError"} {
		l.look.classes[object(class, "prototype")] = class
	}
	l.look.typeMapEntries = must1(l.vm.New(object("Map"))).ExportType()
	l.look.typeItems = must1(l.vm.New(object("Set"))).ExportType()
}

// MapEntries returns the entries of o when it is a Map, at most limit of them, and how many it has. Loop goroutine only.
func (l *Loop) MapEntries(o *goja.Object, limit int) (entries [][2]Value, size int, ok bool) {
	if o.ExportType() != l.look.typeMapEntries {
		return nil, 0, false
	}
	return l.entries(l.look.mapEach, o, limit)
}

// SetValues returns the values of o when it is a Set, each twice as forEach gives them. Loop goroutine only.
func (l *Loop) SetValues(o *goja.Object, limit int) (entries [][2]Value, size int, ok bool) {
	if o.ExportType() != l.look.typeItems || o.ClassName() != "Object" {
		return nil, 0, false
	}
	return l.entries(l.look.setEach, o, limit)
}

func (l *Loop) entries(each func(goja.FunctionCall) goja.Value, o *goja.Object, limit int) (entries [][2]Value, size int, ok bool) {
	take := l.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		if size++; size <= limit {
			entries = append(entries, [2]Value{call.Argument(1), call.Argument(0)})
		}
		return goja.Undefined()
	})
	ex := l.vm.Try(func() { each(goja.FunctionCall{This: o, Arguments: []goja.Value{take}}) })
	return entries, size, ex == nil
}

// Boxed returns the primitive in o and its class when o is new Number(1) or the like. Loop goroutine only.
func (l *Loop) Boxed(o *goja.Object) (class string, v Value, ok bool) {
	candidates := []string{o.ClassName()}
	if candidates[0] == "Object" {
		candidates = []string{"BigInt", "Symbol"}
	}
	for _, class := range candidates {
		if unbox := l.look.unbox[class]; unbox != nil && l.vm.Try(func() { v = unbox(goja.FunctionCall{This: o}) }) == nil {
			return class, v, true
		}
	}
	return "", nil, false
}

// BuiltinClass returns the name of the built-in class whose prototype p is, empty for any other object. Like Node, it
// does not ask p.constructor, which mostly would say the same. Loop goroutine only.
func (l *Loop) BuiltinClass(p *goja.Object) string { return l.look.classes[p] }

// FunctionSource returns the source text of the function o, as Function.prototype.toString gives it. Loop goroutine only.
func (l *Loop) FunctionSource(o *goja.Object) string { return l.textBy(l.look.functionText, o) }

// RegExpSource returns the literal form of the regular expression o. Loop goroutine only.
func (l *Loop) RegExpSource(o *goja.Object) string { return l.textBy(l.look.regexpText, o) }

// DateText returns the date o in ISO form, empty for an invalid one. Loop goroutine only.
func (l *Loop) DateText(o *goja.Object) string { return l.textBy(l.look.dateText, o) }

func (l *Loop) textBy(fn func(goja.FunctionCall) goja.Value, o *goja.Object) (text string) {
	_ = l.vm.Try(func() { text = fn(goja.FunctionCall{This: o}).String() })
	return text
}

// SymbolFor returns Symbol.for(key). Loop goroutine only.
func (l *Loop) SymbolFor(key string) *goja.Symbol {
	return l.look.symbolFor(goja.FunctionCall{Arguments: []goja.Value{l.vm.ToValue(key)}}).(*goja.Symbol)
}

var typeProxy = reflect.TypeFor[goja.Proxy]()

// IsProxy reports whether o is a Proxy, of which anything that is asked runs script. Loop goroutine only.
func IsProxy(o *goja.Object) bool { return o.ExportType() == typeProxy }

// IsNamespace reports whether o is the namespace object of a module: a Proxy whose traps run no script. Loop goroutine
// only.
func (l *Loop) IsNamespace(o *goja.Object) bool {
	for _, m := range l.modules.records {
		if m.namespace == o {
			return true
		}
	}
	for _, b := range l.modules.builtins {
		if b.record != nil && b.record.namespace == o {
			return true
		}
	}
	return false
}

// Property describes an own property of an object.
type Property struct {
	Value          Value // of a data property; nil for an accessor
	Getter, Setter bool  // what an accessor has
	Enumerable     bool
}

// OwnProperty returns the own property key, a string or a symbol, of o without calling a getter; nil when there is
// none. On a Proxy it runs script, which may throw. Loop goroutine only.
func (l *Loop) OwnProperty(o *goja.Object, key Value) *Property {
	d, ok := l.look.describeOwn(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	if !ok {
		return nil
	}
	must(d.SetPrototype(nil))
	p := &Property{Value: d.Get("value"), Enumerable: d.Get("enumerable").ToBoolean()}
	if get := d.Get("get"); get != nil {
		p.Getter = !goja.IsUndefined(get)
	}
	if set := d.Get("set"); set != nil {
		p.Setter = !goja.IsUndefined(set)
	}
	return p
}

// OwnValue returns the own data property name of o, and false where there is none: then nothing has been run to find
// out, unless o is a Proxy. Loop goroutine only.
func (l *Loop) OwnValue(o *goja.Object, name string) (Value, bool) {
	p := l.OwnProperty(o, l.vm.ToValue(name))
	if p == nil || p.Value == nil {
		return nil, false
	}
	return p.Value, true
}

// Now returns the time of the Runtime's clock. Loop goroutine only.
func (l *Loop) Now() time.Time { return l.rt.clock.Now() }
