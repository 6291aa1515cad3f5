package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	goruntime "runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// cancelStates are tasks in every state in which one can be cancelled. Each source makes a task t and an array log;
// want is the log after t was cancelled with the message "why" and awaited.
var cancelStates = []struct{ name, source, want string }{
	{"not started", `t = create_task((async () => { try { log.push("ran") } finally { log.push("fin") } })())`, "true,false,CancelledError why"},
	{"on a future", `t = create_task((async () => { try { await loop.create_future() } finally { log.push("fin") } })()); await sleep(0)`, "true,false,fin,CancelledError why"},
	{"in a sleep", `t = create_task((async () => { await sleep(99) })()); await sleep(0)`, "true,false,CancelledError why"},
	{"in sleep(0)", `t = create_task((async () => { for (;;) await sleep(0) })()); await sleep(0)`, "true,false,CancelledError why"},
	{"on a promise", `t = create_task((async () => { try { await new Promise(() => {}) } catch (e) { log.push(e.reason); throw e } })()); await sleep(0)`, "true,false,why,CancelledError why"},
	{"on a promise that resolves", `let r; const p = new Promise(x => r = x); t = create_task((async () => { await p; log.push("went on") })()); await sleep(0); r(1)`, "true,false,CancelledError why"},
	{"on a thenable", `t = create_task((async () => { await { then() {} } })()); await sleep(0)`, "true,false,CancelledError why"},
	{"on another task", `const u = create_task((async () => { try { await sleep(99) } finally { log.push("inner") } })()); t = create_task((async () => { await u })()); await sleep(0)`, "true,false,inner,CancelledError why"},
	{"through coroutines", `const g = async () => { try { await sleep(99) } finally { await sleep(0); log.push("g") } }; const f = async () => { try { await g() } finally { log.push("f") } }; t = create_task(f()); await sleep(0)`, "true,false,g,f,CancelledError why"},
	{"through Promise.all", `const g = async (n) => { try { await sleep(99) } finally { log.push(n) } }; t = create_task((async () => { await Promise.all([g(1), g(2)]) })()); await sleep(0)`, "true,false,1,2,CancelledError why"},
	{"through Promise.allSettled", `const g = async (n) => { try { await sleep(99) } finally { log.push(n) } }; t = create_task((async () => { await Promise.allSettled([g(1), g(2)]); log.push("went on") })()); await sleep(0)`, "true,false,1,2,CancelledError why"},
	{"through gather", `const g = async (n) => { try { await sleep(99) } finally { log.push(n) } }; t = create_task((async () => { await asyncio.gather(g(1), g(2)) })()); await sleep(0); await sleep(0)`, "true,false,1,2,CancelledError why"},
	{"in a catch that goes on", `t = create_task((async () => { try { await sleep(99) } catch { log.push("caught") } await sleep(0); return "value" })()); await sleep(0)`, "true,false,caught,value"},
	{"in finally", `t = create_task((async () => { try { await null } finally { await sleep(99); log.push("unreached") } })()); await sleep(0)`, "true,false,CancelledError why"},
	{"adopted", `const p = (async () => { log.push("begun"); await sleep(99) })(); t = create_task(p)`, "begun,true,false,CancelledError why"},
	{"on a promise that was returned", `const g = async () => { try { await sleep(99) } finally { log.push("g") } }; t = create_task((async () => g())()); await sleep(0)`, "true,false,g,CancelledError why"},
	{"on one returned further in", `const g = async () => { await sleep(99) }; const f = async () => g(); t = create_task((async () => { try { await f() } finally { log.push("fin") } })()); await sleep(0)`, "true,false,fin,CancelledError why"},
	{"on a foreign one returned", `const f = async () => new Promise(() => {}); t = create_task((async () => { await f() })()); await sleep(0)`, "true,false,CancelledError why"},
	{"on a foreign one returned by the task", `t = create_task((async () => new Promise(() => {}))()); await sleep(0)`, "true,false,CancelledError why"},
	{"on a task that was returned", `const u = create_task(sleep(99)); t = create_task((async () => u)()); await sleep(0)`, "true,false,CancelledError why"},
	{"done", `t = create_task((async () => 5)()); await t`, "false,false,5"},
	{"done future, waiter not resumed", `const f = loop.create_future(); t = create_task((async () => { await f; log.push("went on") })()); await sleep(0); f.set_result(1)`, "true,false,CancelledError why"},
	{"in an async method", `class A { async m() { try { await sleep(99) } finally { log.push("m") } } } t = create_task(new A().m()); await sleep(0)`, "true,false,m,CancelledError why"},
	{"in a for-of loop", `function* g() { try { yield 1 } finally { log.push("closed") } } t = create_task((async () => { for (const x of g()) await sleep(99) })()); await sleep(0)`, "true,false,closed,CancelledError why"},
}

