package asyncio_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// Each program does n pieces of its work.
var benchmarks = []struct{ name, program string }{
	{"QueuePingPong", `const a = new asyncio.Queue(1), b = new asyncio.Queue(1);
		const ping = async () => { for (let i = 0; i < n; i++) { await a.put(i); await b.get() } };
		const pong = async () => { for (let i = 0; i < n; i++) await b.put(await a.get()) };
		await asyncio.gather(ping(), pong())`},
	{"LockHandover", `const l = new asyncio.Lock();
		const w = async () => { for (let i = 0; i < n / 10; i++) { await l.acquire(); await sleep(0); l.release() } };
		await asyncio.gather(...Array.from({ length: 10 }, () => w()))`},
	{"EventBroadcast", `const e = new asyncio.Event();
		const w = async () => { await e.wait() };
		const ts = Array.from({ length: n }, () => create_task(w()));
		await sleep(0); e.set(); await asyncio.gather(...ts)`},
	{"TaskGroup", `const w = async (i) => { await sleep(0); return i };
		await asyncio.TaskGroup(async (tg) => { for (let i = 0; i < n; i++) tg.create_task(w(i)) })`},
	{"WaitFor", `const w = async (i) => { await sleep(0); return i };
		for (let i = 0; i < n; i++) await asyncio.wait_for(w(i), 10)`},
}

func BenchmarkAsyncio(b *testing.B) {
	for _, x := range benchmarks {
		b.Run(x.name, func(b *testing.B) {
			rt, err := runtime.New(runtime.Options{Bindings: bindings.Core()})
			if err != nil {
				b.Fatal(err)
			}
			defer rt.Close()
			b.ReportAllocs()
			source := fmt.Sprintf("const n = %d;\n%s", b.N, x.program)
			if _, err := rt.RunScript(context.Background(), "bench.js", source); err != nil {
				b.Fatal(err)
			}
		})
	}
}
