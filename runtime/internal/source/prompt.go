package source

import (
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// State tells whether a source can be evaluated as it stands.
type State int

// The states of a source.
const (
	Complete   State = iota // it can be parsed
	Incomplete              // it is the beginning of something: more lines are needed
	Invalid                 // it cannot be parsed, and no further line would help
)

const (
	// EndOfInput is what goja's parser says first of a source that stops too early.
	EndOfInput = "Unexpected end of input"
	// tryAlone is what it says of a try statement whose catch is still to come, wherever that ends.
	tryAlone = "Missing catch or finally after try"
	// endOfFile is part of what esbuild says of a source that stops too early.
	endOfFile = "end of file"
)

// StateOf tells whether text, JavaScript or TypeScript with await and imports at its top level, is complete. It decides
// by what the parsers say, not by counting brackets.
func StateOf(text string) State {
	if checkText("", text) != nil {
		return Invalid
	}
	body := text
	if mayHoldModuleSyntax(text) {
		if sc, err := scan(text); err == nil && len(sc.decls)+len(sc.uses) > 0 {
			body = sc.text
		}
	}
	state := plainState(body)
	if state != Invalid {
		return state
	}
	// It may be what goja does not know.
	switch _, e := transform("", text, TypeScript, "", false); {
	case e == nil:
		return Complete
	case strings.Contains(e.Message, endOfFile):
		return Incomplete
	}
	return Invalid
}

// plainState is StateOf for what goja can parse.
func plainState(text string) State {
	if _, err := rewrite.ParseAwait("", text, parser.WithDisableSourceMaps); err == nil {
		return Complete
	}
	// The parser is asked again with the source as the unfinished body of a function: if it runs into the end then, all
	// that came before was in order. If it does not, the source itself closed the function.
	_, err := rewrite.ParseScript("", "async function f() {\n"+text, parser.WithDisableSourceMaps)
	if err == nil {
		return Invalid
	}
	switch Message(err) {
	case EndOfInput:
	case tryAlone:
		if !strings.HasSuffix(strings.TrimSpace(text), "}") {
			return Invalid
		}
	default:
		return Invalid
	}
	if _, err := rewrite.ParseScript("", text, parser.WithDisableSourceMaps); err != nil && Message(err) == "Unexpected token }" {
		return Invalid
	}
	return Incomplete
}

// IsExpression reports whether text is one expression, which may use await.
func IsExpression(text string) bool {
	if checkText("", text) != nil || strings.TrimSpace(text) == "" {
		return false
	}
	p, err := rewrite.ParseAwait("", "("+text+"\n)", parser.WithDisableSourceMaps)
	if err != nil || len(p.Body) != 1 {
		return false
	}
	_, ok := p.Body[0].(*ast.ExpressionStatement)
	return ok
}
