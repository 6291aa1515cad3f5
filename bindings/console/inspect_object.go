package console

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// This file renders objects by what they are.

// shape is what is known of an object before its parts are rendered.
type shape struct {
	class   string // the name of its constructor; empty where its prototype chain ends without one
	tag     string // Symbol.toStringTag, where it says more
	braces  braces
	parts   func(depth int) []string // what stands before the properties; nil: nothing
	keys    []goja.Value             // of the properties to show: strings and symbols
	list    bool                     // items of an array
	more    bool                     // the last of the parts tells how many more items there are
	numeric bool                     // the items are numbers all
	whole   string                   // all there is to show, where there are no keys
	deep    bool                     // whole is shown at every depth
}

func (in *inspector) raw(o *goja.Object, depth int) string {
	sh := in.shapeOf(o, depth)
	if sh.whole != "" && (len(sh.keys) == 0 || sh.deep && depth > in.Depth) {
		return sh.whole
	}
	if depth > in.Depth || in.closed || in.written > budget {
		name := strings.TrimSuffix(prefix(sh.class, sh.tag, fallbackName(o), ""), " ")
		if sh.class != "" {
			name = "[" + name + "]"
		}
		return in.paint.special(name)
	}
	depth++
	in.open = append(in.open, o)
	in.current = depth
	var parts []string
	if sh.parts != nil {
		parts = sh.parts(depth)
	}
	for _, k := range sh.keys {
		parts = append(parts, in.property(o, k, depth))
	}
	in.open = in.open[:len(in.open)-1]
	if n, ok := in.circular[o]; ok {
		mark := in.paint.special(fmt.Sprintf("<ref *%d>", n))
		sh.braces.base = strings.TrimSuffix(mark+" "+sh.braces.base, " ")
	}
	s := in.join(parts, sh.braces, depth, sh.list, sh.more, sh.numeric)
	in.written += len(s)
	return s
}

// shapeOf looks at o without running script.
func (in *inspector) shapeOf(o *goja.Object, depth int) *shape {
	l := in.l
	sh := &shape{class: in.className(o, depth), tag: in.tag(o), braces: braces{open: "{", shut: "}"}}
	sh.keys = in.keys(o)
	if p := l.PromiseOf(o); p != nil {
		in.promise(sh, o, p)
		return sh
	}
	if _, ok := goja.AssertFunction(o); ok {
		sh.braces.base = in.functionBase(o, sh)
		sh.whole = in.paint.special(sh.braces.base)
		return sh
	}
	switch o.ClassName() {
	case "Array":
		in.array(sh, o)
		return sh
	case "Error":
		in.errorShape(sh, o)
		return sh
	case "Date":
		text := l.DateText(o)
		if text == "" {
			text = "Invalid Date"
		}
		in.literal(sh, text, "Date", in.paint.date)
		return sh
	case "RegExp":
		in.literal(sh, l.RegExpSource(o), "RegExp", in.paint.regexp)
		sh.deep = true
		return sh
	case "Arguments":
		sh.braces.open = "[Arguments] {"
		sh.whole = sh.braces.open + "}"
		return sh
	}
	if o.ClassName() != "Object" || sh.tag == "BigInt" || sh.tag == "Symbol" {
		if kind, v, ok := l.Boxed(o); ok {
			in.boxed(sh, kind, v)
			return sh
		}
	}
	if in.collection(sh, o) || in.binary(sh, o) || in.hosted(sh, o) {
		return sh
	}
	switch sh.tag {
	case "WeakMap", "WeakSet":
		sh.tag = ""
		sh.braces.open = prefix(sh.class, "", "WeakMap", "") + "{"
		sh.parts = func(int) []string { return []string{in.paint.special("<items unknown>")} }
		return sh
	}
	if sh.class == "Object" {
		if sh.tag != "" {
			sh.braces.open = prefix(sh.class, sh.tag, "Object", "") + "{"
		}
	} else {
		sh.braces.open = prefix(sh.class, sh.tag, "Object", "") + "{"
	}
	sh.whole = sh.braces.open + "}"
	return sh
}

// prefix is what stands before the braces: the class, the size, the tag.
func prefix(class, tag, fallback, size string) string {
	switch {
	case class == "" && tag != "" && fallback != tag:
		return "[" + fallback + size + ": null prototype] [" + tag + "] "
	case class == "":
		return "[" + fallback + size + ": null prototype] "
	case tag != "" && class != tag:
		return class + size + " [" + tag + "] "
	}
	return class + size + " "
}

