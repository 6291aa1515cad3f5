package runtime_test

import (
	"context"
	"errors"
	"fmt"
	goruntime "runtime"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// cancelGenerators are tasks that wait in or for async generators. Each source makes a task t and an array log; want is
// the log after t was cancelled with the message "why" and awaited.
var cancelGenerators = []struct{ name, source, want string }{
	{"in the body", `async function* g() { try { yield 1; await sleep(99) } catch (e) { log.push("in g: " + e.reason); throw e } finally { log.push("fin") } }
		t = create_task((async () => { try { for await (const x of g()) log.push(x) } finally { log.push("consumer") } })())`, "1,true,in g: why,fin,consumer,CancelledError why"},
	{"in the body, nothing to clean up", `async function* g() { yield 1; await sleep(99) } t = create_task((async () => { for await (const x of g()) log.push(x) })())`, "1,true,CancelledError why"},
	{"in an awaited next()", `async function* g() { try { await sleep(99) } finally { log.push("fin") } } t = create_task((async () => { const it = g(); try { await it.next() } catch (e) { log.push((await it.next()).done); throw e } })())`, "true,fin,true,CancelledError why"},
	{"in the operand of yield", `async function* g() { try { yield sleep(99) } finally { log.push("fin") } } t = create_task((async () => { for await (const x of g()) ; })())`, "true,fin,CancelledError why"},
	{"in a returned sleep", `async function* g() { try { return sleep(99) } finally { log.push("fin") } } t = create_task((async () => { for await (const x of g()) ; })())`, "true,fin,CancelledError why"},
	{"through generators of generators", `async function* a() { try { yield 1; await sleep(99) } finally { log.push("a") } } async function* b() { try { for await (const x of a()) yield x } finally { log.push("b") } } async function* c() { try { yield* b() } finally { log.push("c") } }
		t = create_task((async () => { for await (const x of c()) log.push(x) })())`, "1,true,a,b,c,CancelledError why"},
	{"through coroutines in the body", `const f = async () => { try { await sleep(99) } finally { log.push("f") } }; async function* g() { try { yield await f() } finally { log.push("g") } } t = create_task((async () => { for await (const x of g()) ; })())`, "true,f,g,CancelledError why"},
	{"in the body of the loop", `async function* g() { try { yield 1; yield 2 } finally { log.push("closing"); await sleep(0); log.push("closed") } } t = create_task((async () => { for await (const x of g()) await sleep(99) })())`, "true,closing,closed,CancelledError why"},
	{"while the loop closes", `async function* g() { try { yield 1 } finally { try { await sleep(99) } finally { log.push("fin") } } } t = create_task((async () => { try { for await (const x of g()) break } finally { log.push("after") } })())`, "true,fin,after,CancelledError why"},
	{"while the loop closes for an error", `async function* g() { try { yield 1 } finally { await sleep(99) } } t = create_task((async () => { for await (const x of g()) throw new Error("lost?") })())`, "true,CancelledError why"},
	{"caught in the body, which goes on", `async function* g() { try { await sleep(99) } catch { log.push("caught") } yield 5 } t = create_task((async () => { for await (const x of g()) log.push(x); return "value" })())`, "true,caught,5,value"},
	{"behind another task's request", `async function* g() { try { await sleep(1); yield 1 } finally { log.push("fin") } } const it = g(); const other = create_task((async () => { log.push((await it.next()).value) })()); await sleep(0);
		t = create_task((async () => { await it.next() })()); t.add_done_callback(() => log.push("t done")); await sleep(0); asyncio.get_event_loop().call_later(3, () => 0)`, "true,t done,CancelledError why"},
	{"in a sync iterable of promises", `const f = async () => { try { await sleep(99) } finally { log.push("f") } }; t = create_task((async () => { for await (const x of [1, f()]) log.push(x) })())`, "1,true,f,CancelledError why"},
	{"in a sync iterable of sleeps", `const s = sleep(99); t = create_task((async () => { for await (const x of [s]) ; })()); s.catch(e => log.push("sleep: " + e.name))`, "true,sleep: CancelledError,CancelledError why"},
	{"on a foreign iterator", `t = create_task((async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return() { log.push("closed") } }) }) ; })())`, "true,CancelledError why"},
	{"in return() of a finished generator", `t = create_task((async () => { await (async function* () {})().return(new Promise(() => {})) })())`, "true,CancelledError why"},
	{"in a circle", `let p; async function* a() { try { for await (const x of b()) ; } finally { log.push("a") } } async function* b() { try { await null; await p } finally { log.push("b") } } const it = a(); t = create_task((async () => { p = it.next(); await p })())`, "true,b,a,CancelledError why"},
	{"in a circle through a list", `let p; async function* a() { for await (const x of (function* () { yield 0; yield p })()) log.push(x) } const it = a(); t = create_task((async () => { const q = it.next(); p = q; await q })())`, "0,true,CancelledError why"},
	{"adopted", `async function* g() { try { yield 1; await sleep(99) } finally { log.push("fin " + asyncio.current_task().get_name()) } } const p = (async () => { for await (const x of g()) log.push(x) })(); t = create_task(p, { name: "adopter" })`, "1,true,fin adopter,CancelledError why"},
}

func TestCancelGenerators(t *testing.T) {
	for _, c := range cancelGenerators {
		t.Run(c.name, func(t *testing.T) {
			rt := newRuntime(t, runtime.Options{Clock: runtime.NewVirtualClock(time.Unix(0, 0))})
			v, err := rt.Eval(context.Background(), `const log = [], loop = asyncio.get_event_loop(); let t; `+c.source+`;
				await sleep(0); await sleep(0);
				log.push(t.cancel("why"));
				try { log.push(await t) } catch (e) { log.push(e.name + " " + e.message) }
				log.join()`)
			if err != nil || v != c.want {
				t.Errorf("got %v, %v, want %v", v, err, c.want)
			}
		})
	}
}

// TestGeneratorWorksForItsCaller: the body runs in the task, and with the context variables, of whoever asks.
func TestGeneratorWorksForItsCaller(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Clock: runtime.NewVirtualClock(time.Unix(0, 0))})
	v, err := rt.Eval(context.Background(), `const log = []; const me = () => asyncio.current_task().get_name();
		async function* g() { log.push(me()); yield 1; log.push(me()); await sleep(1); log.push(me()); yield 2; log.push(me()) }
		const it = g();
		await create_task((async () => { await it.next() })(), { name: "first" });
		await create_task((async () => { await Promise.all([it.next(), it.next()]) })(), { name: "second" });
		log.join()`)
	if want := "first,second,second,second"; err != nil || v != want {
		t.Errorf("got %v, %v, want %v", v, err, want)
	}
}

