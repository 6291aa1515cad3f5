package asyncio_test

import (
	"bytes"
	"context"
	"errors"
	goruntime "runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/asyncio"
	"github.com/corojs/coro/runtime"
)

// host makes a Runtime whose output and errors are collected.
func host(t *testing.T, o runtime.Options) (rt *runtime.Runtime, out, errs *bytes.Buffer) {
	t.Helper()
	out, errs = &bytes.Buffer{}, &bytes.Buffer{}
	o.Stdout, o.Stderr = out, errs
	if o.Bindings == nil {
		o.Bindings = bindings.Core()
	}
	rt, err := runtime.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rt.Close() })
	return rt, out, errs
}

// TestThreads runs blocking functions of the host beside the loop.
func TestThreads(t *testing.T) {
	rt, out, _ := host(t, runtime.Options{})
	release := make(chan struct{})
	var mu sync.Mutex
	returned := 0
	for name, fn := range map[string]any{
		"add": func(a, b int) int { return a + b },
		"fail": func(what string) (int, error) {
			return 0, errors.New("no " + what)
		},
		"block": func() string {
			<-release
			mu.Lock()
			defer mu.Unlock()
			returned++
			return "blocked"
		},
		"free": func() { close(release) },
	} {
		if err := rt.BindBlocking(name, fn); err != nil {
			t.Fatal(err)
		}
	}
	_, err := rt.RunScript(context.Background(), "threads.js", `
		const loop = asyncio.get_running_loop();
		const say = async (f) => { try { console.log(await f()) } catch (e) { console.log(e.name + ": " + e.message) } };
		console.log(add(1, 2));
		await say(() => asyncio.to_thread(add, 3, 4));
		await say(() => loop.run_in_executor(null, add, 5, 6));
		await say(() => asyncio.to_thread(fail, "luck"));
		await say(() => asyncio.to_thread(add, "x", 1));
		await say(() => asyncio.to_thread(function plain() {}));
		await say(() => asyncio.to_thread(5));
		await say(() => loop.run_in_executor({}, add, 1, 2));
		const blocked = [asyncio.to_thread(block), asyncio.to_thread(block)].map((p) => create_task(p));
		await sleep(0);
		console.log("the loop goes on", blocked.map((t) => t.done()));
		blocked[0].cancel();
		await asyncio.wait([blocked[0]]);
		console.log("cancelled, and the thread goes on", blocked[0].cancelled());
		await say(() => loop.shutdown_default_executor(0.001));
		console.log("still there", blocked[1].done());
		free();
		console.log(await blocked[1]);
		await loop.shutdown_default_executor();
		await say(() => asyncio.to_thread(add, 1, 2));
	`)
	if err != nil {
		t.Fatal(err)
	}
	want := `3
7
11
GoError: no luck
TypeError: add: argument 1: want an integer (int), got "x"
TypeError: to_thread: a function: want a function that the host bound as blocking, got one of JavaScript, which has one thread: it would block the loop wherever it ran
TypeError: to_thread: want a function, got 5
TypeError: run_in_executor: executor: want null, since there is one executor, got an object
the loop goes on [ false, false ]
cancelled, and the thread goes on true
undefined
still there false
blocked
RuntimeError: Executor shutdown has been called
`
	if got := out.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	mu.Lock()
	defer mu.Unlock()
	if returned != 2 {
		t.Errorf("%d blocking calls have returned at the end of the run, want 2: the run waits for them", returned)
	}
	if err := rt.BindBlocking("x", func(context.Context) {}); err == nil {
		t.Error("BindBlocking takes an asynchronous function")
	}
}

