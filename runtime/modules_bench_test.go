package runtime_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/corojs/coro/runtime"
)

// typeScriptOf makes TypeScript of about the given size, such as people write.
func typeScriptOf(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `export interface Options%[1]d { name: string; retries?: number; tags: readonly string[] }
export class Service%[1]d<T extends Options%[1]d> {
  private readonly cache = new Map<string, T>();
  constructor(private options: T, protected depth: number = %[1]d) {}
  async load(key: string): Promise<T | undefined> {
    const hit = this.cache.get(key);
    if (hit !== undefined && this.depth > 0) return hit;
    for (const tag of this.options.tags) { if (tag.startsWith(key)) this.cache.set(tag, this.options); }
    return await Promise.resolve(this.options);
  }
  static of(name: string): Service%[1]d<Options%[1]d> { return new Service%[1]d({ name, tags: [name as string] }); }
}
enum State%[1]d { Idle, Busy = "busy" }
const helper%[1]d = (a: number, b: number): number => (a ?? 0) * b + %[1]d;
`, i)
	}
	return b.String()
}

// modulesOf makes a tree of modules of 50 lines each, of which each imports three others.
func modulesOf(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		var b strings.Builder
		for j := range 3 {
			if dep := 3*i + j + 1; dep < n {
				fmt.Fprintf(&b, "import { f0 as g%d } from \"./m%d.mjs\";\n", j, dep)
			}
		}
		for l := range 46 {
			fmt.Fprintf(&b, "export function f%d(a, b) { return a.map(v => v * b + %d).filter(Boolean) }\n", l, l)
		}
		files[fmt.Sprintf("m%d.mjs", i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// BenchmarkLoad times what the loading of scripts may take: 200 modules of 50 lines, 200 KB of TypeScript the first time,
// from what esbuild made of it before (as at the second start of the command), and from the programs of the process.
func BenchmarkLoad(b *testing.B) {
	ctx := context.Background()
	run := func(b *testing.B, files fstest.MapFS, name string, cache func() *runtime.Cache) {
		for b.Loop() {
			rt, err := runtime.New(runtime.Options{FS: files, Cache: cache()})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := rt.RunFile(ctx, name); err != nil {
				b.Fatal(err)
			}
			rt.Close()
		}
	}
	none := func() *runtime.Cache { return nil }
	modules := modulesOf(200)
	big := fstest.MapFS{"big.ts": {Data: []byte(typeScriptOf(200_000))}}
	b.Run("modules-200", func(b *testing.B) { run(b, modules, "m0.mjs", none) })
	shared := runtime.NewCache()
	b.Run("modules-200-shared", func(b *testing.B) { run(b, modules, "m0.mjs", func() *runtime.Cache { return shared }) })
	b.Run("ts-200k-first", func(b *testing.B) { run(b, big, "big.ts", none) })
	store := &memoryStore{}
	b.Run("ts-200k-stored", func(b *testing.B) {
		run(b, big, "big.ts", func() *runtime.Cache {
			c := runtime.NewCache()
			c.Store = store
			return c
		})
	})
	b.Run("ts-200k-shared", func(b *testing.B) { run(b, big, "big.ts", func() *runtime.Cache { return shared }) })
}
