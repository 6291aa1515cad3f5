package rewrite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// native runs source on goja's own async functions and returns what it printed.
func native(source string) string {
	vm := goja.New()
	vm.SetMaxCallStackSize(2000)
	var b strings.Builder
	must(vm.Set("print", printer(&b)))
	if _, err := vm.RunScript("t.js", source); err != nil {
		fmt.Fprintf(&b, "threw %v\n", first(err))
	}
	return b.String()
}

// lowered runs source as Coro does.
func lowered(t testing.TB, source string) string {
	var b strings.Builder
	rt, err := runtime.New(runtime.Options{
		Clock: runtime.NewVirtualClock(start),
		Bindings: append(bindings.Core(), func(l *runtime.Loop) error {
			return l.VM().Set("print", printer(&b))
		}),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	if _, err := rt.RunScript(context.Background(), "t.js", source); err != nil {
		fmt.Fprintf(&b, "threw %v\n", err)
	}
	return b.String()
}

func printer(b *strings.Builder) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		for i, a := range call.Arguments {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(a.String())
		}
		b.WriteByte('\n')
		return goja.Undefined()
	}
}

func first(err error) string {
	s, _, _ := strings.Cut(err.Error(), "\n")
	return s
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// constructs lists what must behave as on goja's own async functions. Where goja is wrong, want has what is right.
var constructs = []struct{ name, source, want string }{
	{"declaration", `f(1).then(v => print(v)); async function f(a) { await null; return a + 1 } print("sync")`, ""},
	{"ticks", `const log = n => () => print(n);
		async function a() { print("a1"); await null; print("a2"); await null; print("a3") }
		async function b() { print("b1"); await null; print("b2"); return Promise.resolve("b3") }
		a(); b().then(v => print(v)); Promise.resolve().then(log(1)).then(log(2)).then(log(3)).then(log(4)).then(log(5)); print("end")`, ""},
	{"ticks of thenables", `const th = { then(f) { print("then"); f("v") } };
		(async () => { print(await th); print(await { then: 1 } === undefined) })(); Promise.resolve().then(() => print(1)).then(() => print(2)).then(() => print(3))`, ""},
	{"expression and names", `const e = async function (a, b = 1, c) { await 0 }; const n = async function own() { await 0; return own === n };
		print(e.name, e.length, n.name, n.length); n().then(v => print(v))`, ""},
	{"name of itself without await", `const n = async function own() { return own === n }; n().then(v => print(v))`, ""},
	{"arrow", `const f = async x => await x * 2, g = async (x) => { return await f(x) + 1 }; g(5).then(v => print(v, f.name, g.length))`, ""},
	{"this in functions", `const o = { k: 7, async m() { await 0; return this.k }, f: async function () { await 0; return this.k }, async n() { return this.k } };
		o.m().then(v => print(v)); o.f().then(v => print(v)); o.n().then(v => print(v)); const { m } = o; m.call({ k: 8 }).then(v => print(v))`, ""},
	{"this sloppy and strict", `async function f() { await 0; return this === globalThis } async function g() { "use strict"; await 0; return this === undefined }
		f().then(v => print(v)); g().then(v => print(v))`, ""},
	{"this in arrows", `function C() { this.k = 3; this.a = async () => { await 0; return this.k }; this.b = async () => (() => this.k)() } const c = new C();
		c.a().then(v => print(v)); c.b().then(v => print(v)); c.a.call({ k: 9 }).then(v => print(v))`, ""},
	{"arguments", `async function f(a) { await 0; return arguments.length + ":" + arguments[1] } f(1, 2, 3).then(v => print(v));
		function g() { return (async () => { await 0; return arguments[0] })() } g("outer").then(v => print(v));
		const o = { async m() { await 0; return arguments.length } }; o.m(1, 2).then(v => print(v));
		async function h() { return (async () => { await 0; return arguments[0] })() } h("in").then(v => print(v))`, "3:2\nouter\n2\nin\n"},
	{"super in methods", `class A { m(x) { return "A" + x + this.k } get p() { return "p" + this.k } }
		class B extends A { k = 1; async m(x) { await 0; return super.m(await x) + super.p } async n() { return super.m(2) }
			async s() { await 0; super.q = 5; return this.q } async i(k) { await 0; return super[k](3) } }
		const b = new B(); b.m(1).then(v => print(v)); b.n().then(v => print(v)); b.s().then(v => print(v)); b.i("m").then(v => print(v))`, ""},
	{"super in arrows", `class A { m() { return "m" + this.k } } class B extends A { k = 4; m() { return (async () => { await 0; return super.m() })() }
			f = async () => { await 0; return super.m() } }
		const b = new B(); b.m().then(v => print(v)); b.f().then(v => print(v))`, ""},
	{"super in object methods", `const p = { hi() { return "hi " + this.n } }; const o = { __proto__: p, n: 1, async hi() { await 0; return super.hi() } }; o.hi().then(v => print(v))`, ""},
	{"super call in an async arrow", `class A { constructor(x) { this.x = x } } class B extends A { constructor() { (async () => { super(5); await 0; print(this.x) })() } } new B()`, "5\n"},
	{"new.target", `function F() { return (async () => { await 0; return new.target === F })() } new F().then(v => print(v));
		async function g() { await 0; return new.target } g().then(v => print(v))`, ""},
	{"not constructible", `async function f() { await 0 } const a = async () => { await 0 }; const o = { async m() { await 0 }, async n() {} }; async function g() {}
		for (const x of [f, a, o.m, o.n, g]) { try { new x(); print("constructed") } catch (e) { print(e instanceof TypeError) } print("prototype" in x, x.hasOwnProperty("prototype")) }`, ""},
	{"toString", `async function f(a) { await 0 } const a = async (x) => x; const o = { async m(y) { await y } }; print(f.toString()); print(String(a)); print(o.m)`, ""},
	{"prototype of functions", `async function f() { await 0 } const a = async () => {}; const P = Object.getPrototypeOf(async function () {});
		print(Object.getPrototypeOf(f) === P, Object.getPrototypeOf(a) === P, Object.prototype.toString.call(f), P.constructor.name)`, ""},
	{"parameters", `async function f(a, { b, c = 3 } = {}, [d] = [4], ...r) { await 0; return [a, b, c, d, r.length].join() }
		f(1, { b: 2 }).then(v => print(v)); f(1, {}, [5], 6, 7).then(v => print(v)); print(f.length)`, ""},
	{"errors of parameters are rejections", `const bad = () => { throw new Error("p") };
		async function f(a = bad()) { await 0 } async function g(a = bad()) {} const o = { async m({ x } = null) { await 0 }, async n(a = bad()) {} };
		for (const x of [f, g, (async (a = bad()) => { await a }), o.m, o.n]) { try { x().catch(e => print(e.name)); print("no throw") } catch { print("threw") } }`, ""},
	{"methods of classes", `class A { #p = 2; static async s(x) { await 0; return this.name + x } async #q() { await 0; return this.#p } async q() { return await this.#q() }
			async [("c") + 1]() { await 0; return "computed" } static #t = 1; static async t() { await 0; return A.#t } async get() { return "get" } }
		A.s(1).then(v => print(v)); new A().q().then(v => print(v)); new A().c1().then(v => print(v)); A.t().then(v => print(v)); new A().get().then(v => print(v));
		print(Object.getOwnPropertyNames(A.prototype).join(), A.prototype.q.name, A.prototype.c1.name, new A().q.length)`, ""},
	{"beside getters and setters", `const o = { get a() { return 1 }, async b() { await 0; return this.a }, set a(v) {}, async *[Symbol.iterator]() {} } `, "?"},
	{"fields", `class A { x = async () => { await 0; return this.y }; y = 5; static z = async function () { await 0; return this === A } }
		new A().x().then(v => print(v)); A.z().then(v => print(v)); print(new A().x.name, A.z.name)`, ""},
	{"static blocks", `class A { static v; static { (async () => { await 0; A.v = this === A; print(A.v) })() } }`, ""},
	{"block scoping", `(async () => { const fs = []; for (let i = 0; i < 3; i++) { await 0; fs.push(() => i) } print(fs.map(f => f()).join()); { let x = 1; { let x = await 2; print(x) } print(x) } })()`, ""},
	{"functions in blocks", `(async () => { { async function f() { await 0; return "inner" } print(await f()) } async function f() { await 0; return "outer" } print(await f()) })()`, ""},
	{"functions in switch", `(async (v) => { switch (v) { case 1: print("no"); case 2: print(await f()); break; default: async function f() { await 0; return "sw" } } })(2)`, ""},
	{"hoisting and duplicates", `print(typeof f); async function f() { await 0; return 1 } async function f() { await 0; return 2 } f().then(v => print(v))`, ""},
	{"hoisting in functions", `(function () { print(typeof g); var g; g().then(v => print(v)); async function g() { await 0; return "g" } })()`, "function\ng\n"},
	{"labels", `(async () => { outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j == 1) continue outer; if (i == 2) break outer; await 0; print(i, j) } } l: { await 0; break l } do { await 0 } while (false) })()`, ""},
	{"try and finally", `async function f(x) { try { if (x) throw await x; return await "r" } catch (e) { await 0; return "c" + e } finally { await 0; print("fin") } }
		async function g() { for (;;) { try { return await 1 } finally { await 0; break } } return "after" }
		async function h() { try { throw 1 } finally { await 0; return 2 } }
		(async () => { print(await f()); print(await f(3)); print(await g()); print(await h()) })()`, ""},
	{"destructuring", `(async () => { const { a, b: [c = await 5] } = await { a: 1, b: [] }; let d; ({ d } = { d: await 2 }); [d = await 9] = []; print(a, c, d) })()`, ""},
	{"optional chaining", `(async () => { const o = { f: async x => x, n: null }; print(await o?.f?.(await 1), o.n?.[await 2], (await o.n)?.x, await o.g?.(await 3)) })()`, ""},
	{"order of evaluation", `const t = n => { print(n); return n }; (async () => { const o = {};
		o[t("k")] = await t("v"); print([t(1), await t(2), t(3)].join()); print(t("a") + await t("b") + t("c"));
		(await t(() => print("called")))(t("arg")); print(t(0) || await t("or"), t(1) && await t("and"), t(null) ?? await t("nn")); let x = 1; x += await (x = 5, 2); print(x);
		print(` + "`${t('x')}${await t('y')}`" + `, typeof await t(1), -(await t(2)), { p: await t(3), [t("q")]: await t(4) }.q, (t("l"), await t("r"))); new (await class { constructor(a) { print(a) } })(await 7); print(await (await (await 8))) })()`, ""},
	{"conditions and loops", `(async () => { if (await true) print(1); while (await 0) print("no"); for (let i = await 0; await (i < 2); i += await 1) print(i); for (const k in await { a: 1 }) print(k); for (const v of await [1, 2]) print(await v); switch (await 2) { case await 1: print("one"); case await 2: print("two") } throw await "thrown" })().catch(e => print("caught", e))`, ""},
	{"spread and tagged templates", `(async () => { const f = (...a) => a.join("-"); print(f(...await [1, 2], await 3, ...[4])); print([...await "ab"].join()); const tag = (s, ...v) => s.raw.join("|") + v; print(tag` + "`x${await 1}y`" + `); print({ ...await { a: 1 } }.a) })()`, ""},
	{"null and undefined", `(async () => { print(await null, await undefined, (await null) ?? "d", await 0, await "", await false, await Promise.resolve(null)) })()`, ""},
	{"await without an await in view", `async function f() { return Promise.resolve(1) } async function g() { return { then(r) { r(2) } } } async function h() { throw 3 } f().then(v => print(v)); g().then(v => print(v)); h().catch(v => print(v))`, ""},
	{"generators beside", `function* g() { const f = async () => { await 0; return 1 }; yield f() } g().next().value.then(v => print(v)); function* y(yield_) { const x = yield 1; print(x) } const i = y(); i.next(); i.next("sent")`, ""},
	{"with", `with ({ a: 1 }) { var f = async () => { await 0; return a } } f().then(v => print(v))`, ""},
	{"direct eval", `async function f(p) { const l = 2; await 0; return eval("p + l + this.k") } f.call({ k: 3 }, 1).then(v => print(v)); (async () => { await 0; eval("var ev = 4"); print(ev) })()`, ""},
	{"assignments keep names", `let a; a = async () => { await 0 }; let b; b ??= async () => {}; const { c = async () => { await 0 } } = {}; const o = { d: async () => { await 0 }, "e-f": async function () {} }; function g(h = async () => {}) { return h.name } print(a.name, b.name, c.name, o.d.name, o["e-f"].name, g())`, "a b c d e-f h\n"},
	{"rejections through chains", `async function a() { await 0; throw new Error("deep") } async function b() { await a() } b().catch(e => print(e.message)); Promise.all([b(), 1]).catch(e => print("all", e.message)).finally(() => print("finally"))`, ""},
	{"promise class", `print(Promise.name, Promise.length, typeof Promise.all, Object.prototype.toString.call(Promise.resolve()), Promise.resolve(1) instanceof Promise, (async () => {})() instanceof Promise, Promise[Symbol.species] === Promise);
		const p = new Promise((r, j) => { r(1); j(2); r(3) }); p.then(v => print(v)); print(Promise.resolve(p) === p); try { Promise() } catch (e) { print(e.name) } try { new Promise() } catch (e) { print(e.name) }
		new Promise(() => { throw "x" }).catch(v => print(v)); const self = new Promise(r => setTimeout ? Promise.resolve().then(() => r(self)) : 0);`, "?"},
	{"subclass", `class P extends Promise { static get [Symbol.species]() { return Promise } } const p = P.resolve(1); print(p instanceof P, p.then(() => {}) instanceof P, p.constructor === P);
		class Q extends Promise { constructor(f) { super(f); this.tag = "q" } } const q = new Q(r => r(4)); print(q.tag, q.then(v => v).tag); q.then(v => print(v)); (async () => print(await q))(); Q.all([q, 5]).then(v => print(v.join(), v instanceof Array))`, ""},
	{"thenable that calls twice", `const th = { then(a, b) { a(1); b(2); a(3); throw 4 } }; Promise.resolve(th).then(v => print(v), e => print("e", e)); (async () => print(await th))()`, ""},
	{"combinators", `const d = v => new Promise(r => r(v)), x = v => Promise.reject(v);
		Promise.all([1, d(2), { then(r) { r(3) } }]).then(v => print(v.join())); Promise.allSettled([d(1), x(2)]).then(v => print(v.map(r => r.status + (r.value ?? r.reason)).join()));
		Promise.any([x(1), d(2)]).then(v => print(v)); Promise.any([x(1)]).catch(e => print(e.name, e.errors.join())); Promise.race([d(1), d(2)]).then(v => print(v)); Promise.all([]).then(v => print(v.length)); Promise.all(5).catch(e => print(e.name))`, ""},
}

// TestConstructs runs each construct on goja's own async functions and lowered, and compares what they print.
func TestConstructs(t *testing.T) {
	for _, c := range constructs {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == "?" { // goja cannot run it; only that Coro does not fall over is checked
				lowered(t, c.source)
				return
			}
			if want == "" {
				want = native(c.source)
				if strings.Contains(want, "threw") || want == "" {
					t.Fatalf("goja itself: %q", want)
				}
			}
			if got := lowered(t, c.source); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// TestPositions checks that an error in lowered code names the place in the source, also after a parse as an await body.
func TestPositions(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"async function f() {\n  await 0;\n  throw new Error('x');\n}\nf();", "t.js:3:9: Error: x"},
		{"const o = {\n async m() { await 0; null.x } };\no.m()", "t.js:2:"},
		{"await 0;\n  throw new Error('top')", "t.js:2:9: Error: top"},
		{"await 0; throw new Error('first line')", "t.js:1:16: Error: first line"},
		{"await 0; let a = ;", "t.js:1:18: SyntaxError"},
		{"await 0;\nreturn 1", "t.js:2:1: SyntaxError: Illegal return"},
		{"#!/bin/coro\nawait 0\nthrow new Error('h')", "t.js:3:7: Error: h"},
		{"let x = ;", "t.js:1:9: SyntaxError"},
	} {
		if got := lowered(t, c.source); !strings.Contains(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.source, got, c.want)
		}
	}
}

