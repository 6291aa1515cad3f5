package runtime_test

import (
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// BenchmarkNew times making and closing a Runtime, what a one-line script pays before its first line.
func BenchmarkNew(b *testing.B) {
	for _, c := range []struct {
		name     string
		bindings []runtime.Binding
	}{{"bare", nil}, {"core", bindings.Core()}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rt, err := runtime.New(runtime.Options{Bindings: c.bindings})
				if err != nil {
					b.Fatal(err)
				}
				rt.Close()
			}
		})
	}
}
