package console_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

func TestConsole(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`"a\nb", "c"`, "a\nb c"},
		{`1, -0, 1.5, 10n, true, null, undefined, Symbol("s"), NaN`, "1 -0 1.5 10n true null undefined Symbol(s) NaN"},
		{`["a", "it's", 'q"', "\n"]`, `[ 'a', "it's", 'q"', '\n' ]`},
		{`{ a: 1, "b-c": [1, , 3], d: { e: { f: { g: 1 } } } }`, `{ a: 1, 'b-c': [ 1, <1 empty item>, 3 ], d: { e: { f: [Object] } } }`},
		{`(() => { const o = { n: 1 }; o.self = o; return o })()`, `{ n: 1, self: [Circular *1] }`},
		{`new Map([[1, { v: "x" }]]), new Set(["a"])`, `Map(1) { 1 => { v: 'x' } } Set(1) { 'a' }`},
		{`class A { }, new (class Foo { x = 1 })(), Object.create(null)`, `[class A] Foo { x: 1 } [Object: null prototype] {}`},
		{`() => 1, function f() {}, async function g() { await 0 }`, `[Function (anonymous)] [Function: f] [AsyncFunction: g]`},
		{`{ get a() { throw 1 }, set b(v) {} }`, `{ a: [Getter], b: [Setter] }`},
		{`Promise.resolve(1), new Promise(() => {})`, `Promise { 1 } Promise { <pending> }`},
		{`new Proxy({}, { ownKeys() { throw new Error("no") } })`, `[an object that cannot be shown]`},
		{`asyncio.get_event_loop().create_future()`, `<Future pending>`},
		{`new Error("m")`, "Error: m\n    at c.js:1:13"},
		{`Object.assign(new TypeError("m"), { code: "E" })`, "TypeError: m\n    at c.js:1:27 {\n  code: 'E'\n}"},
		{`{ e: new Error("m") }`, "{\n  e: Error: m\n      at c.js:1:18\n}"},
		{`new (class MyError extends Error {})("m")`, "MyError: m\n    at c.js:1:13"},
		{`new (class B extends Error { constructor(m) { super(m); this.name = "Named" } })("m")`, "Named: m\n    at c.js:1:64\n    at c.js:1:13"},
		{`new Error("a", { cause: new Error("b", { cause: 1 }) })`,
			"Error: a\n    at c.js:1:13 {\n  [cause]: Error: b\n      at c.js:1:37 {\n    [cause]: 1\n  }\n}"},
		{`new AggregateError([new Error("a"), 5], "many")`,
			"AggregateError: many\n    at c.js:1:13 {\n  [errors]: [\n    Error: a\n        at c.js:1:33,\n    5\n  ]\n}"},
		{`(() => { const e = new Error("m"); e.self = e; return e })()`, "Error: m\n    at c.js:1:32\n    at c.js:1:71 {\n  self: [Circular *1]\n}"},
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
