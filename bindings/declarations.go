package bindings

import (
	_ "embed"

	"github.com/corojs/coro/bindings/asyncio"
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/bindings/crypto"
	"github.com/corojs/coro/bindings/process"
	"github.com/corojs/coro/bindings/timers"
)

// What scripts find without a binding.
var (
	//go:embed library.d.ts
	library string
	//go:embed modules.d.ts
	modules string
)

// Declaration is the TypeScript declarations of one binding, or of what package runtime itself gives scripts.
type Declaration struct {
	Name string // the binding's package; library or modules
	Text string // the text of a .d.ts file, which ends in a newline
}

// Declarations returns all declarations, in the order of their names: global ones, which need
// ECMAScript's own library (lib ESNext) and no other. Any goroutine may call it.
func Declarations() []Declaration {
	return []Declaration{
		{"asyncio", asyncio.Declarations()},
		{"console", console.Declarations()},
		{"crypto", crypto.Declarations()},
		{"library", library},
		{"modules", modules},
		{"process", process.Declarations()},
		{"timers", timers.Declarations()},
	}
}
