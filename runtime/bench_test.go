package runtime_test

import (
	"context"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// BenchmarkScripts times the workloads of scripts/bench at a smaller size, for profiles.
func BenchmarkScripts(b *testing.B) {
	for _, w := range []struct{ name, source string }{
		{"await", `async function inner(i) { return i } async function main() { let s = 0; for (let i = 0; i < 100000; i++) s += await inner(i); return s }`},
		{"spawn", `async function work(i) { await sleep(0); return i } async function main() { const a = []; for (let i = 0; i < 10000; i++) a.push(create_task(work(i))); return (await asyncio.gather(...a)).length }`},
		{"sleep", `async function work(i) { await sleep((i * 7919 % 10000) / 1e6); return i } async function main() { const a = []; for (let i = 0; i < 10000; i++) a.push(create_task(work(i))); return (await asyncio.gather(...a)).length }`},
		{"cancel", `async function work(i) { await sleep(3600); return i } async function main() { const a = []; for (let i = 0; i < 10000; i++) a.push(create_task(work(i))); await sleep(0); for (const t of a) t.cancel(); return (await asyncio.gather(...a, { return_exceptions: true })).length }`},
		{"nested", `async function d(n) { if (n === 0) { await null; return 0 } return 1 + await d(n - 1) } async function main() { let s = 0; for (let i = 0; i < 1000; i++) s += await d(10); return s }`},
		{"reject", `async function f() { await null; throw new Error("x") } async function main() { let n = 0; for (let i = 0; i < 10000; i++) try { await f() } catch (e) { n++ } return n }`},
		{"reject_ten", `async function d(n) { if (n === 0) { await null; throw new Error("x") } return 1 + await d(n - 1) } async function main() { let n = 0; for (let i = 0; i < 1000; i++) try { await d(10) } catch (e) { n++ } return n }`},
		{"new_error", `async function main() { let n = 0; for (let i = 0; i < 100000; i++) n += new Error("x") ? 1 : 0; return n }`},
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

// BenchmarkNew times what a host pays for a Runtime, with nothing installed and with what is safe anywhere.
func BenchmarkNew(b *testing.B) {
	for name, list := range map[string][]runtime.Binding{"empty": nil, "core": bindings.Core()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rt, err := runtime.New(runtime.Options{Bindings: list})
				if err != nil {
					b.Fatal(err)
				}
				if err := rt.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
