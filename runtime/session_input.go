package runtime

import (
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
)

// InputState tells whether a source can be evaluated as it stands.
type InputState int

// The states of an input.
const (
	InputComplete   InputState = iota // it can be parsed
	InputIncomplete                   // it is the beginning of something: more lines are needed
	InputInvalid                      // it cannot be parsed, and no further line would help
)

// endOfInput is what goja's parser says first of a source that stops too early.
const endOfInput = "Unexpected end of input"

// tryAlone is what it says of a try statement whose catch is still to come, wherever that ends.
const tryAlone = "Missing catch or finally after try"

// CheckInput tells whether source, with await at its top level, is complete. It decides by what the parser says, not
// by counting brackets. It may be called from any goroutine.
func CheckInput(source string) InputState {
	if checkNesting("", source) != nil {
		return InputInvalid
	}
	if _, err := rewrite.ParseAwait("", source, parser.WithDisableSourceMaps); err == nil {
		return InputComplete
	}
	// The parser is asked again with the source as the unfinished body of a function: if it runs into the end then, all
	// that came before was in order. If it does not, the source itself closed the function.
	_, err := rewrite.ParseScript("", "async function f() {\n"+source, parser.WithDisableSourceMaps)
	if err == nil {
		return InputInvalid
	}
	switch firstMessage(err) {
	case endOfInput:
	case tryAlone:
		if !strings.HasSuffix(strings.TrimSpace(source), "}") {
			return InputInvalid
		}
	default:
		return InputInvalid
	}
	if _, err := rewrite.ParseScript("", source, parser.WithDisableSourceMaps); err != nil && firstMessage(err) == "Unexpected token }" {
		return InputInvalid
	}
	return InputIncomplete
}

// endOf returns the position after the last character of source.
func endOf(source string) file.Position {
	source = strings.TrimRight(source, "\n")
	last := source[strings.LastIndexByte(source, '\n')+1:]
	return file.Position{Line: strings.Count(source, "\n") + 1, Column: len([]rune(last)) + 1}
}

// IsExpression reports whether source is one expression, which may use await. It may be called from any goroutine.
func IsExpression(source string) bool {
	if checkNesting("", source) != nil || strings.TrimSpace(source) == "" {
		return false
	}
	p, err := rewrite.ParseAwait("", "("+source+"\n)", parser.WithDisableSourceMaps)
	if err != nil || len(p.Body) != 1 {
		return false
	}
	_, ok := p.Body[0].(*ast.ExpressionStatement)
	return ok
}