func TestCancelInEveryState(t *testing.T) {
	for _, c := range cancelStates {
		t.Run(c.name, func(t *testing.T) {
			rt := newRuntime(t, runtime.Options{Clock: runtime.NewVirtualClock(time.Unix(0, 0))})
			v, err := rt.Eval(context.Background(), `const log = [], loop = asyncio.get_event_loop(); let t; `+c.source+`;
				log.push(t.cancel("why"), t.cancelled());
				try { log.push(await t) } catch (e) { log.push(e.name + " " + e.message) }
				log.join()`)
			if err != nil || v != c.want {
				t.Errorf("got %v, %v, want %v", v, err, c.want)
			}
		})
	}
}

func TestCancelWhileRunning(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`asyncio.current_task().cancel(); await sleep(5); log.push("unreached")`, "CancelledError"},
		{`asyncio.current_task().cancel(); return 1`, "CancelledError"},
		{`asyncio.current_task().cancel(); throw new TypeError("x")`, "TypeError"},
		{`asyncio.current_task().cancel(); await Promise.resolve(1); log.push("tick"); await null; await sleep(0); log.push("unreached")`, "tick,CancelledError"},
		{`asyncio.current_task().cancel(); asyncio.current_task().uncancel(); await sleep(0); return "kept"`, "kept"},
		{`asyncio.current_task().cancel(); try { await sleep(0) } catch (e) { log.push(e.name) } await sleep(0); return "on"`, "CancelledError,on"},
	} {
		rt := newRuntime(t, runtime.Options{})
		v, err := rt.Eval(context.Background(), `const log = []; const t = create_task((async () => { `+c.source+` })());
			try { const v = await t; if (v !== undefined) log.push(v) } catch (e) { log.push(e.name) } log.join()`)
		if err != nil || v != c.want {
			t.Errorf("%s: got %v, %v, want %v", c.source, v, err, c.want)
		}
	}
}

