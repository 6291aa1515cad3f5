package runtime

import (
	"errors"
	"fmt"
	"strings"

	"github.com/corojs/coro/runtime/internal/source"
)

// InputState tells whether a source can be evaluated as it stands.
type InputState int

// The states of an input.
const (
	InputComplete   = InputState(source.Complete)   // it can be parsed
	InputIncomplete = InputState(source.Incomplete) // it is the beginning of something: more lines are needed
	InputInvalid    = InputState(source.Invalid)    // it cannot be parsed, and no further line would help
)

// CheckInput tells whether text, JavaScript or TypeScript with await and imports at its top level, is complete. It
// decides by what the parsers say, not by counting brackets. It may be called from any goroutine.
func CheckInput(text string) InputState { return InputState(source.StateOf(text)) }

// IsExpression reports whether text is one expression, which may use await. It may be called from any goroutine.
func IsExpression(text string) bool { return source.IsExpression(text) }

// compileInput compiles an input of a Session. What its name says of its language holds; a module it is not.
func (l *Loop) compileInput(name, text string) (*source.Unit, error) {
	o, isJSON, err := l.sourceOptions(l.keyOf(name), name, KindAuto)
	if err != nil {
		return nil, err
	}
	if isJSON {
		return nil, fmt.Errorf("%s: want a script, got a file of JSON", name)
	}
	o.Kind, o.Eval, o.Prompt, o.Common = source.Auto, true, true, false
	text = strings.TrimPrefix(text, "\uFEFF")
	u, err := l.compile(text, o)
	var se *ScriptError
	if errors.As(err, &se) && CheckInput(text) == InputIncomplete { // the parser speaks of what stands around it
		e := &source.Error{Message: source.EndOfInput, File: name}
		e.Line, e.Column = endOf(text)
		return nil, l.syntaxError(e)
	}
	return u, err
}

// endOf returns the position after the last character of text.
func endOf(text string) (line, column int) {
	text = strings.TrimRight(text, "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return strings.Count(text, "\n") + 1, len(last) + 1
}