// TestWhereGeneratorsAreParked: reports name the innermost await, in the async generator, and the way to it.
func TestWhereGeneratorsAreParked(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Clock: runtime.NewVirtualClock(time.Unix(0, 0))})
	ctx := context.Background()
	v, err := rt.Eval(ctx, `async function* inner() {
			yield 1;
			await new Promise(() => {});
		}
		async function* outer() { yield* inner() }
		async function consumer() { for await (const x of outer()) ; }
		const t = create_task(consumer(), { name: "stuck" }); await sleep(0); await sleep(0);
		t.get_stack().map(f => f.name + ":" + f.line).join()`)
	if err != nil || !strings.HasPrefix(fmt.Sprint(v), "inner:3,outer:5,consumer:6") {
		t.Errorf("get_stack: %v, %v", v, err)
	}
	found := false
	for _, in := range rt.Tasks() {
		if in.Name == "stuck" {
			found = true
			if in.ParkedAt.Function != "inner" || in.ParkedAt.Line != 3 {
				t.Errorf("parked at %+v, want inner, line 3", in.ParkedAt)
			}
		}
	}
	if !found {
		t.Error("the task is missing")
	}
	_, err = rt.RunScript(ctx, "stuck.js", `async function* g() { await new Promise(() => {}) }
		for await (const x of g()) ;`)
	var dead *runtime.DeadlockError
	if !errors.As(err, &dead) || !strings.Contains(err.Error(), "stuck.js:1") {
		t.Errorf("a deadlock in an async generator: %v", err)
	}
}

