package runtime_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/corojs/coro/runtime"
)

// TestDeepSources checks that nesting which a parser's recursion would not survive is refused: a Go stack that
// overflows ends the process, so what is not refused must really be parsed.
func TestDeepSources(t *testing.T) {
	rt, err := runtime.New(runtime.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	const n = 150_000 // the guards count, whatever the parsers could take
	check := func(name, open, text string) {
		t.Helper()
		begin := time.Now()
		err := rt.Check(context.Background(), runtime.Script{Name: name, Source: text})
		var se *runtime.ScriptError
		if err != nil && !errors.As(err, &se) {
			t.Errorf("%s: %q: got %v, want a SyntaxError or none", name, open, err)
		}
		t.Logf("%s: %q: %v %.80v", name, open, time.Since(begin), err)
	}
	for _, c := range []struct{ open, middle, close string }{
		{"(", "1", ")"}, {"[", "", "]"}, {"{", "", "}"}, {"!", "1", ""}, {"- ", "1", ""}, {"typeof ", "1", ""}, {"void\n", "1", ""}, {"new ", "A", ""},
		{"a=>", "1", ""}, {"a =>\n", "1", ""}, {"a=", "1", ""}, {"a?b:", "1", ""}, {"a?", "1", ":b"}, {"1**", "1", ""}, {"1+", "1", ""}, {"1,", "1", ""},
		{"a.", "b", ""}, {"a().", "b", ""}, {"if(1)", ";", ""}, {"if(1);else ", ";", ""}, {"if(1){}\nelse ", ";", ""}, {"for(;;)", ";", ""}, {"while(1)", ";", ""},
		{"do ", ";", " while(0);"}, {"a:", ";", ""}, {"function f(){", "", "}"}, {"class A{static{", "", "}}"}, {"`${", "1", "}`"}, {"a`", "", "`"}, {"x?.", "y", ""},
		{"async a=>", "1", ""}, {"/a/ / (", "1", ")"}, {"\"(\" + (", "1", ")"}, {"a && ", "1", ""}, {"[{a:", "1", "}]"}, {"let [", "a", "]=1"}, {"throw ", "1", ""}, {"delete ", "a", ""},
		{"import(", "1", ")"}, {"await ", "1", ""}, {"with(a)", ";", ""}, {"switch(1){case 1:", "", "}"}, {"try{", "", "}finally{}"}, {"export default ", "1", ""},
	} {
		text := strings.Repeat(c.open, n) + c.middle + strings.Repeat(c.close, n)
		check("a.mjs", c.open, text)
		check("a.ts", c.open, text)
	}
	for _, open := range []string{"<a>", "<a b={", "type T = A<", "type T = A|", "let x: keyof ", "type T = A extends B ? C : "} {
		i := strings.LastIndexAny(open, "= ") + 1
		if i == len(open) {
			i = strings.Index(open, "A")
		}
		check("a.tsx", open, open[:max(i, 0)]+strings.Repeat(open[max(i, 0):], n))
	}
}

// TestLargeSources checks that what is large but flat is accepted.
func TestLargeSources(t *testing.T) {
	rt, err := runtime.New(runtime.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for name, text := range map[string]string{
		"a long line":             "export const s = '" + strings.Repeat("x+/ ", 2_500_000) + "'; // " + strings.Repeat("(", 5000),
		"a long list":             "export default [" + strings.Repeat("1, -1, 'a+b', x => x,\n", 100_000) + "]",
		"statements on lines":     "let a, b, c = 1\n" + strings.Repeat("a = b = c + 1\n", 100_000),
		"statements on one line":  "let a, b, c = 1;" + strings.Repeat("a = b = c + 1;", 100_000),
		"functions":               strings.Repeat("function f() { if (1) { return a ? b : c } else return !x }\n", 30_000),
		"a chain of else":         strings.Repeat("if (a) { b() } else if (c) { d() } else\n", 1000) + ";",
		"comments and regular":    "var r\n" + strings.Repeat("r = /[+)(]\"/ // (a + b) + c => d ' \n/* \"(-)\" */\n", 30_000),
		"templates":               "var s, x\n" + strings.Repeat("s = `a${x}b${`c${x}`}` + x\n", 50_000),
		"an object of properties": "var o = {" + strings.Repeat("a: b + c, d() { return -1 },\n", 50_000) + "}",
	} {
		if err := rt.Check(context.Background(), runtime.Script{Name: "a.js", Source: text}); err != nil {
			t.Errorf("%s: %.300s", name, err.Error())
		}
	}
}

// TestNoFiles checks the errors of a Runtime without a file system, and of files that it must not see.
func TestNoFiles(t *testing.T) {
	ctx := context.Background()
	rt, err := runtime.New(runtime.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for _, source := range []string{`import "./a.mjs"`, `await import("./a.mjs")`, `require("./a.cjs")`, `import "pkg"`, `import "/etc/passwd"`, `import x from "file:///etc/passwd"`} {
		if _, err := rt.RunScript(ctx, "main.js", source); err == nil || !strings.Contains(err.Error(), "the Runtime has no file system") {
			t.Errorf("%s: got %v, want an error that there is no file system", source, err)
		}
	}
	if _, err := rt.RunFile(ctx, "a.mjs"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("RunFile: got %v, want fs.ErrNotExist", err)
	}
	if _, err := rt.RunScript(ctx, "main.mjs", `console; export {}`); err == nil {
		t.Error("a module runs without a file system, and console is not defined: want an error")
	}
	if v, err := rt.RunScript(ctx, "main.mjs", `export const x = import.meta.url; globalThis.u = x`); err != nil || v != nil {
		t.Errorf("got %v, %v, want a module without imports to run", v, err)
	}

	sub, err := runtime.New(runtime.Options{FS: fstest.MapFS{"in/a.mjs": {Data: []byte("export default 1")}, "b.mjs": {}}, Dir: "in"})
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Close()
	for source, want := range map[string]string{
		`import "../../etc/passwd"`: "outside of the file system", `import "../../../b.mjs"`: "outside of the file system",
		`import "/none"`: "Cannot find module '/none'", `import "./a.mjs/../../../x"`: "outside of the file system",
		`import "./\0"`: "Cannot find module", `import "file://host/x"`: "no valid file URL", `import "./a.mjs%2f..%2f..%2f..%2fx"`: "outside of the file system",
	} {
		if _, err := sub.RunScript(ctx, "main.mjs", source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error with %q", source, err, want)
		}
	}
	if _, err := sub.RunFile(ctx, "a.mjs"); err != nil {
		t.Errorf("RunFile does not go by Dir: %v", err)
	}
	if _, err := sub.RunScript(ctx, "main.mjs", `import a from "./a.mjs"; import "/b.mjs"; import "../b.mjs"; if (a !== 1) throw a`); err != nil {
		t.Error(err)
	}
}

// TestReadErrors checks that what the file system says comes through.
func TestReadErrors(t *testing.T) {
	rt, err := runtime.New(runtime.Options{FS: failing{}})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	if _, err := rt.RunScript(context.Background(), "main.mjs", `import "./a.mjs"`); err == nil || !strings.Contains(err.Error(), "no such luck") {
		t.Errorf("got %v, want the error of the file system", err)
	}
}

type failing struct{}

func (failing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("no such luck")}
}

// TestModuleInterrupted checks that a module which does not come to an end is stopped, and leaves the Runtime in order.
func TestModuleInterrupted(t *testing.T) {
	files := fstest.MapFS{
		"main.mjs": {Data: []byte(`import "./busy.mjs"`)}, "busy.mjs": {Data: []byte(`export {}; for (;;) ;`)},
		"await.mjs": {Data: []byte(`await null; for (;;) ;`)}, "import.js": {Data: []byte(`import("./busy2.mjs")`)}, "busy2.mjs": {Data: []byte(`for (;;) ; export {}`)},
		"fine.mjs": {Data: []byte(`import { x } from "./x.mjs"; await null; globalThis.result = x`)}, "x.mjs": {Data: []byte(`export const x = 5`)},
		"common.cjs": {Data: []byte(`require("./busy3.cjs")`)}, "busy3.cjs": {Data: []byte(`for (;;) ;`)},
	}
	rt, err := runtime.New(runtime.Options{FS: files, Grace: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for _, name := range []string{"main.mjs", "await.mjs", "import.js", "common.cjs"} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		if _, err := rt.RunFile(ctx, name); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: got %v, want context.DeadlineExceeded", name, err)
		}
		cancel()
		if _, err := rt.RunScript(context.Background(), "again.mjs", `import { x } from "./x.mjs"; await null; globalThis.result = x`); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
	}
}
