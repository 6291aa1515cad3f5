package runtime_test

import (
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		rt, err := runtime.New(runtime.Options{Bindings: bindings.Core()})
		if err != nil {
			b.Fatal(err)
		}
		rt.Close()
	}
}