// TestCloseGenerators closes what tasks have left suspended, as asyncio.run does at its end.
func TestCloseGenerators(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{closer}})
	v, err := rt.Eval(context.Background(), `const log = []; const kept = [];
		const gen = n => async function* () { try { yield n } finally { await null; log.push("closed " + n) } }();
		const leave = async n => { const it = gen(n); kept.push(it, gen("never begun")); await it.next() };
		const a = create_task(leave("a")), b = create_task(leave("b")), c = create_task((async () => { for await (const x of gen("done")) ; })());
		await a; await b; await c;
		log.push(closeGenerators(a)); await sleep(0); await sleep(0);
		log.push(closeGenerators(a), (await kept[0].next()).done, (await kept[2].return("still open")).value);
		log.join()`)
	if want := "closed done,1,closed a,closed b,0,true,still open"; err != nil || v != want {
		t.Errorf("got %v, %v, want %v", v, err, want)
	}
}

// closer binds closeGenerators(task), which closes the generators that the task began and returns how many there were.
func closer(l *runtime.Loop) error {
	return l.VM().Set("closeGenerators", func(call goja.FunctionCall) goja.Value {
		of, n := l.PromiseOf(call.Argument(0)), 0
		for g := range l.AsyncGenerators() {
			if task := g.Task(); task != nil && &task.Promise == of {
				g.Close().Handle()
				n++
			}
		}
		return l.VM().ToValue(n)
	})
}