func TestAPI(t *testing.T) {
	var out bytes.Buffer
	rt := newRuntime(t, runtime.Options{Stdout: &out, FS: fstest.MapFS{
		"main.js": {Data: []byte(`console.log("from file"); await sleep(0); setTimeout(() => console.log("at the end"), 1)`)},
	}})
	ctx := context.Background()
	if _, err := rt.RunFile(ctx, "main.js"); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "from file\nat the end\n" {
		t.Errorf("output: %q", got)
	}
	if _, err := rt.RunFile(ctx, "none.js"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if err := rt.Set("limit", 3); err != nil {
		t.Fatal(err)
	}
	if v, err := rt.Eval(ctx, `limit + 1`); v != int64(4) || err != nil {
		t.Errorf("Set: %v, %v", v, err)
	}
	if err := rt.Do(ctx, func(vm *goja.Runtime) error { return vm.Set("x", "set by Do") }); err != nil {
		t.Fatal(err)
	}
	if v, err := rt.Eval(ctx, `x`); v != "set by Do" || err != nil {
		t.Errorf("Do: %v, %v", v, err)
	}
	boom := errors.New("boom")
	if err := rt.Do(ctx, func(*goja.Runtime) error { return boom }); !errors.Is(err, boom) {
		t.Errorf("Do: %v", err)
	}
	if _, err := rt.Eval(ctx, `function plain(a, b) { return a + b } async function later(s) { await sleep(0); return s.length } async function bad() { throw new RangeError("r") } const arrow = async (n) => n`); err != nil {
		t.Fatal(err)
	}
	if n, err := runtime.Call[int](ctx, rt, "plain", 1, 2); n != 3 || err != nil {
		t.Errorf("Call: %v, %v", n, err)
	}
	if n, err := runtime.Call[float64](ctx, rt, "arrow", 1.5); n != 1.5 || err != nil {
		t.Errorf("Call of a const: %v, %v", n, err)
	}
	if _, err := runtime.Call[string](ctx, rt, "later", "abc"); err == nil || !strings.Contains(err.Error(), "want a string, got 3") {
		t.Errorf("Call with the wrong type: %v", err)
	}
	var se *runtime.ScriptError
	if _, err := runtime.Call[int](ctx, rt, "bad"); !errors.As(err, &se) || se.Name != "RangeError" || se.Message != "r" {
		t.Errorf("Call of what throws: %v", err)
	}
	if _, err := runtime.Call[int](ctx, rt, "nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("Call of nothing: %v", err)
	}
}

func TestBind(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	boom := errors.New("boom")
	ended := make(chan error, 1)
	for name, fn := range map[string]any{
		"add":   func(a, b int) int { return a + b },
		"fail":  func() error { return boom },
		"later": func(_ context.Context, s string) (string, error) { return s + "!", nil },
		"lose":  func(context.Context) (int, error) { return 0, boom },
		"block": func(ctx context.Context) error { <-ctx.Done(); ended <- context.Cause(ctx); return ctx.Err() },
		"sum": func(xs ...float64) (s float64) {
			for _, x := range xs {
				s += x
			}
			return s
		},
		"crash": func(context.Context) error { panic("crash") },
		"tags":  func(m map[string]string, l []string) string { return m["a"] + l[0] },
	} {
		if err := rt.Bind(name, fn); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ source, want string }{
		{`add(1, 2)`, "3"}, {`await later("a")`, "a!"}, {`sum(1, 2.5, 3)`, "6.5"}, {`add.length`, "2"}, {`tags({ a: "x" }, ["y"])`, "xy"},
		{`try { add(1) } catch (e) { e.message }`, "add: want 2 arguments, got 1"},
		{`try { add(1, "2") } catch (e) { e.name + e.message }`, `TypeErroradd: argument 2: want an integer (int), got "2"`},
		{`try { add(1, 2.5) } catch (e) { e.message }`, "add: argument 2: want an integer (int), got 2.5"},
		{`try { add(1, 1e20) } catch (e) { e.message }`, "add: argument 2: want an integer (int), got 100000000000000000000"},
		{`try { add(1, null) } catch (e) { e.message }`, "add: argument 2: want an integer (int), got null"},
		{`try { tags(1, []) } catch (e) { e.message }`, "tags: argument 1: want an object, got 1"},
		{`try { fail() } catch (e) { e.message }`, "boom"},
		{`var r; try { await lose() } catch (e) { r = e.message } r`, "boom"},
		{`var r; try { await crash() } catch (e) { r = e.message } r`, "go panic in script: crash"},
	} {
		v, err := rt.Eval(ctx, c.source)
		if err != nil || fmt.Sprint(v) != c.want {
			t.Errorf("%s: got %v, %v, want %v", c.source, v, err, c.want)
		}
	}
	if _, err := rt.Eval(ctx, `await lose()`); !errors.Is(err, boom) {
		t.Errorf("a Go error through script: %v", err)
	}
	v, err := rt.Eval(ctx, `const t = create_task(block()); await sleep(0); t.cancel(); var r; try { await t } catch (e) { r = e.name } r`)
	if err != nil || v != "CancelledError" {
		t.Errorf("cancelling: %v, %v", v, err)
	}
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the context ended with %v", err)
	}
	if err := rt.Bind("bad", 5); err == nil {
		t.Error("Bind took a number")
	}
}

func TestContextEndsTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		rt := newRuntime(t, runtime.Options{Stdout: &out, Grace: time.Minute})
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		begin := time.Now()
		_, err := rt.RunScript(ctx, "c.js", `
			create_task((async () => { try { await sleep(9e9) } finally { console.log("background") } })());
			setInterval(() => {}, 1000);
			try { await sleep(9e9) } finally { await sleep(2); console.log("main") }`)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if d := time.Since(begin); d != 3*time.Second {
			t.Errorf("took %v", d)
		}
		if out.String() != "main\nbackground\n" {
			t.Errorf("output %q", out.String())
		}
		// What does not end is abandoned after Grace.
		begin = time.Now()
		ctx2, cancel2 := context.WithTimeout(context.Background(), time.Second)
		defer cancel2()
		_, err = rt.RunScript(ctx2, "s.js", `for (;;) { try { await sleep(9e9) } catch {} }`)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if d := time.Since(begin); d != time.Second+time.Minute {
			t.Errorf("took %v", d)
		}
		if v, err := rt.Eval(context.Background(), `await sleep(3600, "fine")`); v != "fine" || err != nil {
			t.Errorf("afterwards: %v, %v", v, err)
		}
	})
}

