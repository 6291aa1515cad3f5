package rewrite_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/parser"
)

// TestPositionsAfterEdits: what is changed in a text so that goja's parser accepts it moves no position.
func TestPositionsAfterEdits(t *testing.T) {
	const pair = "const o = { async *a() { yield 1 }, async *[k]() { await 2 } };"
	for _, c := range []struct {
		source       string
		line, column int
	}{
		{pair + " )", 1, len(pair) + 2},
		{pair + "\n" + pair + " )", 2, len(pair) + 2},
		{pair + " async function f() { for await (x of y) } ", 1, len(pair) + 42},
		{"/* " + pair + " */ )", 1, len(pair) + 8},
		{"async function f() { for await (const x of []) ; } )", 1, 52},
		{"\u2028" + pair + "\r\n )", 3, 2},
	} {
		_, err := rewrite.ParseScript("p.js", c.source, parser.WithDisableSourceMaps)
		var list parser.ErrorList
		if !errors.As(err, &list) {
			t.Errorf("%s: got %v, want a syntax error", c.source, err)
			continue
		}
		if p := list[0].Position; p.Line != c.line || p.Column != c.column {
			t.Errorf("%s: %v: at %d:%d, want %d:%d", c.source, list[0].Message, p.Line, p.Column, c.line, c.column)
		}
	}

	source := pair + " const p = { async *b() {\n yield\n 3 } }; async function f() { for await (const x of o.a()) await x }"
	tree, err := rewrite.ParseScript("p.js", source, parser.WithDisableSourceMaps)
	if err != nil {
		t.Fatal(err)
	}
	res, err := rewrite.Program(tree, rewrite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(source, "\n")
	for i, s := range res.Sites {
		at := lines[s.Line-1][s.Column-1:]
		if !strings.HasPrefix(at, "yield") && !strings.HasPrefix(at, "await") && !strings.HasPrefix(at, "for await") {
			t.Errorf("site %d at %d:%d: %q", i, s.Line, s.Column, at)
		}
	}
	for _, f := range res.Funcs {
		if !strings.HasPrefix(f.Source, "async ") || !strings.Contains(source, f.Source) {
			t.Errorf("the source of %s is %q", f.Name, f.Source)
		}
	}
}

// TestMethodsThatLookAlike: stars and keys around which the reading of async generator methods could go wrong.
func TestMethodsThatLookAlike(t *testing.T) {
	for _, source := range []string{
		`var async = 2, b = 3; var c = async * b, d = { async, b: async * (b) }, e = [async *b, async]`,
		`var async = 2; ({ async: 1, x: async * (async), async() {}, get async() {}, *async() {} })`,
		"({ async /* * */ * /* ( */ m /* ( */ (a) { return `${a}` }, async *['(' + \"[\" + `]${1}`](b) {} })",
		`class A { async *m() {} static async *['x' + "]"]() {} async; async *n() {} }`,
		`x = { async *a() { return { async *b() { yield { async *c() { await 1 } } } } } }`,
		`x = { "async *": 1, async *"a(b"() {}, async *0x10() {}, async *\u0061b() {}, async *ünï() {} }`,
		`x = { s: "async *m(", async *m() { return /async *m(/ } }`,
	} {
		if err := compile(strings.Replace(source, `/async *m(/`, `/async *m\(/`, 1)); err != nil {
			t.Errorf("%s: %v", source, err)
		}
	}
}

// TestManyLoopsAndMethods: the time for reading grows with the length of the source, not with its square.
func TestManyLoopsAndMethods(t *testing.T) {
	reading := func(n int) time.Duration {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "async function f%d() { for await (const x of []) ; }\nvar o%d = { async *[Symbol.asyncIterator]() { yield 1 }, async *m() {} };\n", i, i)
		}
		start := time.Now()
		if err := compile(b.String()); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	reading(10)
	for attempt := 1; ; attempt++ { // the machine may have been busy
		small, large := reading(200), reading(2000)
		if large <= 40*max(small, time.Millisecond) {
			return
		}
		if attempt == 4 {
			t.Fatalf("200 took %v, 2000 %v", small, large)
		}
	}
}

// TestSyncIteratorsAreClosed has what ECMAScript says since 2024 of an iterator that is not async and gives a rejected
// promise, which older engines do otherwise.
func TestSyncIteratorsAreClosed(t *testing.T) {
	const prelude = `const out = []; const mk = o => ({ [Symbol.iterator]: () => ({ next: () => ({ value: Promise.reject("rej"), done: false }), return() { out.push("closed"); return {} }, ...o }) });
		async function run(name, f) { try { await f(); out.push(name + " ok") } catch (e) { out.push(name + " " + (e instanceof Error ? e.constructor.name : e)) } }
		const loop = it => async () => { for await (const x of it) ; }; const delegate = (it, ...steps) => async () => { const g = (async function* () { yield* it })(); await g.next(); for (const [k, v] of steps) await g[k](v) };
		const bad = () => { const p = Promise.resolve(1); Object.defineProperty(p, "constructor", { get() { throw "poisoned" } }); return p }; const one = { next: () => ({ value: 1, done: false }) };
		(async () => { `
	for _, c := range []struct{ source, want string }{
		{`await run("next", loop(mk({})))`, "closed,next rej"},
		{`await run("next, return throws", loop(mk({ return() { out.push("closing"); throw "hidden" } })))`, "closing,next, return throws rej"},
		{`await run("done", loop(mk({ next: () => ({ value: Promise.reject("last"), done: true }) })))`, "done last"},
		{`await run("poisoned", loop(mk({ next: () => ({ value: bad(), done: false }) })))`, "closed,poisoned poisoned"},
		{`await run("poisoned at the end", loop(mk({ next: () => ({ value: bad(), done: true }) })))`, "poisoned at the end poisoned"},
		{`await run("delegate", delegate(mk({})))`, "closed,delegate rej"},
		{`await run("no throw", delegate(mk({ ...one }), ["throw", "T"]))`, "closed,no throw TypeError"},
		{`await run("no throw, bad return", delegate(mk({ ...one, return() { throw "RT" } }), ["throw", "T"]))`, "no throw, bad return RT"},
		{`await run("no throw, no return", delegate(mk({ ...one, return: undefined }), ["throw", "T"]))`, "no throw, no return TypeError"},
		{`await run("throw rejects", delegate(mk({ ...one, throw: () => ({ value: Promise.reject("TR"), done: false }) }), ["throw", "T"]))`, "closed,throw rejects TR"},
		{`await run("return rejects", delegate(mk({ ...one, return() { out.push("returned"); return { value: Promise.reject("RR"), done: false } } }), ["return", "R"]))`, "returned,return rejects RR"},
	} {
		if got := lowered(t, prelude+c.source+`; print(out.join()) })()`); got != c.want+"\n" {
			t.Errorf("%s: got %q, want %q", c.source, got, c.want)
		}
	}
}
