package builtins

import (
	"math"
	"slices"
	"strings"
	"unsafe"

	"github.com/dop251/goja"
)

// This file is what RegExp.prototype does under symbols (ECMA-262, 22.2.6), for all but the objects that goja has a
// quick way for: plain patterns of its own that no script has tampered with. (Of the others, goja does not know the flag
// v, and takes it for granted that exec is a function.)

func (lib *library) installRegExpSymbols() {
	lib.regexp.untouched = (*objectMirror)(unsafe.Pointer(lib.regexp.proto)).self[0]
	for _, m := range []struct {
		sym *goja.Symbol
		do  func(o *goja.Object, s goja.String, arg goja.Value) goja.Value
	}{
		{goja.SymMatch, lib.regexpSymbolMatch}, {goja.SymMatchAll, lib.regexpSymbolMatchAll},
		{goja.SymReplace, lib.regexpSymbolReplace}, {goja.SymSplit, lib.regexpSymbolSplit}, {goja.SymSearch, lib.regexpSymbolSearch},
	} {
		fn := lib.regexp.proto.GetSymbol(m.sym).(*goja.Object)
		lib.patch(fn, func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
			return func(call goja.FunctionCall) goja.Value {
				if lib.standardRegExp(call.This) {
					return was(call)
				}
				o := lib.object("RegExp.prototype[Symbol]", call.This)
				return m.do(o, lib.str(call.Argument(0)), call.Argument(1))
			}
		})
	}
}

// standardRegExp reports whether goja has its quick way for v.
func (lib *library) standardRegExp(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok || lib.kindOf(o) != "regexpObject" || header(o).prototype != lib.regexp.proto ||
		(*objectMirror)(unsafe.Pointer(lib.regexp.proto)).self[0] != lib.regexp.untouched {
		return false
	}
	if lib.regexp.standardAt == 0 {
		f, ok := selfType(o).FieldByName("standard")
		if !ok {
			return false
		}
		lib.regexp.standardAt = f.Offset
	}
	return *(*bool)(unsafe.Add((*objectMirror)(unsafe.Pointer(o)).self[1], lib.regexp.standardAt))
}

func (lib *library) regexpFlagsOf(o *goja.Object) string {
	return lib.str(lib.get(o, "flags")).String()
}

// toLength is ToLength (7.1.20).
func toLength(v goja.Value) float64 { return max(0, min(integer(v), 1<<53-1)) }

// advance sets lastIndex behind an empty match.
func (lib *library) advance(o *goja.Object, s goja.String, unicode bool) {
	i := toLength(lib.get(o, "lastIndex"))
	throwIf(o.Set("lastIndex", lib.vm.ToValue(after(s, i, unicode))))
}

// after is AdvanceStringIndex (22.2.7.3).
func after(s goja.String, i float64, unicode bool) float64 {
	if at := int(i); unicode && i+1 < float64(s.Length()) && s.CharAt(at)&0xFC00 == 0xD800 && s.CharAt(at+1)&0xFC00 == 0xDC00 {
		return i + 2
	}
	return i + 1
}

func (lib *library) regexpSymbolMatch(o *goja.Object, s goja.String, _ goja.Value) goja.Value {
	flags := lib.regexpFlagsOf(o)
	if !strings.Contains(flags, "g") {
		return lib.regexpExecOf(o, s)
	}
	list := []any{}
	for _, m := range lib.allMatches(o, s, flags) {
		list = append(list, lib.str(lib.get(m, "0")))
	}
	if len(list) == 0 {
		return goja.Null()
	}
	return lib.vm.NewArray(list...)
}

// allMatches runs a global pattern to its end.
func (lib *library) allMatches(o *goja.Object, s goja.String, flags string) (list []*goja.Object) {
	throwIf(o.Set("lastIndex", 0))
	for {
		m, ok := lib.regexpExecOf(o, s).(*goja.Object)
		if !ok {
			return list
		}
		list = append(list, m)
		if lib.str(lib.get(m, "0")).Length() == 0 {
			lib.advance(o, s, strings.ContainsAny(flags, "uv"))
		}
	}
}

