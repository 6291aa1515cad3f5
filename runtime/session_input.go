package runtime

import "github.com/corojs/coro/runtime/internal/source"

// InputState tells whether a source can be evaluated as it stands.
type InputState int

// The states of an input.
const (
	InputComplete   = InputState(source.Complete)   // it can be parsed
	InputIncomplete = InputState(source.Incomplete) // it is the beginning of something: more lines are needed
	InputInvalid    = InputState(source.Invalid)    // it cannot be parsed, and no further line would help
)

// CheckInput tells whether text, which may hold await, imports and TypeScript at its top level, is complete. It decides
// by what the parsers say, not by counting brackets. It may be called from any goroutine.
func CheckInput(text string) InputState { return InputState(source.CheckInput(text)) }

// IsExpression reports whether text is one expression, which may use await. It may be called from any goroutine.
func IsExpression(text string) bool { return source.IsExpression(text) }
