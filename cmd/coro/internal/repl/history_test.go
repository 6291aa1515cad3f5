package repl

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/corojs/coro/runtime"
)

func TestHistoryFile(t *testing.T) {
	for _, c := range []struct {
		variable, set, state, want string
	}{
		{state: "/state", want: "/state/coro/history"},
		{variable: "/elsewhere", set: "x", state: "/state", want: "/elsewhere"},
		{variable: "", set: "x", state: "/state", want: ""},
		{variable: "off", set: "x", state: "/state", want: ""},
	} {
		t.Setenv("XDG_STATE_HOME", c.state)
		t.Setenv("CORO_HISTORY", c.variable)
		if c.set == "" {
			os.Unsetenv("CORO_HISTORY")
		}
		if got := HistoryFile(); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}

func TestHistory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "directory", "history")
	with := func(o *Options) { o.History = file }
	k := converse(t, with)
	k.say("1", "  'hidden'", "function f() {\n  return '\\n'\n}", "1", ".tasks", "")
	k.give(".exit", nil)
	k.ends(0)
	data, err := os.ReadFile(file)
	if want := "1\nfunction f() {\\n  return '\\\\n'\\n}\n1\n.tasks\n.exit\n"; err != nil || string(data) != want {
		t.Errorf("%q, %v; want %q", data, err, want)
	}
	if st, err := os.Stat(file); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", st.Mode(), err)
	}
	k = converse(t, with)
	k.say("2")
	if want := []string{"1", "function f() {\n  return '\\n'\n}", "1", ".tasks", ".exit", "2"}; !slices.Equal(k.remember, want) {
		t.Errorf("got %q, want %q", k.remember, want)
	}
}

func TestHistoryOfOddFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "history")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	with := func(o *Options) { o.History = file }

	write("good\n\xff\xfe\nbad\\escape\n\x00\x01\n" + strings.Repeat("x", 3*maxEntry) + "\ntab\there\nwithout an end")
	k := converse(t, with)
	k.say("41")
	if want := []string{"good", "tab\there", "without an end", "41"}; !slices.Equal(k.remember, want) {
		t.Errorf("got %q, want %q", k.remember, want)
	}
	if data, err := os.ReadFile(file); err != nil || !strings.HasSuffix(string(data), "\nwithout an end\n41\n") {
		t.Errorf("%q, %v", data, err)
	}
	if st, err := os.Stat(file); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", st.Mode(), err)
	}

	var b strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&b, "entry %d\n", i)
	}
	write(b.String())
	k = converse(t, with)
	if len(k.remember) != maxEntries || k.remember[maxEntries-1] != "entry 2499" {
		t.Errorf("%d entries, the last %q", len(k.remember), k.remember[len(k.remember)-1])
	}
	if data, err := os.ReadFile(file); err != nil || strings.Count(string(data), "\n") != maxEntries {
		t.Errorf("%d lines, %v", strings.Count(string(data), "\n"), err)
	}

	for _, path := range []string{dir, os.DevNull, filepath.Join(file, "below")} {
		k = converse(t, func(o *Options) { o.History = path })
		if !strings.Contains(k.all(), "the history is not kept: ") {
			t.Errorf("%s: %q", path, k.all())
		}
		dialogue{{"1", "1\n"}}.lead(k)
	}
}

func TestReadState(t *testing.T) {
	for text, want := range map[string]runtime.InputState{
		"":                           runtime.InputComplete,
		"1":                          runtime.InputComplete,
		"function f() {":             runtime.InputIncomplete,
		"[1,":                        runtime.InputIncomplete,
		"`a ${":                      runtime.InputIncomplete,
		"`a ${b":                     runtime.InputIncomplete,
		"/* comment":                 runtime.InputIncomplete,
		"a +":                        runtime.InputIncomplete,
		"if (x)":                     runtime.InputIncomplete,
		"() =>":                      runtime.InputIncomplete,
		"class A {":                  runtime.InputIncomplete,
		"foo(":                       runtime.InputIncomplete,
		"await foo(":                 runtime.InputIncomplete,
		"await":                      runtime.InputIncomplete,
		"const x = await":            runtime.InputIncomplete,
		"{ a: 1,":                    runtime.InputIncomplete,
		"for await (const x of y) {": runtime.InputIncomplete,
		"async function* g() {":      runtime.InputIncomplete,
		"try { x }":                  runtime.InputIncomplete,
		"do {} while":                runtime.InputIncomplete,
		"import { a,":                runtime.InputIncomplete,
		"import { a } from 'b'":      runtime.InputComplete,
		"interface A {":              runtime.InputIncomplete,
		"let a: A = {":               runtime.InputIncomplete,
		"a && ":                      runtime.InputIncomplete,
		"x &":                        runtime.InputComplete,
		"foo( &":                     runtime.InputInvalid,
		"{ a: 1, b }":                runtime.InputComplete,
		"{ get x() { return 1 } }":   runtime.InputComplete,
		"'abc":                       runtime.InputInvalid,
		"let b = ;":                  runtime.InputInvalid,
		"}":                          runtime.InputInvalid,
		"a }":                        runtime.InputInvalid,
		"f())":                       runtime.InputInvalid,
		"/re":                        runtime.InputInvalid,
		"'{' + `}`":                  runtime.InputComplete,
		"// {":                       runtime.InputComplete,
	} {
		if got := readState(text, ""); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

// FuzzInput looks at what nobody would type: reading it must neither panic nor take for ever.
func FuzzInput(f *testing.F) {
	for _, s := range []string{"1", "{a: 1}", "f( &", "`${", ".help", "for await (", "} {", "\xff", "a\n.b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		command(text)
		if readState(text, text) == runtime.InputComplete {
			newInput(text)
		}
		line := escape(text)
		if strings.ContainsAny(line, "\n\r") {
			t.Errorf("an entry of two lines: %q", line)
		}
		if back, ok := unescape(line); ok && back != text {
			t.Errorf("got %q back for %q", back, text)
		}
	})
}