// TestEvalMain checks that declarations beside a top-level await become globals, and that the last value comes back.
func TestEvalMain(t *testing.T) {
	rt, err := runtime.New(runtime.Options{Bindings: bindings.Core()})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for _, c := range []struct {
		source string
		want   any
	}{
		{"await 0; var a = 1; let b = 2, c; const { d, e: [f] } = { d: 4, e: [await 5] }; function g() { return h() } async function h() { await 0; return a } class K { v = 7 }", nil},
		{"[a, b, c, d, f, new K().v].join()", "1,2,,4,5,7"},
		{"await g()", int64(1)},
		{"const again = await 1; again + 1", int64(2)},
		{"const again = await 2; again + 1", int64(3)},
		{"if (await true) 5", nil},
	} {
		v, err := rt.Eval(context.Background(), c.source)
		if err != nil || v != c.want {
			t.Errorf("%s: got %v, %v, want %v", c.source, v, err, c.want)
		}
	}
}

// TestGoStatements checks what is deferred: async functions and asyncio's own coroutine functions, standing directly as
// an argument of a task-maker, whatever they are called.
func TestGoStatements(t *testing.T) {
	prologue := `const log = []; async function f(x) { log.push("f" + x); await null; return x } async function p(x) { log.push("p" + x) }
		const plain = (x) => { log.push("plain" + x); return f(x) };
		class A { k = 9; async m(x) { log.push("m" + x + this.k); await null } async #q() { log.push("q"); await null } q() { return create_task(this.#q()) } s = async () => { log.push("s" + this.k); await null } }
		const o = new A(); const T = asyncio.create_task; const { gather: all } = asyncio; let t; `
	for _, c := range []struct{ source, want string }{
		{"t = create_task(f(1))", "sync,f1"},
		{"t = create_task(p(1))", "sync,p1"},
		{"t = T(f(1))", "sync,f1"},
		{"t = all(f(1), p(2))", "sync,f1,p2"},
		{"t = create_task(o.m(1))", "sync,m19"},
		{"t = create_task(o['m'](1))", "sync,m19"},
		{"t = create_task(o.s())", "sync,s9"},
		{"t = o.q()", "sync,q"},
		{"t = asyncio.get_event_loop().create_task(f(1))", "sync,f1"},
		{"t = new asyncio.Task(f(1))", "sync,f1"},
		{"t = create_task((async () => { log.push('iife'); await null })())", "sync,iife"},
		{"t = create_task(plain(1))", "plain1,f1,sync"},
		{"t = gather1(plain(1))", "plain1,f1,sync"},
		{"const c = f(1); t = create_task(c)", "f1,sync"},
		{"t = create_task(f)", "sync,fundefined"},
		{"t = create_task(asyncio.coroutine(f)(1))", "sync,f1"},
		{"t = create_task(asyncio.gather(f(1), f(2)).then(() => 0))", "sync,f1,f2"},
		{"t = create_task(f(log.push('arg')))", "arg,sync,f1"},
		{"t = create_task(f(f(2)))", "f2,sync,f[object Promise]"},
	} {
		source := prologue + "const gather1 = (x) => x; " + c.source + "; log.push('sync'); await t; print(log.join())"
		if got := lowered(t, source); got != c.want+"\n" {
			t.Errorf("%s: got %q, want %q", c.source, got, c.want)
		}
	}
}
