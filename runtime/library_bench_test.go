package runtime_test

import (
	"context"
	"testing"

	"github.com/corojs/coro/runtime"
)

// BenchmarkLibrary times what scripts do often with the library.
func BenchmarkLibrary(b *testing.B) {
	for _, w := range []struct{ name, source string }{
		{"iterator", `const a = [...Array(10000).keys()]; function main() { return a.values().map(x => x * 2).filter(x => x % 3).reduce((a, b) => a + b) }`},
		{"regexp", `const s = 'the quick brown fox jumps over 123 lazy dogs, é '.repeat(100); function main() { return s.match(/\p{L}+/gu).length }`},
		{"literal", `function main() { let n = 0; for (let i = 0; i < 1000; i++) if (/fox (\w+)/u.test('the quick brown fox jumps')) n++; return n }`},
		{"clone", `const v = { a: [1, 2, { b: 'x' }], m: new Map([[1, { c: 1 }]]) }; function main() { let n = 0; for (let i = 0; i < 100; i++) n += structuredClone(v).a.length; return n }`},
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
