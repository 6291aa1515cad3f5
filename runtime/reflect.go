package runtime

import (
	"reflect"

	"github.com/dop251/goja"
)

// reflection holds what looks at objects, taken before any script could replace it.
type reflection struct {
	describeOwn func(goja.FunctionCall) goja.Value // Object.getOwnPropertyDescriptor
}

func (l *Loop) initReflection() {
	l.describeOwn = must1(l.vm.RunString(`Object.getOwnPropertyDescriptor`)).Export().(func(goja.FunctionCall) goja.Value)
}

var typeProxy = reflect.TypeFor[goja.Proxy]()

// IsProxy reports whether o is a Proxy, of which anything that is asked runs script. Loop goroutine only.
func IsProxy(o *goja.Object) bool { return o.ExportType() == typeProxy }

// Property describes an own property of an object.
type Property struct {
	Value          Value // of a data property; nil for an accessor
	Getter, Setter bool  // what an accessor has
	Enumerable     bool
}

// OwnProperty returns the own property key, a string or a symbol, of o without calling a getter; nil when there is
// none. On a Proxy it runs script, which may throw. Loop goroutine only.
func (l *Loop) OwnProperty(o *goja.Object, key Value) *Property {
	d, ok := l.describeOwn(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
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
