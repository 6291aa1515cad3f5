package asyncio_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// callGraphs are programs that look at who waits for whom, and what they print. CPython has this since 3.14; the frames are
// those of the whole await chain, and no task has an address.
var callGraphs = []struct{ name, source, want string }{
	{"captured", `
async function inner() { await sleep(9) }
async function outer() { await inner() }
async function watcher() { await t }
const t = create_task(outer(), "t"), w = create_task(watcher(), "w");
await sleep(0);
await sleep(0);
const g = asyncio.capture_call_graph(t);
console.log(g instanceof asyncio.FutureCallGraph, g.future === t);
console.log(g.call_stack.map((e) => [e instanceof asyncio.FrameCallGraphEntry, e.frame.name, e.frame.line].join(" ")).join());
console.log(g.awaited_by.length, g.awaited_by[0].future === w, g.awaited_by[0].call_stack[0].frame.name);
t.cancel()`,
		"true true\ntrue inner 2,true outer 3\n1 true watcher\n"},
	{"printed, through a group, a shield and gather", `
async function work() { await sleep(9) }
async function shielded() { await asyncio.shield(t) }
async function gathered() { await asyncio.gather(t, sleep(9)) }
let t;
async function parent() { await asyncio.TaskGroup(async (tg) => { t = tg.create_task(work(), "t") }) }
const g = create_task(parent(), "group");
await sleep(0);
const a = create_task(shielded(), "a"), b = create_task(gathered(), "b");
await sleep(0);
await sleep(0);
asyncio.print_call_graph(t, { limit: 0 });
console.log(asyncio.format_call_graph(t, { limit: 1 }).split("\n")[2]);
a.cancel(); b.cancel(); g.cancel()`,
		"* Task(name='t')\n  + Awaited by:\n     * Task(name='group')\n     * Task(name='a')\n     * Task(name='b')\n  |   File 'graph.js', line 2, in async work()\n"},
	{"of the current task, of a future, and of none", `
const fut = asyncio.get_event_loop().create_future();
const waits = create_task((async () => { await fut })(), "waits");
await sleep(0);
console.log(asyncio.capture_call_graph().future === asyncio.current_task());
console.log(asyncio.format_call_graph(fut).split("\n").slice(0, 3).join("|"));
asyncio.get_event_loop().call_soon(() => console.log(asyncio.capture_call_graph() === null, asyncio.format_call_graph() === ""));
await sleep(0);
try { asyncio.capture_call_graph(5) } catch (e) { console.log(e.name, e.message) }
waits.cancel()`,
		"true\n* Future()|  + Awaited by:|     * Task(name='waits')\ntrue true\nTypeError capture_call_graph: future: want a Future or Task, got 5\n"},
	{"of two tasks that await each other", `
async function first() { await two }
async function second() { await one }
const one = create_task(first(), "one"), two = create_task(second(), "two");
await sleep(0);
asyncio.print_call_graph(one, { limit: 0 });
asyncio.get_event_loop().stop`,
		"* Task(name='one')\n  + Awaited by:\n     * Task(name='two')\n       + Awaited by:\n          * Task(name='one') (cycle: it stands above)\n"},
}

func TestCallGraphs(t *testing.T) {
	for _, c := range callGraphs {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			rt, err := runtime.New(runtime.Options{Stdout: &out, Clock: runtime.NewVirtualClock(time.Unix(1e9, 0)), Bindings: bindings.Core()})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := rt.RunScript(context.Background(), "graph.js", c.source); err != nil {
				t.Error(err)
			}
			if out.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", &out, c.want)
			}
			if err := rt.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