func (lib *library) regexpSpecies(o *goja.Object) *goja.Object {
	c := lib.get(o, "constructor")
	if goja.IsUndefined(c) {
		return lib.regexp.ctor
	}
	s := lib.getSymbol(lib.object("constructor of a RegExp", c), goja.SymSpecies)
	if nullish(s) {
		return lib.regexp.ctor
	}
	if _, ok := goja.AssertConstructor(s); !ok {
		panic(lib.typeError("species of a RegExp is not a constructor"))
	}
	return s.(*goja.Object)
}

// regexpIterator is the state of a RegExp String Iterator (22.2.9).
type regexpIterator struct {
	matcher *goja.Object
	s       goja.String
	global  bool
	unicode bool
	done    bool
}

func (lib *library) regexpSymbolMatchAll(o *goja.Object, s goja.String, _ goja.Value) goja.Value {
	c := lib.regexpSpecies(o)
	flags := lib.regexpFlagsOf(o)
	matcher := lib.construct(c, o, lib.vm.ToValue(flags))
	throwIf(matcher.Set("lastIndex", lib.vm.ToValue(toLength(lib.get(o, "lastIndex")))))
	it := lib.vm.CreateObject(lib.regexpIteratorProto())
	lib.setState(it, &regexpIterator{matcher: matcher, s: s, global: strings.Contains(flags, "g"),
		unicode: strings.ContainsAny(flags, "uv")})
	return it
}

// regexpIteratorProto is goja's %RegExpStringIteratorPrototype%, whose next takes ours as well from now on.
func (lib *library) regexpIteratorProto() *goja.Object {
	if lib.regexp.iteratorProto != nil {
		return lib.regexp.iteratorProto
	}
	plain := lib.regexp.construct([]goja.Value{lib.vm.ToValue(""), lib.vm.ToValue("g")}, lib.regexp.ctor)
	it := callMethod(lib.regexp.proto.GetSymbol(goja.SymMatchAll), plain, lib.vm.ToValue("")).(*goja.Object)
	p := it.Prototype()
	lib.regexp.iteratorProto = p
	lib.patch(p.Get("next").(*goja.Object), func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			it, ok := lib.state(call.This).(*regexpIterator)
			if !ok {
				return was(call)
			}
			if it.done {
				return lib.result(goja.Undefined(), true)
			}
			m, ok := lib.regexpExecOf(it.matcher, it.s).(*goja.Object)
			if !ok {
				it.done = true
				return lib.result(goja.Undefined(), true)
			}
			if !it.global {
				it.done = true
			} else if lib.str(lib.get(m, "0")).Length() == 0 {
				lib.advance(it.matcher, it.s, it.unicode)
			}
			return lib.result(m, false)
		}
	})
	return p
}

func (lib *library) regexpSymbolReplace(o *goja.Object, s goja.String, with goja.Value) goja.Value {
	fn := callable(with)
	var template goja.String
	if fn == nil {
		template = lib.str(with)
	}
	var matches []*goja.Object
	if flags := lib.regexpFlagsOf(o); strings.Contains(flags, "g") {
		matches = lib.allMatches(o, s, flags)
	} else if m, ok := lib.regexpExecOf(o, s).(*goja.Object); ok {
		matches = []*goja.Object{m}
	}
	var b goja.StringBuilder
	next := 0
	for _, m := range matches {
		captures := []goja.Value{lib.str(lib.get(m, "0"))}
		n := int(max(toLength(lib.get(m, "length"))-1, 0))
		position := int(max(min(integer(lib.get(m, "index")), float64(s.Length())), 0))
		for i := 1; i <= n; i++ {
			c := lib.get(m, lib.vm.ToValue(i).String())
			if !goja.IsUndefined(c) {
				c = lib.str(c)
			}
			captures = append(captures, c)
		}
		groups := lib.get(m, "groups")
		matched := captures[0].(goja.String)
		var by goja.String
		if fn != nil {
			args := append(slices.Clip(captures), lib.vm.ToValue(position), s)
			if !goja.IsUndefined(groups) {
				args = append(args, groups)
			}
			by = lib.str(fn(goja.Undefined(), args...))
		} else {
			if !goja.IsUndefined(groups) {
				groups = groups.ToObject(lib.vm)
			}
			by = lib.substitute(template, s, position, captures, groups)
		}
		if position >= next {
			b.WriteString(s.Substring(next, position))
			b.WriteString(by)
			next = position + matched.Length()
		}
	}
	if next < s.Length() {
		b.WriteString(s.Substring(next, s.Length()))
	}
	return b.String()
}

