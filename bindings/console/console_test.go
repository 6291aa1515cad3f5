package console_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/runtime"
)

func TestConsole(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`"a\nb", "c"`, "a\nb c"},
		{`1, -0, 1.5, 10n, true, null, undefined, Symbol("s"), NaN`, "1 -0 1.5 10n true null undefined Symbol(s) NaN"},
		{`["a", "it's", 'q"', "\n"]`, `[ 'a', "it's", 'q"', '\n' ]`},
		{`{ a: 1, "b-c": [1, , 3], d: { e: { f: { g: 1 } } } }`, `{ a: 1, 'b-c': [ 1, <1 empty item>, 3 ], d: { e: { f: [Object] } } }`},
		{`(() => { const o = { n: 1 }; o.self = o; return o })()`, `<ref *1> { n: 1, self: [Circular *1] }`},
		{`new Map([[1, { v: "x" }]]), new Set(["a"])`, `Map(1) { 1 => { v: 'x' } } Set(1) { 'a' }`},
		{`class A { }, new (class Foo { x = 1 })(), Object.create(null)`, `[class A] Foo { x: 1 } [Object: null prototype] {}`},
		{`() => 1, function f() {}, async function g() { await 0 }`, `[Function (anonymous)] [Function: f] [AsyncFunction: g]`},
		{`{ get a() { throw 1 }, set b(v) {} }`, `{ a: [Getter], b: [Setter] }`},
		{`Promise.resolve(1), new Promise(() => {})`, `Promise { 1 } Promise { <pending> }`},
		{`{ [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("no") } }`, `[its own function to show it threw: Error: no]`},
		{`asyncio.get_event_loop().create_future()`, `Future { <pending> }`},
		{`create_task(sleep(0, 42), { name: "t" })`, `Task { 't' <pending> }`},
		{`new Error("m")`, "Error: m\n    at c.js:1:13"},
		{`Object.assign(new TypeError("m"), { code: "E" })`, "TypeError: m\n    at c.js:1:27 {\n  code: 'E'\n}"},
		{`{ e: new Error("m") }`, "{\n  e: Error: m\n      at c.js:1:18\n}"},
		{`new (class MyError extends Error {})("m")`, "MyError: m\n    at c.js:1:13"},
		{`new (class B extends Error { constructor(m) { super(m); this.name = "Named" } })("m")`, "Named: m\n    at c.js:1:64\n    at c.js:1:13"},
		{`new Error("a", { cause: new Error("b", { cause: 1 }) })`,
			"Error: a\n    at c.js:1:13 {\n  [cause]: Error: b\n      at c.js:1:37 {\n    [cause]: 1\n  }\n}"},
		{`new AggregateError([new Error("a"), 5], "many")`,
			"AggregateError: many\n    at c.js:1:13 {\n  [errors]: [\n    Error: a\n        at c.js:1:33,\n    5\n  ]\n}"},
		{`(() => { const e = new Error("m"); e.self = e; return e })()`, "<ref *1> Error: m\n    at c.js:1:32\n    at c.js:1:71 {\n  self: [Circular *1]\n}"},
		{`Object.assign(new Error("m"), { stack: "mine" })`, "[mine]"},
		{`Object.defineProperty(new Error("m"), "message", { get() { throw 1 } })`, "Error: (its message cannot be shown)\n    at c.js:1:35"},
		{`{ a: { b: { c: Object.assign(new Error("m"), { x: 1 }) } } }`, "{ a: { b: { c: [Error] } } }"},
		{`new Date(0), /x/g`, `1970-01-01T00:00:00.000Z /x/g`},
	} {
		var out, errs bytes.Buffer
		rt, err := runtime.New(runtime.Options{Stdout: &out, Stderr: &errs, Bindings: bindings.Core()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rt.RunScript(context.Background(), "c.js", "console.log("+c.source+"); console.error('to stderr')"); err != nil {
			t.Errorf("%s: %v", c.source, err)
		}
		if got := out.String(); got != c.want+"\n" {
			t.Errorf("%s:\ngot  %swant %s", c.source, got, c.want)
		}
		if errs.String() != "to stderr\n" {
			t.Errorf("stderr: %q", errs.String())
		}
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestInspect compares what Coro prints with what Node 20 printed.
func TestInspect(t *testing.T) {
	source, err := os.ReadFile("testdata/inspect.js")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/inspect.out")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(run(t, string(source), console.Options{}), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(got) || got[i] != line {
			t.Fatalf("line %d:\ngot  %s\nwant %s", i+1, strings.Join(got[min(i, len(got)):min(i+3, len(got))], "\n     "), line)
		}
	}
}

// run returns what source prints to standard output.
func run(t *testing.T, source string, o console.Options) string {
	t.Helper()
	var out bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stdout: &out, Bindings: append(bindings.Core(), console.New(o))})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	if _, err := rt.RunScript(context.Background(), "c.js", source); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestColors(t *testing.T) {
	got := run(t, `console.log({ a: 1, s: "x", u: undefined, n: null, f() {} }, "raw", /x/, Symbol("y"), [1n])`, console.Options{Color: true})
	want := "{ a: \x1b[33m1\x1b[39m, s: \x1b[32m'x'\x1b[39m, u: \x1b[90mundefined\x1b[39m, n: \x1b[1mnull\x1b[22m, f: \x1b[36m[Function: f]\x1b[39m }" +
		" raw \x1b[31m/x/\x1b[39m \x1b[32mSymbol(y)\x1b[39m [ \x1b[33m1n\x1b[39m ]\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestHostileValues shows values that make looking at them hard: none may throw, hang or take the process along.
func TestHostileValues(t *testing.T) {
	for _, source := range []string{
		`new Proxy({}, { getPrototypeOf() { throw 1 }, getOwnPropertyDescriptor() { throw 2 }, ownKeys() { throw 3 }, get() { throw 4 } })`,
		`Object.create(new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } }))`,
		`(() => { let p = {}; for (let i = 0; i < 5000; i++) p = new Proxy(p, {}); return p })()`,
		`(() => { let o = {}; for (let i = 0; i < 20000; i++) o = { o }; return o })()`,
		`(() => { let o = {}; for (let i = 0; i < 5000; i++) o = Object.create(o); return o })()`,
		`{ get [Symbol.toStringTag]() { throw 1 } }`,
		`{ constructor: new Proxy(function () {}, { get() { throw 1 }, getOwnPropertyDescriptor() { throw 2 } }) }`,
		`Object.defineProperty(function () {}, "name", { get() { throw 1 } })`,
		`Object.assign(new Error("x"), { stack: { toString() { throw 1 } } })`,
		`(() => { const e = new Error("x"); Object.defineProperty(e, "stack", { get() { throw 1 } }); return e })()`,
		`(() => { const e = new Error("x"); e.cause = e; return e })()`,
		`{ get [Symbol.for("nodejs.util.inspect.custom")]() { throw 1 } }`,
		`(() => { const a = []; a.length = 4294967295; return a })()`,
		`"x".repeat(1e7)`,
		`Object.setPrototypeOf([], null), Object.setPrototypeOf(() => {}, null), Object.setPrototypeOf(new Map(), null)`,
	} {
		for _, call := range []string{"console.log([%s])", "console.dir([%s], { depth: null, showHidden: true })"} {
			if got := run(t, fmt.Sprintf(call, source), console.Options{}); got == "" || len(got) > 11e6 {
				t.Errorf("%s: %d bytes", source, len(got))
			}
		}
	}
	// A script that replaces what shows values sees no difference.
	got := run(t, `globalThis.Map = globalThis.Promise = globalThis.Object = null; Map = 1; Symbol.for = null;
		Array.prototype[Symbol.iterator] = null; console.log([1], { a: Symbol.iterator })`, console.Options{})
	if want := "[ 1 ] { a: Symbol(Symbol.iterator) }\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMisuse(t *testing.T) {
	var errs bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stderr: &errs, Bindings: bindings.Core()})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	_, err = rt.RunScript(context.Background(), "c.js", `
		console.timeEnd("nope"); console.timeLog(); console.countReset("none"); console.time(); console.time();
		console.assert(false); console.assert(0, "why %s", 1); console.assert("", { a: 1 });
		try { console.table([1], 5) } catch (e) { console.error(e.message) }
		(function f() { console.trace("here", 1) })()`)
	if err != nil {
		t.Fatal(err)
	}
	want := `Warning: No such label 'nope' for console.timeEnd()
Warning: No such label 'default' for console.timeLog()
Warning: Count for 'none' does not exist
Warning: Label 'default' already exists for console.time()
Assertion failed
Assertion failed: why 1
Assertion failed { a: 1 }
console.table: properties: want an array of names, got 5
Trace: here 1
    at f (c.js:5:32)
    at c.js:5:46
`
	if got := errs.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