func fallbackName(o *goja.Object) string {
	if n := o.ClassName(); n != "" {
		return n
	}
	return "Object"
}

// literal is the shape of a date or a regular expression.
func (in *inspector) literal(sh *shape, text, class string, paint func(string) string) {
	if p := prefix(sh.class, sh.tag, class, ""); p != class+" " {
		text = p + text
	}
	sh.braces.base = text
	sh.whole = paint(text)
}

// className returns the name of o's constructor, by the first prototype that has one of which o is an instance.
func (in *inspector) className(o *goja.Object, depth int) string {
	l := in.l
	for p, n := o, 0; p != nil && n < deepest; p, n = p.Prototype(), n+1 {
		if runtime.IsProxy(p) {
			return "Object"
		}
		if name := l.BuiltinClass(p); name != "" && p != o {
			return name
		}
		v, _ := l.OwnValue(p, "constructor")
		c, ok := v.(*goja.Object)
		if !ok || runtime.IsProxy(c) {
			continue
		}
		if _, ok := goja.AssertFunction(c); !ok {
			continue
		}
		name, ok := l.OwnValue(c, "name")
		if !ok || name.String() == "" {
			continue
		}
		proto, _ := l.OwnValue(c, "prototype")
		for q, m := o.Prototype(), 0; q != nil && m < deepest && !runtime.IsProxy(q); q, m = q.Prototype(), m+1 {
			if goja.Value(q) == proto {
				return name.String()
			}
		}
	}
	proto := o.Prototype()
	if proto == nil {
		return ""
	}
	if depth > in.Depth {
		return fallbackName(o) + " <Complex prototype>"
	}
	if name := in.className(proto, depth+1); name != "" {
		return fallbackName(o) + " <" + name + ">"
	}
	return fallbackName(o) + " <[Object: null prototype] {}>"
}

// tag returns Symbol.toStringTag of o where it is inherited plain data, or a getter of the built-in classes.
func (in *inspector) tag(o *goja.Object) string {
	if d := in.l.OwnProperty(o, goja.SymToStringTag); d != nil && d.Enumerable {
		return "" // it is shown among the properties
	}
	var tag goja.Value
	_ = in.l.VM().Try(func() { tag = o.GetSymbol(goja.SymToStringTag) })
	s, _ := rawString(tag)
	return s
}

// keys returns the own properties to show.
func (in *inspector) keys(o *goja.Object) []goja.Value {
	vm := in.l.VM()
	names := o.Keys()
	if in.ShowHidden {
		names = o.GetOwnPropertyNames()
	}
	var keys []goja.Value
	for _, k := range names {
		keys = append(keys, vm.ToValue(k))
	}
	for _, s := range o.Symbols() {
		if in.ShowHidden {
			keys = append(keys, s)
		} else if d := in.l.OwnProperty(o, s); d != nil && d.Enumerable {
			keys = append(keys, s)
		}
	}
	return keys
}