// substitute is GetSubstitution (22.1.3.19.1).
func (lib *library) substitute(t, s goja.String, position int, captures []goja.Value, groups goja.Value) goja.String {
	var b goja.StringBuilder
	digit := func(i int) int {
		if i < t.Length() && t.CharAt(i) >= '0' && t.CharAt(i) <= '9' {
			return int(t.CharAt(i) - '0')
		}
		return -1
	}
	write := func(v goja.Value) {
		if !goja.IsUndefined(v) {
			b.WriteString(lib.str(v))
		}
	}
	for i := 0; i < t.Length(); i++ {
		c := t.CharAt(i)
		if c != '$' || i+1 == t.Length() {
			b.WriteString(t.Substring(i, i+1))
			continue
		}
		end := min(position+captures[0].(goja.String).Length(), s.Length())
		switch next := t.CharAt(i + 1); {
		case next == '$':
			b.WriteRune('$')
		case next == '&':
			write(captures[0])
		case next == '`':
			b.WriteString(s.Substring(0, position))
		case next == '\'':
			b.WriteString(s.Substring(end, s.Length()))
		case digit(i+1) >= 0:
			n, width := digit(i+1), 1
			if d := digit(i + 2); d >= 0 && n*10+d > 0 && n*10+d < len(captures) {
				n, width = n*10+d, 2
			}
			if n == 0 || n >= len(captures) {
				b.WriteRune('$')
				continue
			}
			write(captures[n])
			i += width - 1
		case next == '<' && !goja.IsUndefined(groups):
			close := i + 2
			for close < t.Length() && t.CharAt(close) != '>' {
				close++
			}
			if close == t.Length() {
				b.WriteRune('$')
				continue
			}
			write(lib.get(groups, t.Substring(i+2, close).String()))
			i = close - 1
		default:
			b.WriteRune('$')
			continue
		}
		i++
	}
	return b.String()
}

func (lib *library) regexpSymbolSplit(o *goja.Object, s goja.String, limit goja.Value) goja.Value {
	c := lib.regexpSpecies(o)
	flags := lib.regexpFlagsOf(o)
	if !strings.Contains(flags, "y") {
		flags += "y"
	}
	splitter := lib.construct(c, o, lib.vm.ToValue(flags))
	most := float64(math.MaxUint32)
	if !goja.IsUndefined(limit) {
		most = float64(uint32(int64(math.Mod(integer(limit), 1<<32))))
	}
	list := []any{}
	if most == 0 {
		return lib.vm.NewArray()
	}
	if s.Length() == 0 {
		if goja.IsNull(lib.regexpExecOf(splitter, s)) {
			list = append(list, s)
		}
		return lib.vm.NewArray(list...)
	}
	p, q := 0, 0
	for q < s.Length() {
		throwIf(splitter.Set("lastIndex", q))
		m, ok := lib.regexpExecOf(splitter, s).(*goja.Object)
		e := 0
		if ok {
			e = int(min(toLength(lib.get(splitter, "lastIndex")), float64(s.Length())))
		}
		if !ok || e == p {
			q = int(after(s, float64(q), strings.ContainsAny(flags, "uv")))
			continue
		}
		if list = append(list, s.Substring(p, q)); float64(len(list)) == most {
			return lib.vm.NewArray(list...)
		}
		p = e
		n := int(max(toLength(lib.get(m, "length"))-1, 0))
		for i := 1; i <= n; i++ {
			if list = append(list, lib.get(m, lib.vm.ToValue(i).String())); float64(len(list)) == most {
				return lib.vm.NewArray(list...)
			}
		}
		q = p
	}
	return lib.vm.NewArray(append(list, s.Substring(p, s.Length()))...)
}

func (lib *library) regexpSymbolSearch(o *goja.Object, s goja.String, _ goja.Value) goja.Value {
	zero := lib.vm.ToValue(0)
	before := lib.get(o, "lastIndex")
	if !before.SameAs(zero) {
		throwIf(o.Set("lastIndex", zero))
	}
	r := lib.regexpExecOf(o, s)
	if now := lib.get(o, "lastIndex"); !now.SameAs(before) {
		throwIf(o.Set("lastIndex", before))
	}
	if goja.IsNull(r) {
		return lib.vm.ToValue(-1)
	}
	return lib.get(r, "index")
}
