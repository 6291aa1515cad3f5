package bindings

import (
	"github.com/corojs/coro/bindings/asyncio"
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/bindings/process"
	"github.com/corojs/coro/bindings/timers"
)

// Declaration is the TypeScript declarations of one binding.
type Declaration struct {
	Name string // the binding's package
	Text string // the text of a .d.ts file, which ends in a newline
}

// Declarations returns the declarations of every binding, in the order of their names: global ones, which need
// ECMAScript's own library (lib ESNext) and no other. Any goroutine may call it.
func Declarations() []Declaration {
	return []Declaration{
		{"asyncio", asyncio.Declarations()},
		{"console", console.Declarations()},
		{"process", process.Declarations()},
		{"timers", timers.Declarations()},
	}
}
