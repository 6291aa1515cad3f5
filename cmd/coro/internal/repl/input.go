package repl

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/corojs/coro/runtime"
)

// input is what was typed, as it is to be evaluated.
type input struct {
	text       string // as it was typed
	source     string // to evaluate
	background string // the name of the task to make of it; empty: it is evaluated in the foreground
	wrong      string // why it cannot be evaluated; empty if it can
}

// readState tells whether text, the lines typed so far, is a whole input.
func readState(text, following string) runtime.InputState {
	if before, ok := trailingAnd(text); ok && runtime.CheckInput(before) == runtime.InputComplete {
		return runtime.InputComplete
	}
	state := runtime.CheckInput(text)
	if state == runtime.InputInvalid && looksLikeObject(text) && runtime.CheckInput("("+text+"\n)") == runtime.InputComplete {
		return runtime.InputComplete
	}
	if state == runtime.InputComplete && chained().MatchString(following) {
		return runtime.InputIncomplete // a pasted chain of calls, one on each line
	}
	return state
}

// chained matches a line that goes on with a member of what stands before it.
var chained = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*\??\.\s*[\p{L}_$][\p{L}\p{N}_$]*\s*[(.\[]`)
})

// newInput decides what a complete text means.
func newInput(text string) input {
	in := input{text: text, source: text}
	if expr, ok := trailingAnd(text); ok {
		if !runtime.IsExpression(expr) {
			in.wrong = "&: want one expression before it, to make a task of"
			return in
		}
		in.background = taskName(expr)
		in.source = "(async () => await (" + expr + "\n))"
		return in
	}
	if looksLikeObject(text) && runtime.IsExpression(text) {
		in.source = "(" + text + "\n)"
	}
	return in
}

// looksLikeObject reports whether text begins like an object literal and is not marked as a statement by a semicolon.
func looksLikeObject(text string) bool {
	t := strings.TrimSpace(text)
	return strings.HasPrefix(t, "{") && !strings.HasSuffix(t, ";")
}

// trailingAnd returns what stands before a trailing &.
func trailingAnd(text string) (before string, ok bool) {
	t := strings.TrimSpace(text)
	if !strings.HasSuffix(t, "&") || strings.HasSuffix(t, "&&") {
		return "", false
	}
	return strings.TrimSpace(strings.TrimSuffix(t, "&")), true
}

// taskName is what a task made of an expression is called: the expression, cut.
func taskName(expr string) string {
	const most = 30
	expr = strings.Join(strings.Fields(strings.TrimPrefix(expr, "await ")), " ")
	if utf8.RuneCountInString(expr) > most {
		expr = string([]rune(expr)[:most-1]) + "…"
	}
	return expr
}

// command splits a line that is a dot command. A number such as .5 is none.
func command(line string) (name, args string, ok bool) {
	t := strings.TrimSpace(line)
	if len(t) < 2 || t[0] != '.' || t[1] >= '0' && t[1] <= '9' || t[1] == '.' {
		return "", "", false
	}
	name, args, _ = strings.Cut(t, " ")
	return name, strings.TrimSpace(args), true
}