// TestSignals gives a script signals that the test makes up.
func TestSignals(t *testing.T) {
	handlers := map[string]func(){}
	var mu sync.Mutex
	rt, out, _ := host(t, runtime.Options{Bindings: bindings.With(bindings.Options{Asyncio: asyncio.Options{
		Signals: func(name string, fn func()) (func(), error) {
			if name == "SIGKILL" {
				return nil, errors.New("cannot be caught")
			}
			mu.Lock()
			defer mu.Unlock()
			handlers[name] = fn
			return func() {
				mu.Lock()
				defer mu.Unlock()
				delete(handlers, name)
			}, nil
		},
	}})})
	err := rt.Bind("raise", func(name string) {
		mu.Lock()
		fn := handlers[name]
		mu.Unlock()
		go fn()
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = rt.RunScript(context.Background(), "signals.js", `
		const loop = asyncio.get_event_loop(), came = new asyncio.Event();
		loop.add_signal_handler("SIGUSR1", (a, b) => { console.log("handler", a, b); came.set() }, 1, 2);
		raise("SIGUSR1");
		await came.wait(); // no deadlock, though nothing inside can wake it
		console.log(loop.remove_signal_handler("SIGUSR1"), loop.remove_signal_handler("SIGUSR1"));
		for (const f of [() => loop.add_signal_handler("SIGKILL", () => {}), () => loop.add_signal_handler("SIGUSR1", 5), () => loop.add_signal_handler({}, () => {})])
			try { f() } catch (e) { console.log(e.name + ": " + e.message) }
	`)
	if err != nil {
		t.Fatal(err)
	}
	want := `handler 1 2
true false
RangeError: add_signal_handler: SIGKILL: cannot be caught
TypeError: add_signal_handler: a callable object was expected, got 5
TypeError: add_signal_handler: sig: want the name of a signal such as "SIGTERM", got an object
`
	if got := out.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	rt2, _, _ := host(t, runtime.Options{})
	_, err = rt2.RunScript(context.Background(), "signals.js", `asyncio.get_event_loop().add_signal_handler("SIGUSR1", () => {})`)
	if err == nil || !strings.Contains(err.Error(), "does not let scripts handle signals") {
		t.Errorf("a sandboxed script handles signals: %v", err)
	}
}

// TestSlowCallbacks has a step take longer than debug mode allows.
func TestSlowCallbacks(t *testing.T) {
	rt, _, errs := host(t, runtime.Options{})
	if err := rt.Bind("busy", func() { time.Sleep(2 * time.Millisecond) }); err != nil {
		t.Fatal(err)
	}
	_, err := rt.RunScript(context.Background(), "slow.js", `
		const loop = asyncio.get_event_loop();
		loop.set_debug(true);
		loop.slow_callback_duration = 0.001;
		await create_task((async function slow() { await sleep(0); busy() })(), "slow one");
		loop.set_debug(false);
		await create_task((async () => { await sleep(0); busy() })(), "not told of");
	`)
	if err != nil {
		t.Fatal(err)
	}
	if got := errs.String(); !strings.Contains(got, "Executing <Task pending name='slow one'") || strings.Contains(got, "not told of") {
		t.Errorf("got %q, want a report of the slow step alone", got)
	}
}

// TestLostWhenCollected has errors reported while the run goes on, once nobody can fetch them any more.
func TestLostWhenCollected(t *testing.T) {
	rt, out, errs := host(t, runtime.Options{})
	if err := rt.Bind("collect", func() { goruntime.GC() }); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	_, err := rt.RunScript(ctx, "lost.js", `
		const seen = [];
		asyncio.get_event_loop().set_exception_handler((l, c) => seen.push(c.message + " " + (c.exception?.message ?? "") + " " + (c.task?.get_name() ?? "")));
		async function scope() {
			create_task((async () => { throw new RangeError("gone") })(), "loser");
			await sleep(0);
			asyncio.coroutine(async function forgotten() {})();
			const kept = create_task((async () => { throw new RangeError("fetched") })(), "kept");
			await sleep(0);
			await sleep(0);
			kept.exception();
		}
		await scope();
		while (seen.length < 2) { collect(); await sleep(0.001) }
		console.log(seen.sort().join("|"));
	`)
	if err != nil || errs.Len() > 0 {
		t.Fatalf("%v\n%s", err, errs)
	}
	want := "Task exception was never retrieved gone loser|coroutine 'forgotten' was never awaited  \n"
	if got := out.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestLostAtTheEnd has errors that nobody fetched make the run fail.
func TestLostAtTheEnd(t *testing.T) {
	for source, want := range map[string]string{
		`create_task((async () => { throw new RangeError("nobody asks") })(), "loser")`: "nobody asks",
		`asyncio.coroutine(async function forgotten() {})(); 0`:                         "coroutine 'forgotten' was never awaited",
		`asyncio.coroutine(async () => {})(); 0`:                                        "coroutine '<anonymous>' was never awaited",
		`asyncio.get_event_loop().create_future().set_exception(new Error("unseen"))`:   "unseen",
	} {
		rt, _, errs := host(t, runtime.Options{})
		_, err := rt.RunScript(context.Background(), "lost.js", source)
		if err == nil || !strings.Contains(err.Error()+errs.String(), want) {
			t.Errorf("%s: got %v, want an error with %q", source, err, want)
		}
	}
}

// TestStubborn names the tasks that go on in spite of their cancellation.
func TestStubborn(t *testing.T) {
	rt, _, _ := host(t, runtime.Options{})
	_, err := rt.RunScript(context.Background(), "stubborn.js", `
		create_task((async () => { for (;;) try { await asyncio.get_event_loop().create_future() } catch {} })(), "mule");
		create_task((async () => { await asyncio.get_event_loop().create_future() })(), "lamb");
		await sleep(0)`)
	var stubborn *runtime.StubbornError
	if !errors.As(err, &stubborn) || len(stubborn.Tasks) != 1 || stubborn.Tasks[0].Name != "mule" {
		t.Errorf("got %v, want the name of the task that ignored its cancellation", err)
	}
}

// TestManyWaiters cancels waiters in the worst order; with a queue that is searched it would take minutes.
func TestManyWaiters(t *testing.T) {
	rt, out, _ := host(t, runtime.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	_, err := rt.RunScript(ctx, "many.js", `
		const n = 50_000;
		const lock = new asyncio.Lock(), sem = new asyncio.Semaphore(0), event = new asyncio.Event(), q = new asyncio.Queue();
		const gate = asyncio.get_event_loop().create_future();
		await lock.acquire();
		const make = [() => lock.acquire(), () => sem.acquire(), () => event.wait(), () => q.get(), () => asyncio.shield(gate)];
		for (const f of make) {
			const ts = Array.from({ length: n }, () => create_task((async () => { await f() })()));
			await sleep(0);
			await sleep(0);
			for (let i = 1; i < n; i += 2) ts[i].cancel();
			for (let i = n - 2; i >= 0; i -= 2) ts[i].cancel();
			const { length } = (await asyncio.gather(...ts, { return_exceptions: true })).filter((e) => e instanceof asyncio.CancelledError);
			console.log(length);
		}
		console.log(String(lock), String(sem), String(event), String(q));
	`)
	if err != nil {
		t.Fatal(err)
	}
	want := "50000\n50000\n50000\n50000\n50000\n<Lock [locked]> <Semaphore [locked]> <Event [unset]> <Queue maxsize=0>\n"
	if got := out.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestLoopFactory checks what is said of a loop_factory that makes no loop.
func TestLoopFactory(t *testing.T) {
	rt, out, _ := host(t, runtime.Options{})
	_, err := rt.RunScript(context.Background(), "factory.js", `
		const c = (async () => 1)();
		try { asyncio.run(c, { loop_factory: () => 5 }) } catch (e) { console.log(e.name + ": " + e.message) }
		await c;
	`)
	if want := "TypeError: loop_factory: want an event loop, got 5\n"; err != nil || out.String() != want {
		t.Errorf("got %q, %v, want %q", out.String(), err, want)
	}
}
