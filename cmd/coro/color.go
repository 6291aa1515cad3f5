package main

import (
	"io"

	"github.com/corojs/coro/cmd/coro/internal/repl"
)

// useColor tells whether what is written to w may hold colours: a terminal that knows them, unless the environment says
// otherwise. FORCE_COLOR goes before NO_COLOR, as in Node, and both before CLICOLOR_FORCE and TERM.
func useColor(w io.Writer, getenv func(string) string) bool {
	switch getenv("FORCE_COLOR") {
	case "":
	case "0", "false":
		return false
	default:
		return true
	}
	if getenv("NO_COLOR") != "" {
		return false
	}
	if force := getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	if getenv("TERM") == "dumb" {
		return false
	}
	return repl.IsTerminal(w)
}
