package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

func newRuntime(t testing.TB, o runtime.Options) *runtime.Runtime {
	t.Helper()
	o.Bindings = append(bindings.Core(), o.Bindings...)
	rt, err := runtime.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	})
	return rt
}

var errStop = errors.New("stop it")

// stopper binds stop(), which interrupts the script that calls it, as another goroutine would.
func stopper(l *runtime.Loop) error {
	return l.VM().Set("stop", func(goja.FunctionCall) goja.Value {
		l.Runtime().Interrupt(errStop)
		return goja.Undefined()
	})
}

// TestHeal interrupts scripts in every kind of frame, at any depth of async functions and generators, ten thousand
// times in one Runtime, which must be whole after each.
func TestHeal(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{stopper}})
	ctx := context.Background()
	deep := `async function deep(n) { if (n > 0) { await null; return deep2(n - 1) } stop(); for (;;); }
		async function deep2(n) { return n > 0 ? await deep2(n - 1) : deep(0) }`
	sources := []string{
		`for (;;) stop()`,
		`await (async () => { stop(); for (;;); })()`,
		`await (async () => { await null; try { stop(); for (;;); } finally { globalThis.ran = true } })()`,
		`function* g() { yield 1; stop(); for (;;); } for (const x of g()) for (const y of g()) ;`,
		`function* g(n) { if (n) yield* g(n - 1); else { stop(); for (;;); } } [...g(60)]`,
		deep + `; await deep(1)`,
		deep + `; await deep(100)`,
		`await create_task((async () => { await sleep(0); [1].map(() => { stop(); for (;;); }) })())`,
		`Promise.resolve().then(() => { stop(); for (;;); }); await new Promise(() => {})`,
		`setTimeout(() => { stop(); for (;;); }, 0); await sleep(5)`,
		`new Proxy({}, { get() { stop(); for (;;); } }).x`,
		`class A { async #m() { stop(); for (;;); } m() { return this.#m() } } await new A().m()`,
	}
	rounds := 10_000
	if testing.Short() {
		rounds = 500
	}
	for i := range rounds {
		src := sources[i%len(sources)]
		if _, err := rt.RunScript(ctx, "busy.js", src); !errors.Is(err, errStop) {
			t.Fatalf("round %d: %s: got %v, want %v", i, src, err, errStop)
		}
		v, err := rt.RunScript(ctx, "check.js", `
			const log = [];
			for (const x of [1, 2]) log.push(x);
			await Promise.resolve().then(() => log.push("micro"));
			await create_task((async () => { await sleep(0); log.push("task") })());
			if (log.join() !== "1,2,micro,task" || globalThis.ran) throw new Error("broken: " + log);`)
		if err != nil {
			t.Fatalf("round %d: after %s: %v, %v", i, src, v, err)
		}
	}
}

func TestGoPanicIsAnErrorOfTheCall(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{func(l *runtime.Loop) error {
		var nilMap map[string]int
		if err := l.VM().Set("raw", func(goja.FunctionCall) goja.Value { nilMap["x"] = 1; return nil }); err != nil {
			return err
		}
		return l.VM().Set("guarded", l.NewFunction("guarded", 0, func(goja.FunctionCall) goja.Value { nilMap["x"] = 1; return nil }))
	}}})
	ctx := context.Background()
	for range 50 {
		for _, src := range []string{
			`raw()`,
			`await (async () => { await null; raw() })()`,
			`for (x of {[Symbol.iterator]: () => ({})});`, // goja's own nil pointer
			`await (async () => { for (const x of {[Symbol.iterator]: () => ({})}); })()`,
		} {
			_, err := rt.RunScript(ctx, "panic.js", src)
			var p *runtime.PanicError
			if !errors.As(err, &p) {
				t.Fatalf("%s: got %v, want a PanicError", src, err)
			}
		}
		if _, err := rt.RunScript(ctx, "p.js", `try { guarded() } catch (e) { if (!/go panic/.test(e.message)) throw e }`); err != nil {
			t.Fatalf("a guarded function: %v", err)
		}
		v, err := rt.Eval(ctx, `await sleep(0, 6)`)
		if err != nil || v != int64(6) {
			t.Fatalf("afterwards: got %v, %v", v, err)
		}
	}
}

func TestRecursion(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	_, err := rt.RunScript(ctx, "r.js", `function f() { return f() + 1 } f()`)
	var se *runtime.ScriptError
	if !errors.As(err, &se) || se.Name != "RangeError" {
		t.Errorf("plain recursion: got %v, want a RangeError", err)
	}
	for _, src := range []string{
		`async function f() { return 1 + await f() } await f()`,
		`async function f() { await null; function g() { g() } g() } await f()`,
		`const o = { async m() { return await this.m() } }; await o.m()`,
	} {
		v, err := rt.Eval(ctx, fmt.Sprintf(`await (async () => { try { %s } catch (e) { return e.name } })()`, src))
		if err != nil || v != "RangeError" {
			t.Errorf("%s: got %v, %v, want a RangeError to catch", src, v, err)
		}
	}
	if v, err := rt.Eval(ctx, `const a = async (n) => n ? 1 + await a(n - 1) : 0; await a(1000)`); err != nil || v != int64(1000) {
		t.Errorf("a thousand levels: got %v, %v", v, err)
	}
}

func TestNestingIsRefusedBeforeTheParserDies(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	for _, src := range []string{strings.Repeat("(", 1_000_000), strings.Repeat("!", 5_000_000) + "1", strings.Repeat("[", 100_000)} {
		if _, err := rt.RunScript(context.Background(), "deep.js", src); err == nil || !strings.Contains(err.Error(), "nested") {
			t.Errorf("%.10s...: got %v", src, err)
		}
	}
}