func TestBusyLoopIsInterrupted(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Grace: time.Millisecond})
	for range 20 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		_, err := rt.RunScript(ctx, "busy.js", `await (async () => { await null; try { for (;;); } finally { for (;;); } })()`)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("got %v", err)
		}
	}
	if v, err := rt.Eval(context.Background(), `await sleep(0, 1)`); v != int64(1) || err != nil {
		t.Errorf("afterwards: %v, %v", v, err)
	}
}

// TestGoroutines cancels, evaluates, calls and looks from many goroutines at once; the race detector watches.
func TestGoroutines(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	if _, err := rt.Eval(ctx, `async function nap(n) { for (;;) await sleep(n) } async function double(n) { await sleep(0); return n * 2 }`); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 20 {
				task, err := rt.CreateTask(ctx, "nap", j%3)
				if err != nil {
					t.Error(err)
					return
				}
				if n, err := runtime.Call[int](ctx, rt, "double", i); n != 2*i || err != nil {
					t.Errorf("double: %v, %v", n, err)
				}
				rt.Tasks()
				if !task.Cancel("done with it") {
					t.Error("Cancel was refused")
				}
				_, err = task.Wait(ctx)
				var ce *runtime.CancelledError
				if !errors.As(err, &ce) || ce.Message != "done with it" {
					t.Errorf("Wait: %v", err)
				}
			}
		})
	}
	wg.Wait()
	if n := len(rt.Tasks()); n != 0 {
		t.Errorf("%d tasks are left", n)
	}
}

func TestClose(t *testing.T) {
	var out bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stdout: &out, Bindings: nil})
	if err != nil {
		t.Fatal(err)
	}
	if err := rt.Close(); err != nil {
		t.Error(err)
	}
	if err := rt.Close(); err != nil {
		t.Error(err)
	}
	if _, err := rt.Eval(context.Background(), `1`); !errors.Is(err, runtime.ErrClosed) {
		t.Errorf("Eval after Close: %v", err)
	}
	rt2 := newRuntime(t, runtime.Options{Stdout: &out})
	if _, err := rt2.Eval(context.Background(), `create_task((async () => { try { await sleep(3600) } finally { await sleep(0); console.log("closed") } })()); await sleep(0); setInterval(() => {}, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := rt2.Close(); err != nil {
		t.Error(err)
	}
	if out.String() != "closed\n" {
		t.Errorf("output %q", out.String())
	}
}

func TestDeadlock(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	_, err := rt.RunScript(context.Background(), "d.js", "const f = asyncio.get_event_loop().create_future();\nasync function wait() { await f }\nawait create_task(wait(), 'waiter')")
	var d *runtime.DeadlockError
	if !errors.As(err, &d) || len(d.Tasks) != 2 || d.Tasks[1].Name != "waiter" || d.Tasks[1].WaitingFor != "<Future pending>" || d.Tasks[1].ParkedAt.Line != 2 {
		t.Fatalf("got %+v", err)
	}
	if got := d.Tasks[1].AwaitedBy; len(got) != 1 || got[0] != "main" {
		t.Errorf("awaited by %v", got)
	}
	// With a promise of the host's to come back, it waits.
	release := rt.KeepAlive()
	done := make(chan error, 1)
	go func() {
		_, err := rt.RunScript(context.Background(), "k.js", `await new Promise(r => globalThis.wake = r)`)
		done <- err
	}()
	for {
		if v, err := rt.Eval(context.Background(), `typeof wake`); err != nil {
			t.Fatal(err)
		} else if v == "function" {
			break
		}
	}
	if _, err := rt.Eval(context.Background(), `wake(1)`); err != nil {
		t.Fatal(err)
	}
	release()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestMemory holds a suspended task under a thousand bytes of live heap.
func TestMemory(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector changes what things weigh")
	}
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	if _, err := rt.Eval(ctx, `async function nap(i) { await sleep(3600 + i); return i } const tasks = []; async function fill(n) { for (let i = 0; i < n; i++) tasks.push(create_task(nap(i))); await sleep(0); await sleep(0) } await fill(1000)`); err != nil {
		t.Fatal(err)
	}
	heap := func() uint64 {
		var m goruntime.MemStats
		goruntime.GC()
		goruntime.GC()
		goruntime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const n = 50_000
	before := heap()
	if _, err := rt.Eval(ctx, fmt.Sprintf(`await fill(%d)`, n)); err != nil {
		t.Fatal(err)
	}
	each := (heap() - before) / n
	t.Logf("%d bytes for each sleeping task", each)
	if each >= 1000 {
		t.Errorf("a sleeping task holds %d bytes, want under 1000", each)
	}
}
