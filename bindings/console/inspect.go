package console

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Inspect renders v for a person, in the manner of Node's util.inspect: strings quoted, objects to a depth of two,
// cycles marked, getters not called. It does not throw, whatever v is. Loop goroutine only.
func Inspect(l *runtime.Loop, v goja.Value) string {
	in := &inspector{l: l, vm: l.VM()}
	var s string
	if ex := l.VM().Try(func() { s = in.value(v, 0) }); ex != nil {
		return "[an object that cannot be shown]"
	}
	return s
}

const (
	maxDepth = 2
	maxItems = 100
	maxWidth = 72
)

type inspector struct {
	l    *runtime.Loop
	vm   *goja.Runtime
	open []*goja.Object // the objects that are being shown, outermost first
}

func (in *inspector) value(v goja.Value, depth int) string {
	if o, ok := v.(*goja.Object); ok {
		return in.object(o, depth)
	}
	switch x := v.(type) {
	case nil:
		return "undefined"
	case *goja.Symbol:
		return "Symbol(" + x.String() + ")"
	}
	switch x := v.Export().(type) {
	case string:
		return quote(x)
	case float64:
		if x == 0 && math.Signbit(x) {
			return "-0"
		}
	}
	s := v.String()
	if fmt.Sprintf("%T", v.Export()) == "*big.Int" {
		s += "n"
	}
	return s
}

// quote writes s in single quotes, or in double ones when that saves escapes.
func quote(s string) string {
	q := strconv.Quote(s)
	q = q[1 : len(q)-1]
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return `"` + q + `"`
	}
	return "'" + strings.ReplaceAll(strings.ReplaceAll(q, `\"`, `"`), "'", `\'`) + "'"
}

