package asyncio_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// statements are programs and the traces that CPython's asyncio gives for the same program (the numbers are those of
// the reference that the project keeps beside the repository).
var statements = []struct{ name, source, want string }{
	{"1, 2: tasks start later, in creation order", `const f = async (n) => { print("f" + n) }; const a = create_task(f(1)), b = create_task(f(2)); print("made"); await b`, "made f1 f2"},
	{"3: what a callback schedules runs in the next iteration", `const l = loop; l.call_soon(() => { print("a"); l.call_soon(() => print("c")) }); l.call_soon(() => print("b")); await sleep(0); print("between"); await sleep(0)`, "a b between c"},
	{"4: due timers come after what is ready", `loop.call_later(0, () => print("timer")); loop.call_soon(() => print("soon")); await sleep(0.001)`, "soon timer"},
	{"5, 6: timers by deadline, then in the order they were set", `const t = loop.time(); for (const [n, d] of [[1, 3], [2, 1], [3, 2], [4, 1]]) loop.call_at(t + d / 1000, print, n); await sleep(0.01)`, "2 4 3 1"},
	{"7: two tasks on sleep(0) alternate", `const f = async (n) => { for (let i = 0; i < 3; i++) { print(n + i); await sleep(0) } }; await asyncio.gather(f("a"), f("b"))`, "a0 b0 a1 b1 a2 b2"},
	{"7: negative sleeps as well", `const f = async (n) => { for (let i = 0; i < 2; i++) { print(n + i); await sleep(-1) } }; await asyncio.gather(f("a"), f("b"))`, "a0 b0 a1 b1"},
	{"8, 9: awaiting what is done does not yield", `const done = create_task((async () => 1)()); await done; loop.call_soon(() => print("iteration")); const g = async () => 2; await g(); await done; await g(); print("here"); await sleep(0)`, "here iteration"},
	{"11: a new task takes two iterations", `let n = 0; const tick = () => { n++; if (n < 9) loop.call_soon(tick) }; loop.call_soon(tick); await create_task((async () => {})()); print(n)`, "2"},
	{"11: gather of new coroutines takes three", `let n = 0; const tick = () => { n++; if (n < 9) loop.call_soon(tick) }; loop.call_soon(tick); const f = async () => {}; await asyncio.gather(f(), f()); print(n)`, "3"},
	{"12: a waiter resumes in the next iteration", `const f = loop.create_future(); const w = create_task((async () => { await f; print("waiter") })()); await sleep(0); f.set_result(1); loop.call_soon(() => print("after")); await w`, "waiter after"},
	{"13: all who await a task resume in await order", `const t = create_task((async () => { await sleep(0); return 1 })()); const w = async (n) => { await t; print(n) }; await asyncio.gather(w(1), w(2), w(3))`, "1 2 3"},
	{"16: cancelled handles never run", `const a = loop.call_soon(print, "soon"), b = loop.call_later(0.001, print, "later"); a.cancel(); b.cancel(); print(a.cancelled(), b.cancelled()); await sleep(0.003)`, "true true"},
	{"17, 18: callbacks are scheduled, in order", `const f = loop.create_future(); f.add_done_callback(() => print(1)); f.add_done_callback(() => print(2)); f.set_result(0); print("set"); f.add_done_callback(() => print(3)); await sleep(0)`, "set 1 2 3"},
	{"19: twice added, twice run, once removed", `const f = loop.create_future(), cb = (x) => print("cb", x === f); f.add_done_callback(cb); f.add_done_callback(cb); f.set_result(0); await sleep(0); const g = loop.create_future(); g.add_done_callback(cb); g.add_done_callback(cb); print(g.remove_done_callback(cb)); g.set_result(0); await sleep(0)`, "cb true cb true 2"},
	{"21: setting twice", `const f = loop.create_future(); f.set_result(1); try { f.set_result(2) } catch (e) { print(e.name, e.message) } try { f.set_exception(new Error()) } catch (e) { print(e.name) }`, "InvalidStateError invalid state InvalidStateError"},
	{"22: exception()", `const f = loop.create_future(); try { f.exception() } catch (e) { print(e.message) } f.set_result(1); print(f.exception()); const g = loop.create_future(); g.cancel("m"); try { g.exception() } catch (e) { print(e.name, e.message) }`, "Exception is not set. null CancelledError m"},
	{"23: all see the same error", `const t = create_task((async () => { throw new Error("e") })()); const w = async () => { try { await t } catch (e) { return e } }; const [a, b] = await asyncio.gather(w(), w()); print(a === b, a === t.exception())`, "true true"},
	{"24: a task that awaits itself", `let t; t = create_task((async () => { await t })()); try { await t } catch (e) { print(e.name, e.message.startsWith("Task cannot await on itself")) }`, "RuntimeError true"},
	{"27, 28: right after cancel()", `const t = create_task(sleep(9)); await sleep(0); print(t.cancel(), t.cancelled(), t.cancelling()); try { await t } catch {} print(t.cancelled(), t.cancel(), t.cancelling())`, "true false 1 true false 1"},
	{"32: two cancels, one error, the first message", `const t = create_task((async () => { try { await sleep(9) } catch (e) { print(e.message); await sleep(0); print("on") } })()); await sleep(0); t.cancel("first"); t.cancel("second"); await t; print(t.cancelling())`, "first on 2"},
	{"32: not started, the last message", `const t = create_task((async () => {})()); t.cancel("first"); t.cancel("second"); try { await t } catch (e) { print(e.message) }`, "second"},
	{"32: in sleep(0), the last message", `const t = create_task((async () => { try { await sleep(0) } catch (e) { print(e.message) } })()); await sleep(0); t.cancel("first"); t.cancel("second"); await t`, "second"},
	{"33: around a delivery, two errors", `const t = create_task((async () => { for (const n of [1, 2]) try { await sleep(9) } catch (e) { print(n, e.message) } })()); await sleep(0); t.cancel("a"); await sleep(0); await sleep(0); t.cancel("b"); await t`, "1 a 2 b"},
	{"34: caught and ignored", `const t = create_task((async () => { try { await sleep(9) } catch {} await sleep(0.001); return 5 })()); await sleep(0); t.cancel(); print(await t, t.cancelled(), t.cancelling())`, "5 false 1"},
	{"35: replaced by another error", `const t = create_task((async () => { try { await sleep(9) } catch (e) { throw new RangeError("r", { cause: e }) } })()); await sleep(0); t.cancel(); try { await t } catch (e) { print(e.name, e.cause.name, t.cancelled()) }`, "RangeError CancelledError false"},
	{"36: thrown without cancel()", `const t = create_task((async () => { throw new asyncio.CancelledError("x") })()); try { await t } catch (e) { print(e.message) } print(t.cancelled(), t.cancelling())`, "x true 0"},
	{"37: the message, once", `const t = create_task(sleep(9)); await sleep(0); t.cancel("msg"); try { await t } catch (e) { print(e.message, e.reason, e.task === t) } try { t.result() } catch (e) { print("[" + e.message + "]", e.reason) }`, "msg msg true [] undefined"},
	{"38: through a task", `const inner = create_task((async () => { try { await sleep(9) } catch { return "absorbed" } })()); const outer = create_task((async () => await inner)()); await sleep(0); await sleep(0); outer.cancel(); print(await outer, outer.cancelling(), inner.cancelled())`, "absorbed 1 false"},
	{"39: two waiters on a shared task", `const shared = create_task(sleep(9)); const w = async () => { await shared }; const a = create_task(w()), b = create_task(w()); await sleep(0); await sleep(0); a.cancel(); const r = await asyncio.gather(a, b, { return_exceptions: true }); print(r.map((e) => e.name).join(), b.cancelling(), shared.cancelled())`, "CancelledError,CancelledError 0 true"},
	{"41: uncancel", `const t = asyncio.current_task(); print(t.uncancel()); t.cancel(); t.cancel(); print(t.uncancel(), t.uncancel()); await sleep(0); print("alive")`, "0 1 0 alive"},
	{"44: gather()", `const g = asyncio.gather(); print(g.done(), (await g).length)`, "true 0"},
	{"45: order and duplicates", `let n = 0; const f = async (x) => { n++; await sleep(x); return x }; const a = create_task(f(0.002)); print((await asyncio.gather(a, f(0.001), a)).join(), n)`, "0.002,0.001,0.002 2"},
	{"46: the first failure, siblings go on", `const bad = async () => { throw new Error("bad") }, slow = async () => { await sleep(0.001); print("slow") }; try { await asyncio.gather(slow(), bad()) } catch (e) { print(e.message) } await sleep(0.003)`, "bad slow"},
	{"47: a child cancelled", `const a = create_task(sleep(9)), b = create_task(sleep(0.001, "b")); const g = asyncio.gather(a, b); await sleep(0); a.cancel(); try { await g } catch (e) { print(e.name, g.cancelled(), b.done()) } print(await b)`, "CancelledError false false b"},
	{"49: gather.cancel()", `const a = create_task(sleep(9)); const g = asyncio.gather(a, { return_exceptions: true }); await sleep(0); print(g.cancel(), g.cancelled()); try { await g } catch (e) { print(e.name) }`, "true false CancelledError"},
	{"90: names", `const a = create_task((async () => {})()), b = create_task((async () => {})(), "mine"), c = create_task((async () => {})(), { name: "opt" }), d = create_task((async () => {})()); print(a.get_name(), b.get_name(), c.get_name(), d.get_name()); d.set_name(7); print(d.get_name(), asyncio.current_task().get_name())`, "Task-1 mine opt Task-2 7 main"},
	{"92: eager", `const order = []; const t = create_task((async () => { order.push(asyncio.current_task() === null); order.push("body"); await sleep(0); return 1 })(), { eager_start: true }); order.push("after"); print(order.join(), asyncio.current_task().get_name(), await t); const e = create_task((async () => { throw new Error("stored") })(), { eager_start: true }); print(e.done(), e.exception().message)`, "false,body,after main 1 true stored"},
	{"96: repr", `const t = create_task((async function work() { await sleep(9) })(), "n"); await sleep(0); print(String(t).replace(/ wait_for.*/, "").replace(/ at .*/, "")); t.cancel(); print(String(t).split(" ")[1])`, "<Task pending name='n' coro=<work() running cancelling"},
	{"100, 101: asyncio.run cleans up until nothing is left", `const r = await asyncio.run((async () => { create_task((async () => { try { await sleep(9) } finally { create_task((async () => { try { await sleep(9) } finally { print("second") } })()); await sleep(0); print("first") } })()); create_task((async () => { print("just made") })()); await sleep(0); return 3 })()); print(r)`, "just made first second 3"},
	{"run: nested and wrong", `await asyncio.run((async () => { try { asyncio.run((async () => {})()) } catch (e) { print(e.name, e.message) } })()); try { asyncio.run(5) } catch (e) { print(e.name, e.message) } const f = async () => 1; print(await asyncio.run(f()), await asyncio.run(f()))`, "RuntimeError asyncio.run() cannot be called from a running event loop RangeError a coroutine was expected, got 5 1 1"},
	{"run_until_complete and run_forever", `const l = asyncio.new_event_loop(); print(await l.run_until_complete((async () => 4)())); l.call_soon(() => l.stop()); await l.run_forever(); print("stopped"); l.close(); try { l.call_soon(() => {}) } catch (e) { print(e.message) } print(l.is_closed(), loop.is_running())`, "4 stopped Event loop is closed true true"},
	{"stopped too early", `const l = asyncio.new_event_loop(); l.call_soon(() => l.stop()); try { await l.run_until_complete(loop.create_future()) } catch (e) { print(e.name, e.message) }`, "RuntimeError Event loop stopped before Future completed."},
	{"task factory", `loop.set_task_factory((l, coro, options) => { print(asyncio.iscoroutine(coro), options.name); return new asyncio.Task(coro, options) }); const t = create_task((async () => 6)(), "made"); print(t.get_name(), await t); loop.set_task_factory(null); print(loop.get_task_factory())`, "true made made 6 null"},
	{"wrong arguments", `const say = (f) => { try { f(); print("fine") } catch (e) { print(e.name + ": " + e.message) } };
		const later = async (p) => { try { await p; print("fine") } catch (e) { print(e.name + ": " + e.message) } };
		say(() => create_task(5)); say(() => create_task(loop.create_future())); say(() => create_task((async () => {})(), 5)); await later(sleep(NaN)); await later(sleep("1")); await later(sleep()); say(() => loop.call_soon(1)); say(() => ensure_future(null)); say(() => loop.call_later("x", () => {}))`,
		"TypeError: a coroutine was expected, got 5 TypeError: a coroutine was expected, got <Future pending> TypeError: create_task: name: want a string, got 5 RangeError: Invalid delay: NaN (not a number) TypeError: sleep: delay: want a number of seconds, got \"1\" TypeError: sleep: delay: want a number of seconds, got undefined TypeError: call_soon: a callable object was expected, got 1 TypeError: An asyncio.Future, a coroutine or an awaitable is required, got null TypeError: call_later: delay: want a number of seconds, got \"x\""},
	{"kinds", `const f = async () => {}, c = f(); print(asyncio.iscoroutine(c), asyncio.iscoroutine(f), asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(() => {}), asyncio.iscoroutinefunction(sleep), asyncio.iscoroutinefunction({ async m() {} }.m), asyncio.isfuture(c), asyncio.isfuture(create_task(f())), create_task(f()) instanceof asyncio.Future, create_task(f()) instanceof Promise)`, "true false true false true true false true true true"},
	{"a lazy function", `const f = asyncio.coroutine(async (x) => { print("runs", x); return x }); const c = f(1); print("made"); print(await c, await create_task(f(2)))`, "made runs 1 runs 2 1 2"},
	{"a task's own future methods", `const t = create_task(sleep(0)); for (const m of ["set_result", "set_exception"]) try { t[m](1) } catch (e) { print(e.name, e.message) } await t`, "RuntimeError Task does not support set_result operation RuntimeError Task does not support set_exception operation"},
	{"then on a future gives a promise", `const f = loop.create_future(); const p = f.then((v) => v + 1); f.set_result(1); print(p instanceof asyncio.Future, p instanceof Promise, await p)`, "false true 2"},
	{"the stack of a task", `async function inner() { await sleep(9) } async function outer() { await inner() } const t = create_task(outer()); await sleep(0); print(t.get_stack().map((f) => f.name).join()); t.cancel(); await sleep(0); await sleep(0); print(t.get_stack().length)`, "inner,outer 0"},
}

func TestStatements(t *testing.T) {
	for _, s := range statements {
		t.Run(s.name, func(t *testing.T) {
			for _, clock := range []runtime.Clock{runtime.SystemClock(), runtime.NewVirtualClock(time.Unix(1e9, 0))} {
				var out bytes.Buffer
				rt, err := runtime.New(runtime.Options{Stdout: &out, Clock: clock, Bindings: bindings.Core()})
				if err != nil {
					t.Fatal(err)
				}
				source := "const loop = asyncio.get_event_loop(), print = (...a) => console.log(...a.map(String));\n" + s.source
				if !strings.Contains(source, "await ") {
					source += "\nawait null"
				}
				_, err = rt.RunScript(context.Background(), "s.js", source)
				if err != nil {
					t.Errorf("%T: %v", clock, err)
				}
				if got := strings.Join(strings.Fields(out.String()), " "); got != s.want {
					t.Errorf("%T: got  %s\nwant %s", clock, got, s.want)
				}
				if err := rt.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
