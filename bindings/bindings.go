// Package bindings lists the bindings of this module, for hosts that do not want to pick.
package bindings

import (
	"github.com/corojs/coro/bindings/asyncio"
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/bindings/crypto"
	"github.com/corojs/coro/bindings/timers"
	"github.com/corojs/coro/runtime"
)

// Core returns the bindings that are safe anywhere: asyncio, the timers, random numbers and the console, which writes to
// what the host gave as Options.Stdout and Options.Stderr.
func Core() []runtime.Binding { return With(Options{}) }

// Options are those of the bindings of Core that have any.
type Options struct {
	Console console.Options
	Asyncio asyncio.Options
}

// With is Core with what the options permit scripts beyond that, or shape otherwise.
func With(o Options) []runtime.Binding {
	return []runtime.Binding{console.New(o.Console), crypto.Binding, timers.Binding, asyncio.With(o.Asyncio)}
}