var identifier = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\p{L}_$][\p{L}\p{N}_$]*$`) })

func (in *inspector) object(o *goja.Object, depth int) string {
	for _, x := range in.open {
		if x == o {
			return "[Circular *1]"
		}
	}
	if p := in.l.PromiseOf(o); p != nil {
		return in.promise(o, p, depth)
	}
	if _, ok := goja.AssertFunction(o); ok {
		return in.function(o)
	}
	class := o.ClassName()
	switch class {
	case "Error":
		return in.error(o, depth)
	case "Date", "RegExp":
		if class == "Date" {
			if f, ok := goja.AssertFunction(o.Get("toISOString")); ok {
				if v, err := f(o); err == nil {
					return v.String()
				}
			}
			return "Invalid Date"
		}
		return o.String()
	case "Number", "String", "Boolean":
		if f, ok := goja.AssertFunction(o.Get("valueOf")); ok {
			if v, err := f(o); err == nil {
				return "[" + class + ": " + in.value(v, depth) + "]"
			}
		}
	}
	name := in.constructor(o)
	if depth > maxDepth {
		if class == "Array" {
			return "[Array]"
		}
		if name == "" {
			name = "Object"
		}
		return "[" + name + "]"
	}
	in.open = append(in.open, o)
	defer func() { in.open = in.open[:len(in.open)-1] }()
	switch {
	case class == "Array":
		return in.list(in.items(o, depth), "[", "]", "")
	case in.tag(o) == "Map" || in.tag(o) == "Set":
		return in.collection(o, in.tag(o), depth)
	}
	prefix := ""
	switch name {
	case "Object":
	case "":
		prefix = "[Object: null prototype] "
	default:
		prefix = name + " "
	}
	return in.list(in.properties(o, depth), "{", "}", prefix)
}

// error shows the stack, then the own properties with the cause and the members of a group among them. Like Node, it
// shows an error without any at every depth.
func (in *inspector) error(o *goja.Object, depth int) string {
	stack := in.l.ErrorStack(o)
	enumerable := map[string]bool{}
	var keys []string
	for _, k := range o.Keys() {
		enumerable[k] = true
		if k == "stack" || k == "message" || k == "name" && strings.Contains(stack, textOf(o.Get(k))) {
			continue
		}
		keys = append(keys, k)
	}
	for _, k := range o.GetOwnPropertyNames() {
		if (k == "cause" || k == "errors") && !enumerable[k] {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		if !strings.Contains(stack, "\n    at ") {
			return "[" + stack + "]"
		}
		return stack
	}
	if depth > maxDepth {
		return "[" + in.constructor(o) + "]"
	}
	in.open = append(in.open, o)
	defer func() { in.open = in.open[:len(in.open)-1] }()
	var parts []string
	for _, k := range keys {
		shown := in.property(o, k, depth)
		if !enumerable[k] {
			shown = "[" + k + "]" + strings.TrimPrefix(shown, k)
		}
		parts = append(parts, shown)
	}
	return in.list(parts, "{", "}", stack+" ")
}

func textOf(v goja.Value) string {
	if s, ok := rawString(v); ok {
		return s
	}
	return "\x00" // in no stack
}

func (in *inspector) constructor(o *goja.Object) string {
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		if c, ok := p.Get("constructor").(*goja.Object); ok {
			if n := c.Get("name"); n != nil {
				return n.String()
			}
		}
	}
	return ""
}

// tag returns what the object's prototypes call it.
func (in *inspector) tag(o *goja.Object) string {
	if v := o.GetSymbol(goja.SymToStringTag); v != nil {
		return v.String()
	}
	return ""
}

func (in *inspector) function(o *goja.Object) string {
	kind := "Function"
	if in.l.IsCoroutineFunction(o) {
		kind = "AsyncFunction"
	}
	name := ""
	if n := o.Get("name"); n != nil {
		name = n.String()
	}
	if strings.HasPrefix(fmt.Sprint(o.String()), "class") {
		return "[class " + name + "]"
	}
	if name == "" {
		return "[" + kind + " (anonymous)]"
	}
	return "[" + kind + ": " + name + "]"
}

func (in *inspector) promise(o *goja.Object, p *runtime.Promise, depth int) string {
	if t := in.l.TaskOf(o); t != nil {
		return t.Describe()
	}
	if p.IsFuture() {
		return p.Describe()
	}
	switch {
	case !p.Settled():
		return "Promise { <pending> }"
	case p.Rejected():
		return "Promise { <rejected> " + in.value(p.Value(), depth+1) + " }"
	}
	return "Promise { " + in.value(p.Value(), depth+1) + " }"
}

func (in *inspector) items(o *goja.Object, depth int) []string {
	n := int(o.Get("length").ToInteger())
	var items []string
	holes := 0
	flush := func() {
		if holes > 0 {
			s := "s"
			if holes == 1 {
				s = ""
			}
			items = append(items, fmt.Sprintf("<%d empty item%s>", holes, s))
			holes = 0
		}
	}
	for i := range min(n, maxItems) {
		v := o.Get(strconv.Itoa(i))
		if v == nil {
			holes++
			continue
		}
		flush()
		items = append(items, in.value(v, depth+1))
	}
	flush()
	if n > maxItems {
		items = append(items, fmt.Sprintf("... %d more items", n-maxItems))
	}
	for _, k := range o.Keys() {
		if _, err := strconv.Atoi(k); err != nil {
			items = append(items, in.property(o, k, depth))
		}
	}
	return items
}

func (in *inspector) properties(o *goja.Object, depth int) []string {
	var props []string
	for _, k := range o.Keys() {
		props = append(props, in.property(o, k, depth))
	}
	return props
}

// property shows one own property; what a getter would give is not asked for.
func (in *inspector) property(o *goja.Object, key string, depth int) string {
	name := key
	if !identifier().MatchString(key) {
		name = quote(key)
	}
	describe := in.vm.Get("Object").(*goja.Object).Get("getOwnPropertyDescriptor")
	if f, ok := goja.AssertFunction(describe); ok {
		if d, err := f(goja.Undefined(), o, in.vm.ToValue(key)); err == nil {
			if d, ok := d.(*goja.Object); ok {
				get, set := d.Get("get"), d.Get("set")
				hasGet, hasSet := get != nil && !goja.IsUndefined(get), set != nil && !goja.IsUndefined(set)
				switch {
				case hasGet && hasSet:
					return name + ": [Getter/Setter]"
				case hasGet:
					return name + ": [Getter]"
				case hasSet:
					return name + ": [Setter]"
				}
			}
		}
	}
	return name + ": " + in.value(o.Get(key), depth+1)
}

func (in *inspector) collection(o *goja.Object, class string, depth int) string {
	var items []string
	in.vm.ForOf(o, func(v goja.Value) bool {
		if class == "Map" {
			pair := v.(*goja.Object)
			items = append(items, in.value(pair.Get("0"), depth+1)+" => "+in.value(pair.Get("1"), depth+1))
		} else {
			items = append(items, in.value(v, depth+1))
		}
		return len(items) < maxItems
	})
	return in.list(items, "{", "}", fmt.Sprintf("%s(%d) ", class, o.Get("size").ToInteger()))
}

// list puts the parts on one line, or on one each when they are too long for that.
func (in *inspector) list(parts []string, open, shut, prefix string) string {
	if len(parts) == 0 {
		return prefix + open + shut
	}
	width := len(prefix)
	multi := strings.Contains(prefix, "\n")
	for _, p := range parts {
		width += len(p) + 2
		multi = multi || strings.Contains(p, "\n")
	}
	if width <= maxWidth && !multi {
		return prefix + open + " " + strings.Join(parts, ", ") + " " + shut
	}
	for i, p := range parts {
		parts[i] = "  " + strings.ReplaceAll(p, "\n", "\n  ")
	}
	return prefix + open + "\n" + strings.Join(parts, ",\n") + "\n" + shut
}
