package console_test

import (
	"context"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// BenchmarkLog is a console.log of a small object.
func BenchmarkLog(b *testing.B) {
	rt, err := runtime.New(runtime.Options{Bindings: bindings.Core()})
	if err != nil {
		b.Fatal(err)
	}
	defer rt.Close()
	if err := rt.Set("n", b.N); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := rt.RunScript(context.Background(), "b.js", `for (let i = 0; i < n; i++) console.log({ a: 1, b: "two", c: [1, 2, 3] })`); err != nil {
		b.Fatal(err)
	}
}
