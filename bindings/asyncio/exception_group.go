package asyncio

import (
	"fmt"
	"strconv"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// exceptionGroups installs ExceptionGroup (PEP 654): an AggregateError that can be taken apart by what is in it.
func (m *module) exceptionGroups() {
	l := m.l
	m.groupCtor, m.groupProto = l.NewClass("ExceptionGroup", 2, func(args []goja.Value, proto *goja.Object) *goja.Object {
		message, ok := arg(args, 0).Export().(string)
		if _, isObject := arg(args, 0).(*goja.Object); isObject || !ok {
			panic(l.TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not %s", typeName(arg(args, 0))))
		}
		errs := m.checkedErrors(arg(args, 1))
		o, err := m.vm.New(m.aggregateCtor, m.vm.NewArray(errs...), m.vm.ToValue(message))
		must(err)
		must(o.SetPrototype(proto))
		return o
	})
	must(m.groupCtor.SetPrototype(m.aggregateCtor))
	must(m.groupProto.SetPrototype(m.aggregateCtor.Get("prototype").(*goja.Object)))
	must(m.groupProto.DeleteSymbol(goja.SymToStringTag))
	l.Hide(m.groupProto, "name", m.vm.ToValue("ExceptionGroup"))
	l.Hide(m.groupProto, "message", m.vm.ToValue(""))
	must(m.obj.Set("ExceptionGroup", m.groupCtor))

	method := func(name string, length int, fn func(group *goja.Object, v goja.Value) goja.Value) {
		l.Method(m.groupProto, name, length, func(call goja.FunctionCall) goja.Value {
			o, ok := call.This.(*goja.Object)
			if !ok || m.groupErrors(o) == nil {
				panic(l.TypeError("ExceptionGroup.%s called on %s", name, runtime.Describe(call.This)))
			}
			return fn(o, call.Argument(0))
		})
	}
	method("derive", 1, func(group *goja.Object, v goja.Value) goja.Value {
		return m.newGroup(group.Get("message").String(), m.checkedErrors(v))
	})
	method("subgroup", 1, func(group *goja.Object, v goja.Value) goja.Value {
		match, _ := m.split(group, m.condition("subgroup", v), false)
		return orNull(match)
	})
	method("split", 1, func(group *goja.Object, v goja.Value) goja.Value {
		match, rest := m.split(group, m.condition("split", v), true)
		return m.vm.NewArray(orNull(match), orNull(rest))
	})
}

func (m *module) newGroup(message string, errs []any) *goja.Object {
	o, err := m.vm.New(m.groupCtor, m.vm.ToValue(message), m.vm.NewArray(errs...))
	must(err)
	return o
}

// checkedErrors reads the errors of a group: a sequence of at least one, and nothing but errors.
func (m *module) checkedErrors(v goja.Value) []any {
	list := m.array(v)
	if list == nil {
		panic(m.l.TypeError("second argument (exceptions) must be a sequence"))
	}
	n := length(list)
	if n == 0 {
		panic(m.l.RangeError("second argument (exceptions) must be a non-empty sequence"))
	}
	errs := make([]any, n)
	for i := range errs {
		e := orUndefined(list.Get(strconv.Itoa(i)))
		if o, ok := e.(*goja.Object); !ok || o.ClassName() != "Error" {
			panic(m.l.RangeError("Item %d of second argument (exceptions) is not an exception", i))
		}
		errs[i] = e
	}
	return errs
}

// typeName is the name of the type of v for messages that name types.
func typeName(v goja.Value) string {
	switch v.Export().(type) {
	case nil:
		return "NoneType"
	case int64:
		return "int"
	case float64:
		return "float"
	case bool:
		return "bool"
	}
	if o, ok := v.(*goja.Object); ok {
		if c, ok := o.Get("constructor").(*goja.Object); ok {
			return c.Get("name").String()
		}
	}
	return fmt.Sprintf("%T", v.Export())
}

// groupErrors returns the errors of v when it is an ExceptionGroup, nil when it is none.
func (m *module) groupErrors(v goja.Value) []goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	for p := o.Prototype(); ; p = p.Prototype() {
		if p == nil {
			return nil
		}
		if p == m.groupProto {
			break
		}
	}
	list := m.array(o.Get("errors"))
	if list == nil {
		return nil
	}
	errs := make([]goja.Value, length(list))
	for i := range errs {
		errs[i] = orUndefined(list.Get(strconv.Itoa(i)))
	}
	return errs
}

// condition reads what subgroup and split take: an error class, an array of them, or a function of an error.
func (m *module) condition(fn string, v goja.Value) func(e goja.Value) bool {
	if list := m.array(v); list != nil && length(list) > 0 {
		classes := make([]*goja.Object, length(list))
		for i := range classes {
			c, ok := list.Get(strconv.Itoa(i)).(*goja.Object)
			if !ok || !m.errorClass(c) {
				panic(m.conditionError())
			}
			classes[i] = c
		}
		return func(e goja.Value) bool {
			for _, c := range classes {
				if m.vm.InstanceOf(e, c) {
					return true
				}
			}
			return false
		}
	}
	o, ok := v.(*goja.Object)
	if !ok {
		panic(m.conditionError())
	}
	if m.errorClass(o) {
		return func(e goja.Value) bool { return m.vm.InstanceOf(e, o) }
	}
	f, ok := goja.AssertFunction(o)
	if !ok {
		panic(m.conditionError())
	}
	return func(e goja.Value) bool { return m.call(f, e).ToBoolean() }
}

func (m *module) conditionError() *goja.Object {
	return m.l.TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

// errorClass reports whether o is Error or a subclass of it.
func (m *module) errorClass(o *goja.Object) bool {
	if _, ok := goja.AssertConstructor(o); !ok {
		return false
	}
	base := m.vm.Get("Error").(*goja.Object).Get("prototype")
	proto, ok := o.Get("prototype").(*goja.Object)
	for ok && proto != nil {
		if proto == base {
			return true
		}
		proto = proto.Prototype()
	}
	return false
}

// split returns the part of group that matches and, where asked for, the part that does not; nil for an empty part.
func (m *module) split(group *goja.Object, matches func(goja.Value) bool, wantRest bool) (match, rest goja.Value) {
	if matches(group) {
		return group, nil
	}
	var in, out []any
	for _, e := range m.groupErrors(group) {
		if inner, ok := e.(*goja.Object); ok && m.groupErrors(e) != nil {
			a, b := m.split(inner, matches, wantRest)
			if a != nil {
				in = append(in, a)
			}
			if b != nil {
				out = append(out, b)
			}
			continue
		}
		if matches(e) {
			in = append(in, e)
		} else {
			out = append(out, e)
		}
	}
	match = m.part(group, in)
	if wantRest {
		rest = m.part(group, out)
	}
	return match, rest
}

// part makes the group of some errors of group, by its derive, with its cause.
func (m *module) part(group *goja.Object, errs []any) goja.Value {
	if len(errs) == 0 {
		return nil
	}
	derive, ok := goja.AssertFunction(group.Get("derive"))
	if !ok {
		panic(m.l.TypeError("ExceptionGroup: derive: want a function, got %s", runtime.Describe(orUndefined(group.Get("derive")))))
	}
	v, err := derive(group, m.vm.NewArray(errs...))
	if err != nil {
		panic(m.l.Thrown(err))
	}
	part, ok := v.(*goja.Object)
	if !ok || m.groupErrors(part) == nil {
		panic(m.l.TypeError("derive must return an instance of ExceptionGroup"))
	}
	if cause := group.Get("cause"); cause != nil && !goja.IsUndefined(cause) {
		m.l.Hide(part, "cause", cause)
	}
	return part
}
