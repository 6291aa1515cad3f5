package rewrite

import (
	"fmt"
	"unicode/utf16"

	"github.com/corojs/coro/runtime/internal/builtins/regex"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/unistring"
)

// RegExp is a regular expression literal that goja would get wrong, and where it stands in the source, in bytes.
type RegExp struct {
	Offset, Length int
	Pattern, Flags string
}

// regexp lowers a regular expression literal that goja would get wrong to a call of the helper that makes the object.
func (w *walker) regexp(e *ast.RegExpLiteral) ast.Expression {
	if !regex.Needed(e.Pattern, e.Flags) {
		return e
	}
	flags, err := regex.ParseFlags(e.Flags)
	if err != nil {
		err = fmt.Errorf("Invalid regular expression flags")
	} else if _, err = regex.Compile(utf16.Encode([]rune(e.Pattern)), flags); err != nil {
		err = fmt.Errorf("Invalid regular expression: /%s/%s: %w", e.Pattern, e.Flags, err)
	}
	if err != nil {
		if w.err == nil {
			w.err = w.syntaxError(e.Idx, err.Error())
		}
		return e
	}
	w.res.RegExps = append(w.res.RegExps, RegExp{Offset: int(e.Idx) - w.file.Base(), Length: len(e.Pattern) + len(e.Flags) + 2, Pattern: e.Pattern, Flags: e.Flags})
	text := func(s string) ast.Expression {
		return &ast.StringLiteral{Idx: e.Idx, Literal: s, Value: unistring.NewFromString(s)}
	}
	return call(e.Idx, "%regexp", text(e.Pattern), text(e.Flags))
}

func (w *walker) syntaxError(idx file.Idx, message string) error {
	line, column := w.position(idx)
	return &parser.Error{Position: file.Position{Filename: w.file.Name(), Line: line, Column: column}, Message: "SyntaxError: " + message}
}

// evalSource has the source that a direct eval gets prepared for goja, which compiles it without us.
func (w *walker) evalSource(e *ast.CallExpression) {
	if len(e.ArgumentList) == 0 {
		return
	}
	if _, spread := e.ArgumentList[0].(*ast.SpreadElement); !spread {
		e.ArgumentList[0] = call(e.ArgumentList[0].Idx0(), "%source", e.ArgumentList[0])
	}
}
