package builtins

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/corojs/coro/runtime/internal/builtins/regex"
	"github.com/dop251/goja"
)

// This file makes RegExp (ECMA-262, 22.2) use package regex for the patterns that goja cannot do right. Such an object is
// one of goja's all the same, for its class and its properties; goja takes it for one that a script has tampered with,
// and so calls exec for all that it does, which is ours. The functions of RegExp.prototype stay the same objects.

// regexps is what the file keeps.
type regexps struct {
	ctor, proto *goja.Object
	construct   func([]goja.Value, *goja.Object) *goja.Object // goja's
	exec, test  func(goja.FunctionCall) goja.Value            // goja's
	execFn      goja.Value
	programs    map[string]*regex.Program
	shells      map[string]*goja.Object // one of goja's objects for each combination of flags, to be cloned
	untouched   unsafe.Pointer          // the type of proto while no script has changed what goja relies on
	standardAt  uintptr                 // offset of the flag by which goja knows an object that is as it was made
	// iteratorProto is %RegExpStringIteratorPrototype%, once it was asked for.
	iteratorProto *goja.Object
}

// maxPrograms is how many compiled patterns are kept for the next time that their literal is evaluated.
const maxPrograms = 500

// regexpState is the internal slots of an object whose pattern package regex matches.
type regexpState struct {
	program *regex.Program
	source  goja.String
	// The string that was matched last, which is mostly the one of the next time.
	subject goja.String
	input   regex.Input
}

func (lib *library) installRegExp() {
	re := &lib.regexp
	re.ctor = lib.vm.Get("RegExp").(*goja.Object)
	re.proto = re.ctor.Get("prototype").(*goja.Object)
	lib.method(re.ctor, "escape", 1, func(call goja.FunctionCall) goja.Value {
		s, ok := call.Argument(0).(goja.String)
		if !ok {
			panic(lib.typeError("RegExp.escape: want a string, got %s", show(call.Argument(0))))
		}
		return goja.StringFromUTF16(escapeRegExp(codeUnits(s)))
	})
	call, construct, ok := code(re.ctor)
	if !ok {
		panic("builtins: RegExp is no native function")
	}
	re.construct = *construct
	*call = func(c goja.FunctionCall) goja.Value { return lib.regexpCall(c.Arguments, nil) }
	*construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if newTarget == nil {
			newTarget = re.ctor
		}
		return lib.regexpCall(args, newTarget).(*goja.Object)
	}
	patch := func(key string, with func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value) goja.Value {
		fn := re.proto.Get(key)
		lib.patch(fn.(*goja.Object), with)
		return fn
	}
	re.execFn = patch("exec", func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		re.exec = was
		return func(call goja.FunctionCall) goja.Value {
			if s, ok := lib.state(call.This).(*regexpState); ok {
				return lib.regexpExec(call.This.(*goja.Object), s, lib.str(call.Argument(0)))
			}
			return was(call)
		}
	})
	patch("test", func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		re.test = was
		return lib.regexpTest
	})
	patch("compile", func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value { return lib.regexpCompile(call, was) }
	})
	getter := func(key string, get func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value) {
		d := lib.ownDescriptor(re.proto, key, nil)
		lib.patch(d.Get("get").(*goja.Object), get)
	}
	getter("source", func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			if o, ok := call.This.(*goja.Object); ok && lib.kindOf(o) == "regexpObject" {
				return escapeSource(lib.regexpSource(o))
			}
			return was(call)
		}
	})
	getter("flags", func(func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value { return lib.regexpFlags })
	for _, f := range []struct {
		name string
		get  func(regex.Flags) bool
	}{{"hasIndices", func(f regex.Flags) bool { return f.HasIndices }}, {"unicodeSets", func(f regex.Flags) bool { return f.UnicodeSets }}} {
		lib.getter(re.proto, f.name, func(call goja.FunctionCall) goja.Value {
			o, ok := call.This.(*goja.Object)
			switch {
			case ok && o == re.proto:
				return goja.Undefined()
			case !ok || lib.kindOf(o) != "regexpObject":
				panic(lib.typeError("RegExp.prototype.%s: want a RegExp, got %s", f.name, show(call.This)))
			}
			s, ok := lib.state(o).(*regexpState)
			return lib.vm.ToValue(ok && f.get(s.program.Flags))
		})
	}
	lib.installRegExpSymbols()
}