var identifier = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[a-zA-Z_][a-zA-Z_0-9]*$`)
})

// property shows one own property with its name; what a getter would give is not asked for.
func (in *inspector) property(o *goja.Object, key goja.Value, depth int) string {
	d := in.l.OwnProperty(o, key)
	if d == nil { // a host object may have keys without properties
		d = &runtime.Property{Value: goja.Undefined(), Enumerable: true}
	}
	shown := in.described(d, depth)
	var name string
	switch k := key.(type) {
	case *goja.Symbol:
		name = "[" + in.paint.str("Symbol("+k.String()+")") + "]"
	default:
		name = k.String()
		switch {
		case name == "__proto__":
			name = "['__proto__']"
		case !d.Enumerable:
			name = "[" + name + "]"
		case !identifier().MatchString(name):
			name = in.paint.str(quote(name))
		}
	}
	return name + ": " + shown
}

// described renders the value of a property.
func (in *inspector) described(d *runtime.Property, depth int) string {
	switch {
	case d.Getter && d.Setter:
		return in.paint.special("[Getter/Setter]")
	case d.Getter:
		return in.paint.special("[Getter]")
	case d.Setter:
		return in.paint.special("[Setter]")
	}
	return in.nested(d.Value, depth)
}

// nested renders a part of an object.
func (in *inspector) nested(v goja.Value, depth int) string {
	in.indent += 2
	defer func() { in.indent -= 2 }()
	return in.value(v, depth)
}

var (
	arrayIndex = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(0|[1-9][0-9]*)$`)
	})
	classHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^class\b`)
	})
)

// withoutIndices drops the keys that are items.
func withoutIndices(keys []goja.Value) []goja.Value {
	return slices.DeleteFunc(keys, func(k goja.Value) bool {
		_, symbol := k.(*goja.Symbol)
		return !symbol && arrayIndex().MatchString(k.String())
	})
}

func (in *inspector) array(sh *shape, o *goja.Object) {
	n := 0
	if v, ok := in.l.OwnValue(o, "length"); ok {
		n = int(v.ToInteger())
	}
	p := ""
	if sh.class != "Array" || sh.tag != "" {
		p = prefix(sh.class, sh.tag, "Array", fmt.Sprintf("(%d)", n))
	}
	sh.keys = withoutIndices(sh.keys)
	if in.ShowHidden {
		in.moveLast(sh, "length")
	}
	sh.braces.open, sh.braces.shut, sh.list = p+"[", "]", true
	if n == 0 {
		sh.whole = sh.braces.open + "]"
	}
	sh.parts = func(depth int) []string { return in.items(sh, o, n, depth) }
}

// moveLast puts a key behind the others.
func (in *inspector) moveLast(sh *shape, name string) {
	for i, k := range sh.keys {
		if k.String() == name {
			sh.keys = append(append(slices.Clone(sh.keys[:i]), sh.keys[i+1:]...), k)
			return
		}
	}
}

// items renders the items of an array of length n; a row of holes counts as one.
func (in *inspector) items(sh *shape, o *goja.Object, n, depth int) []string {
	var parts []string
	sh.numeric = true
	var sparse []string // the keys, once there was a hole
	i := 0
	for i < n && len(parts) < in.Items {
		d := in.l.OwnProperty(o, in.l.VM().ToValue(index(i)))
		if d != nil {
			sh.numeric = sh.numeric && isNumber(d.Value)
			parts = append(parts, in.described(d, depth))
			i++
			continue
		}
		if sparse == nil {
			sparse = o.GetOwnPropertyNames()
		}
		next := n
		for len(sparse) > 0 {
			k, ok := number(sparse[0])
			if !ok {
				break
			}
			if k >= i {
				next = k
				break
			}
			sparse = sparse[1:]
		}
		holes := next - i
		sh.numeric = false
		parts = append(parts, in.paint.undefined(fmt.Sprintf("<%d empty item%s>", holes, plural(holes))))
		i = next
	}
	if rest := n - i; rest > 0 {
		sh.more = true
		parts = append(parts, moreItems(rest))
	}
	return parts
}

func moreItems(n int) string { return fmt.Sprintf("... %d more item%s", n, plural(n)) }

func number(key string) (int, bool) {
	if !arrayIndex().MatchString(key) || len(key) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range key {
		n = n*10 + int(c-'0')
	}
	return n, true
}

func isNumber(v goja.Value) bool {
	switch v.(type) {
	case nil, *goja.Object, *goja.Symbol:
		return false
	}
	switch v.Export().(type) {
	case string, bool, nil:
		return false
	}
	return true
}

// collection is the shape of a Map or a Set.
func (in *inspector) collection(sh *shape, o *goja.Object) bool {
	name := "Map"
	entries, size, ok := in.l.MapEntries(o, in.Items)
	if !ok {
		name = "Set"
		if entries, size, ok = in.l.SetValues(o, in.Items); !ok {
			return false
		}
	}
	sh.braces.open = prefix(sh.class, sh.tag, name, fmt.Sprintf("(%d)", size)) + "{"
	if size == 0 {
		sh.whole = sh.braces.open + "}"
	}
	sh.parts = func(depth int) []string {
		var parts []string
		for _, e := range entries {
			s := in.nested(e[0], depth)
			if name == "Map" {
				s += " => " + in.nested(e[1], depth)
			}
			parts = append(parts, s)
		}
		if size > len(entries) {
			parts = append(parts, moreItems(size-len(entries)))
		}
		return parts
	}
	return true
}