// TestDroppedGeneratorsAreFreed: an async generator that nobody can reach any more is collected, though its body never
// ended.
func TestDroppedGeneratorsAreFreed(t *testing.T) {
	const n = 20_000
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	source := fmt.Sprintf(`await (async () => { for (let i = 0; i < %d; i++) { const it = (async function* () { yield i })(); await it.next() } })()`, n)
	if _, err := rt.Eval(ctx, source); err != nil {
		t.Fatal(err)
	}
	left := n
	for range 10 { // what the machine holds on to for a moment may hide one
		goruntime.GC()
		if err := rt.DoLoop(ctx, func(l *runtime.Loop) error {
			left = 0
			for range l.AsyncGenerators() {
				left++
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if left < 100 {
			return
		}
	}
	t.Errorf("%d of %d dropped generators are still held", left, n)
}

// TestHealGenerators unwinds async generators by interrupts and by stack overflows; the Runtime must be whole after each.
func TestHealGenerators(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{stopper}})
	ctx := context.Background()
	interrupted := []string{
		`async function* g() { yield 1; stop(); for (;;); } for await (const x of g()) ;`,
		`async function* g() { try { yield 1; await null; stop(); for (;;); } finally { globalThis.ran = true } } for await (const x of g()) for await (const y of g()) ;`,
		`async function* g(n) { if (n) yield* g(n - 1); else { stop(); for (;;); } } for await (const x of g(60)) ;`,
		`async function* g() { yield 1 } for await (const x of g()) { stop(); for (;;); }`,
		`for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ get done() { stop(); for (;;); } }) }) }) ;`,
		`for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ get done() { stop(); for (;;); } }) }) }) ;`,
		`for await (const x of { [Symbol.iterator]: () => ({ next() { stop(); for (;;); } }) }) ;`,
		`async function* g() { yield* { [Symbol.asyncIterator]: () => ({ next: async () => ({ get value() { stop(); for (;;); } }) }) } } for await (const x of g()) ;`,
		`async function* g() { try { yield 1 } finally { stop(); for (;;); } } for await (const x of g()) break;`,
		`const it = (async function* () { stop(); for (;;); })(); it.next(); it.next(); await it.next()`,
	}
	check := func(after string) {
		t.Helper()
		_, err := rt.RunScript(ctx, "check.js", `
			const log = [];
			async function* g() { yield 1; await null; yield 2 }
			for await (const x of g()) log.push(x);
			for (const x of [3]) log.push(x);
			await create_task((async () => { await sleep(0); log.push("task") })());
			if (log.join() !== "1,2,3,task" || globalThis.ran) throw new Error("broken: " + log);`)
		if err != nil {
			t.Fatalf("after %s: %v", after, err)
		}
	}
	rounds := 2000
	if testing.Short() {
		rounds = 100
	}
	for i := range rounds {
		src := interrupted[i%len(interrupted)]
		if _, err := rt.RunScript(ctx, "busy.js", src); !errors.Is(err, errStop) {
			t.Fatalf("%s: got %v, want %v", src, err, errStop)
		}
		check(src)
	}
	for _, src := range []string{ // goja's own overflow cannot be caught by what is on the stack
		`async function* g() { const f = () => f(); yield f() } for await (const x of g()) ;`,
		`const it = (async function* () { const f = () => f(); f() })(); it.next(); it.next()`,
	} {
		_, err := rt.RunScript(ctx, "deep.js", src)
		var se *runtime.ScriptError
		if !errors.As(err, &se) || se.Name != "RangeError" {
			t.Errorf("%s: got %v, want a RangeError", src, err)
		}
		check(src)
	}
	for _, src := range []string{
		`async function* g(n) { yield* g(n + 1) } try { for await (const x of g(0)) ; console.log("ended") } catch (e) { if (!(e instanceof RangeError)) throw e }`,
		`async function* g(n) { for await (const x of g(n + 1)) yield x } try { for await (const x of g(0)) ; console.log("ended") } catch (e) { if (!(e instanceof RangeError)) throw e }`,
		`const it = (async function* () { await null; const f = () => f(); f() })(); const all = await Promise.allSettled([it.next(), it.next()]); if (!(all[0].reason instanceof RangeError)) throw new Error(String(all[0].reason))`,
	} {
		if _, err := rt.RunScript(ctx, "deep.js", src); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		check(src)
	}
}

// BenchmarkForAwait is the row forawait of scripts/bench, for profiles, beside other shapes of the same.
func BenchmarkForAwait(b *testing.B) {
	for _, w := range []struct{ name, source string }{
		{"generator", `async function* g(n) { for (let i = 0; i < n; i++) yield i } async function main() { let s = 0; for await (const x of g(100000)) s += x; return s }`},
		{"next", `async function* g(n) { for (let i = 0; i < n; i++) yield i } async function main() { let s = 0; const it = g(100000); for (let r; !(r = await it.next()).done;) s += r.value; return s }`},
		{"array", `const a = Array.from({ length: 100000 }, (_, i) => i); async function main() { let s = 0; for await (const x of a) s += x; return s }`},
		{"delegate", `async function* h(n) { for (let i = 0; i < n; i++) yield i } async function* g(n) { yield* h(n) } async function main() { let s = 0; for await (const x of g(100000)) s += x; return s }`},
		{"pipeline", `async function* h(n) { for (let i = 0; i < n; i++) yield i } async function* g(n) { for await (const x of h(n)) yield x + 1 } async function main() { let s = 0; for await (const x of g(100000)) s += x; return s }`},
		{"ticks", `async function* g(n) { for (let i = 0; i < n; i++) { await sleep(0); yield i } } async function main() { let s = 0; for await (const x of g(10000)) s += x; return s }`},
	} {
		b.Run(w.name, func(b *testing.B) {
			rt := newRuntime(b, runtime.Options{})
			ctx := context.Background()
			if _, err := rt.Eval(ctx, w.source); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := runtime.Call[int](ctx, rt, "main"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
