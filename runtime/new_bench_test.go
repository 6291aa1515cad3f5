package runtime_test

import (
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
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
func BenchmarkFn(b *testing.B) {
	vm := goja.New()
	o := vm.NewObject()
	b.ReportAllocs()
	for b.Loop() {
		f := vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
		f.DefineDataProperty("name", vm.ToValue("hello"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		f.DefineDataProperty("length", vm.ToValue(1), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		o.DefineDataProperty("hello", f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
}
