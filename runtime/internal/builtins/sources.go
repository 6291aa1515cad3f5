package builtins

import (
	"encoding/json"
	"regexp"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// This file prepares the sources that eval and Function compile, which goja does by itself: import() becomes a call of
// the host's function, and regular expression literals that goja would get wrong become calls of RegExp.

// suspicious finds what such a literal cannot do without. It is compiled when it is first wanted.
var suspicious = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/[a-z]*[uvd]|\(\?|\\[1-9k]|\)[*+?{]`)
})

// Source returns the source v for goja to compile. What is no string is returned as it is.
func (l *Library) Source(v goja.Value) goja.Value {
	s, ok := v.(goja.String)
	if !ok {
		return v
	}
	return l.lib.prepare(s, "", "")
}

// prepare replaces import() and the literals of s, which parses between the given texts.
func (lib *library) prepare(s goja.String, before, after string) goja.Value {
	text := s.String()
	if strings.Contains(text, "import") {
		prepared, err := lib.host.Imports(before, text, after)
		if err != nil {
			panic(lib.syntaxError("%s", err))
		}
		if prepared != text {
			text, s = prepared, lib.vm.ToValue(prepared).(goja.String)
		}
	}
	if !strings.Contains(text, "/") || !suspicious().MatchString(text) {
		return s
	}
	list, err := lib.host.RegExps(before + text + after)
	if err != nil {
		panic(lib.syntaxError("%s", err))
	}
	if len(list) == 0 {
		return s
	}
	quote := func(s string) string {
		b, _ := json.Marshal(s)
		return string(b)
	}
	var b strings.Builder
	at := 0
	for _, r := range list {
		offset := r.Offset - len(before)
		if offset < at || offset+r.Length > len(text) {
			return s
		}
		b.WriteString(text[at:offset] + "RegExp(" + quote(r.Pattern) + "," + quote(r.Flags) + ")")
		at = offset + r.Length
	}
	b.WriteString(text[at:])
	return lib.vm.ToValue(b.String())
}

// installSources has eval, when it is not called directly, and Function prepare their sources.
func (lib *library) installSources(globals *lazies) {
	globals.wrap("eval", func(was goja.Value) goja.Value {
		if call, _, ok := code(lib.unwrap(was)); ok {
			f := *call
			*call = func(c goja.FunctionCall) goja.Value {
				if s, ok := c.Argument(0).(goja.String); ok {
					c.Arguments = []goja.Value{lib.prepare(s, "", "")}
				}
				return f(c)
			}
		}
		return was
	})
	done := false
	extend := func(was goja.Value) goja.Value {
		if !done {
			done = lib.prepareFunctions(was, "function ")
		}
		return was
	}
	globals.wrap("Function", extend)
	var z lazies
	z.wrap("constructor", extend)
	lib.install(lib.errorCtor.Prototype(), &z)
}

// PrepareFunctions has ctor, the constructor of functions that begin with the given words, prepare their sources.
func (l *Library) PrepareFunctions(ctor goja.Value, words string) {
	l.lib.prepareFunctions(ctor, words)
}

func (lib *library) prepareFunctions(ctor goja.Value, words string) bool {
	call, construct, ok := code(lib.unwrap(ctor))
	if !ok {
		return false
	}
	f, make := *call, *construct
	*call = func(c goja.FunctionCall) goja.Value {
		c.Arguments = lib.functionSource(c.Arguments, words)
		return f(c)
	}
	*construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		return make(lib.functionSource(args, words), newTarget)
	}
	return true
}

// functionSource converts the arguments of a constructor of functions and prepares the last of them, the body.
func (lib *library) functionSource(args []goja.Value, words string) []goja.Value {
	out := make([]goja.Value, len(args))
	for i, a := range args {
		out[i] = lib.str(a)
	}
	if n := len(out); n > 0 {
		out[n-1] = lib.prepare(out[n-1].(goja.String), "("+words+"() {\n", "\n})")
	}
	return out
}