// patch gives a built-in function another body.
func (lib *library) patch(fn *goja.Object, with func(was func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value) {
	call, _, ok := code(fn)
	if !ok {
		panic("builtins: a function to be patched is no native one")
	}
	*call = with(*call)
}

// regexpCall is RegExp (22.2.4.1); newTarget is nil when it was not called with new.
func (lib *library) regexpCall(args []goja.Value, newTarget *goja.Object) goja.Value {
	call := goja.FunctionCall{Arguments: args}
	pattern, flags := call.Argument(0), call.Argument(1)
	isRegExp := lib.isRegExp(pattern)
	if newTarget == nil {
		newTarget = lib.regexp.ctor
		if isRegExp && goja.IsUndefined(flags) && lib.get(pattern, "constructor") == newTarget {
			return pattern
		}
	}
	o, _ := pattern.(*goja.Object)
	switch {
	case o != nil && lib.kindOf(o) == "regexpObject":
		source, was := lib.regexpParts(o)
		pattern = source
		if goja.IsUndefined(flags) {
			flags = was
		}
	case isRegExp:
		pattern = lib.get(o, "source")
		if goja.IsUndefined(flags) {
			flags = lib.get(o, "flags")
		}
	}
	proto := lib.regexp.proto
	if newTarget != lib.regexp.ctor {
		if p, ok := newTarget.Get("prototype").(*goja.Object); ok {
			proto = p
		}
	}
	return lib.newRegExp(lib.toText(pattern), lib.toText(flags), proto)
}

// toText is ToString with undefined for the empty string.
func (lib *library) toText(v goja.Value) goja.String {
	if goja.IsUndefined(v) {
		return goja.StringFromUTF16(nil)
	}
	return lib.str(v)
}

// isRegExp is IsRegExp (7.2.8).
func (lib *library) isRegExp(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	if m := lib.getSymbol(o, goja.SymMatch); !goja.IsUndefined(m) {
		return m.ToBoolean()
	}
	return lib.kindOf(o) == "regexpObject"
}

// newRegExp is RegExpAlloc and RegExpInitialize (22.2.3.1 and 22.2.3.3).
func (lib *library) newRegExp(source, flags goja.String, proto *goja.Object) *goja.Object {
	text := flags.String()
	if !regex.Needed(source.String(), text) {
		o := lib.regexp.construct([]goja.Value{source, flags}, lib.regexp.ctor)
		if proto != lib.regexp.proto {
			must(o.SetPrototype(proto))
		}
		return o
	}
	s := lib.newRegExpState(source, text)
	o := lib.regexp.construct([]goja.Value{lib.shell(text)}, lib.regexp.ctor)
	if proto != lib.regexp.proto {
		must(o.SetPrototype(proto))
	}
	lib.adopt(o, s)
	return o
}

// shell returns an object of goja's that has the flags, as far as goja knows them, and matches nothing of interest.
func (lib *library) shell(flags string) *goja.Object {
	if o := lib.regexp.shells[flags]; o != nil {
		return o
	}
	o := lib.regexp.construct([]goja.Value{lib.vm.ToValue("(?:)"), lib.vm.ToValue(plainFlags(flags))}, lib.regexp.ctor)
	must(o.SetSymbol(goja.SymMatch, true)) // so that cloning it looks nothing up that a script could see
	if lib.regexp.shells == nil {
		lib.regexp.shells = map[string]*goja.Object{}
	}
	lib.regexp.shells[flags] = o
	return o
}

// plainFlags are those of the flags that goja knows.
func plainFlags(flags string) string { return strings.NewReplacer("d", "", "v", "").Replace(flags) }

func (lib *library) newRegExpState(source goja.String, flags string) *regexpState {
	key := flags + "/" + source.String()
	p := lib.regexp.programs[key]
	if p == nil || strings.ContainsRune(key, utf8.RuneError) { // which a lone surrogate reads as
		units := codeUnits(source)
		f, err := regex.ParseFlags(flags)
		if err == nil {
			p, err = regex.Compile(units, f)
			if err != nil {
				err = fmt.Errorf("Invalid regular expression: /%s/%s: %w", source, flags, err)
			}
		}
		if err != nil {
			panic(lib.syntaxError("%s", err))
		}
		if len(lib.regexp.programs) >= maxPrograms || lib.regexp.programs == nil {
			lib.regexp.programs = map[string]*regex.Program{}
		}
		lib.regexp.programs[key] = p
	}
	return &regexpState{program: p, source: source}
}

// adopt makes o, one of goja's, an object of ours. Defining lastIndex as it is makes goja call exec from now on.
func (lib *library) adopt(o *goja.Object, s *regexpState) {
	lib.setState(o, s)
	must(o.DefineDataProperty("lastIndex", o.Get("lastIndex"), goja.FLAG_NOT_SET, goja.FLAG_NOT_SET, goja.FLAG_NOT_SET))
}

// NewRegExp evaluates a regular expression literal. flags and pattern are valid.
func (l *Library) NewRegExp(source, flags goja.Value) goja.Value {
	return l.lib.newRegExp(l.lib.toText(source), l.lib.toText(flags), l.lib.regexp.proto)
}

// regexpSource returns [[OriginalSource]].
func (lib *library) regexpSource(o *goja.Object) goja.String {
	if s, ok := lib.state(o).(*regexpState); ok {
		return s.source
	}
	f := field(o, "source")
	return reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem().Interface().(goja.String)
}

// regexpParts returns [[OriginalSource]] and [[OriginalFlags]].
func (lib *library) regexpParts(o *goja.Object) (source, flags goja.Value) {
	if s, ok := lib.state(o).(*regexpState); ok {
		return s.source, lib.vm.ToValue(s.program.Flags.String())
	}
	pattern := field(o, "pattern").Elem()
	is := func(name string) bool { return pattern.FieldByName(name).Bool() }
	f := regex.Flags{Global: is("global"), IgnoreCase: is("ignoreCase"), Multiline: is("multiline"), DotAll: is("dotAll"),
		Unicode: is("unicode"), Sticky: is("sticky")}
	return lib.regexpSource(o), lib.vm.ToValue(f.String())
}

// regexpFlags is get RegExp.prototype.flags (22.2.6.4).
func (lib *library) regexpFlags(call goja.FunctionCall) goja.Value {
	o := lib.object("RegExp.prototype.flags", call.This)
	var b strings.Builder
	for _, f := range []struct {
		name string
		c    byte
	}{{"hasIndices", 'd'}, {"global", 'g'}, {"ignoreCase", 'i'}, {"multiline", 'm'}, {"dotAll", 's'}, {"unicode", 'u'},
		{"unicodeSets", 'v'}, {"sticky", 'y'}} {
		if lib.get(o, f.name).ToBoolean() {
			b.WriteByte(f.c)
		}
	}
	return lib.vm.ToValue(b.String())
}

// regexpTest is RegExp.prototype.test (22.2.6.16).
func (lib *library) regexpTest(call goja.FunctionCall) goja.Value {
	o := lib.object("RegExp.prototype.test", call.This)
	s := lib.str(call.Argument(0))
	exec := lib.get(o, "exec")
	if exec == lib.regexp.execFn && lib.kindOf(o) == "regexpObject" {
		if st, ok := lib.state(o).(*regexpState); ok {
			return lib.vm.ToValue(lib.regexpMatch(o, st, s) != nil)
		}
		return lib.regexp.test(goja.FunctionCall{This: o, Arguments: []goja.Value{s}})
	}
	return lib.vm.ToValue(!goja.IsNull(lib.regexpExecOf(o, s)))
}

// regexpExecOf is RegExpExec (22.2.7.1).
func (lib *library) regexpExecOf(o *goja.Object, s goja.String) goja.Value {
	exec := lib.get(o, "exec")
	if f := callable(exec); f != nil {
		r := f(o, s)
		if _, ok := r.(*goja.Object); !ok && !goja.IsNull(r) {
			panic(lib.typeError("exec of a RegExp returned neither an object nor null"))
		}
		return r
	}
	if lib.kindOf(o) != "regexpObject" {
		panic(lib.typeError("RegExp.prototype.exec called on an incompatible receiver"))
	}
	return callMethod(lib.regexp.execFn, o, s)
}

// regexpCompile is RegExp.prototype.compile (B.2.4.1).
func (lib *library) regexpCompile(call goja.FunctionCall, was func(goja.FunctionCall) goja.Value) goja.Value {
	o, ok := call.This.(*goja.Object)
	if !ok || lib.kindOf(o) != "regexpObject" {
		panic(lib.typeError("RegExp.prototype.compile: want a RegExp, got %s", show(call.This)))
	}
	pattern, flags := call.Argument(0), call.Argument(1)
	if p, ok := pattern.(*goja.Object); ok && lib.kindOf(p) == "regexpObject" {
		if !goja.IsUndefined(flags) {
			panic(lib.typeError("RegExp.prototype.compile: flags beside a RegExp"))
		}
		pattern, flags = lib.regexpParts(p)
	}
	source, text := lib.toText(pattern), lib.toText(flags).String()
	if !regex.Needed(source.String(), text) {
		was(goja.FunctionCall{This: o, Arguments: []goja.Value{source, lib.vm.ToValue(text)}})
		lib.setState(o, nil)
		return o
	}
	s := lib.newRegExpState(source, text)
	was(goja.FunctionCall{This: o, Arguments: []goja.Value{lib.vm.ToValue("(?:)"), lib.vm.ToValue(plainFlags(text))}})
	lib.adopt(o, s)
	return o
}

// regexpMatch is RegExpBuiltinExec (22.2.7.2) up to the match: the ends of the captures, or nil.
func (lib *library) regexpMatch(o *goja.Object, st *regexpState, s goja.String) []int {
	index := toLength(o.Get("lastIndex"))
	f := st.program.Flags
	moves := f.Global || f.Sticky
	if !moves {
		index = 0
	}
	setLast := func(i int) { throwIf(o.Set("lastIndex", lib.vm.ToValue(i))) }
	if index > float64(s.Length()) {
		setLast(0)
		return nil
	}
	if st.subject == nil || !sameString(st.subject, s) {
		st.subject, st.input = s, regex.Input{Units: codeUnits(s), Stop: lib.host.Stopped}
	}
	at := int(index)
	if u := st.input.Units; (f.Unicode || f.UnicodeSets) && at > 0 && at < len(u) && u[at]&0xFC00 == 0xDC00 && u[at-1]&0xFC00 == 0xD800 {
		at--
	}
	var caps []int
	var err error
	if f.Sticky {
		caps, err = st.program.Match(&st.input, at)
	} else {
		caps, err = st.program.Search(&st.input, at)
	}
	if errors.Is(err, regex.ErrTooComplex) {
		panic(lib.rangeError("Maximum call stack size exceeded"))
	}
	if moves {
		if caps == nil {
			setLast(0)
		} else {
			setLast(caps[1])
		}
	}
	return caps
}

// sameString compares strings, at once where they are one and the same Go value.
func sameString(a, b goja.String) bool {
	return *(*[2]unsafe.Pointer)(unsafe.Pointer(&a)) == *(*[2]unsafe.Pointer)(unsafe.Pointer(&b)) ||
		a.Length() == b.Length() && a.SameAs(b)
}

// regexpExec is RegExpBuiltinExec.
func (lib *library) regexpExec(o *goja.Object, st *regexpState, s goja.String) goja.Value {
	caps := lib.regexpMatch(o, st, s)
	if caps == nil {
		return goja.Null()
	}
	names := st.program.Names
	n := len(caps) / 2
	list, pairs := make([]any, n), make([]any, n)
	for i := range n {
		list[i], pairs[i] = goja.Undefined(), goja.Undefined()
		if caps[2*i] >= 0 {
			list[i] = s.Substring(caps[2*i], caps[2*i+1])
			if st.program.Flags.HasIndices {
				pairs[i] = lib.vm.NewArray(caps[2*i], caps[2*i+1])
			}
		}
	}
	groups := func(values []any) goja.Value {
		if names == nil {
			return goja.Undefined()
		}
		g := lib.vm.CreateObject(nil)
		matched := map[string]bool{}
		for i, name := range names {
			if name != "" && !matched[name] {
				matched[name] = caps[2*i] >= 0
				createData(g, name, values[i].(goja.Value))
			}
		}
		return g
	}
	a := lib.vm.NewArray(list...)
	createData(a, "index", lib.vm.ToValue(caps[0]))
	createData(a, "input", s)
	createData(a, "groups", groups(list))
	if st.program.Flags.HasIndices {
		indices := lib.vm.NewArray(pairs...)
		createData(indices, "groups", groups(pairs))
		createData(a, "indices", indices)
	}
	return a
}
