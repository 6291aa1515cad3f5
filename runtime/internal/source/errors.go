package source

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// Error is a syntax error of a source, at a position of the text as it was written.
type Error struct {
	Message      string
	File         string
	Line, Column int // from 1
}

// Error returns the position and the message.
func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: SyntaxError: %s", e.File, e.Line, e.Column, e.Message)
}

// further returns the error that got further into the source: it comes from the reading that was meant.
func further(a, b *Error) *Error {
	if a == nil || b != nil && (b.Line > a.Line || b.Line == a.Line && b.Column > a.Column) {
		return b
	}
	return a
}

// asError brings what scan, the parser, the rewriter or the compiler said into one form.
func asError(file, text string, err error) *Error {
	e := &Error{File: file, Line: 1, Column: 1}
	var own *Error
	var syntax *SyntaxError
	var list parser.ErrorList
	var one *parser.Error
	var compile *goja.CompilerSyntaxError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &syntax):
		e.Message = syntax.Message
		e.Line, e.Column = lineColumn(text, syntax.Offset)
	case errors.As(err, &list) && len(list) > 0:
		e.Message, e.Line, e.Column = list[0].Message, list[0].Position.Line, list[0].Position.Column
	case errors.As(err, &one):
		e.Message, e.Line, e.Column = one.Message, one.Position.Line, one.Position.Column
	case errors.As(err, &compile):
		e.Message = compile.Message
		if compile.File != nil {
			pos := compile.File.Position(compile.Offset)
			e.Line, e.Column = pos.Line, pos.Column
		}
	default:
		e.Message = err.Error()
	}
	e.Message = strings.TrimPrefix(e.Message, "SyntaxError: ")
	e.Line, e.Column = max(e.Line, 1), max(e.Column, 1)
	return e
}

// Message returns what err, of the parser, the rewriter or the compiler, says, without a position.
func Message(err error) string { return asError("", "", err).Message }

// lineColumn converts an offset as goja does: columns count bytes, from 1.
func lineColumn(text string, offset int) (line, column int) {
	offset = min(max(offset, 0), len(text))
	before := text[:offset]
	return 1 + strings.Count(before, "\n"), offset - strings.LastIndexByte(before, '\n')
}

// CheckUTF8 refuses a text that is not UTF-8, with the position of the first wrong byte. The error is an *Error.
func CheckUTF8(file, text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			line, column := lineColumn(text, i)
			return &Error{Message: fmt.Sprintf("the file is not valid UTF-8: byte 0x%02x", text[i]), File: file, Line: line, Column: column}
		}
	}
	return nil
}

// checkText refuses what no parser may see: bytes that are not UTF-8, and nesting that its recursion would not survive.
func checkText(file, text string) *Error {
	if err := CheckUTF8(file, text); err != nil {
		return err.(*Error)
	}
	if line, limit := tooDeep(text); line > 0 {
		return &Error{Message: fmt.Sprintf("source is nested deeper than %d levels", limit), File: file, Line: line, Column: 1}
	}
	return nil
}

// maxNesting is how deep brackets may nest in a source: the parsers are recursive, and a Go stack that overflows cannot
// be recovered from. Chains without brackets (x => x => ..., a + a + ...) may be maxChain long.
const (
	maxNesting = 10_000
	maxChain   = 50_000
)

// tooDeep returns the line in which a source is nested too deep and the limit that it exceeds, 0 if it does not. It
// overcounts: brackets in strings and comments count as well, which no real source comes near to.
func tooDeep(text string) (line, limit int) {
	depth, run := 0, 0
	line = 1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', '[', '{':
			depth++
			run = 0
		case ')', ']', '}':
			depth = max(depth-1, 0)
			run = 0
		case '!', '~', '+', '-': // unary operators nest as well
			run++
		case '\n':
			line++
		case ' ', '\t', '\r':
		default:
			run = 0
		}
		if depth > maxNesting || run > maxNesting {
			return line, maxNesting
		}
	}
	if len(text) < 2*maxChain {
		return 0, 0
	}
	s := &scanner{src: text, res: &syntax{uses: map[int]bool{}}, chain: &chains{counts: []int{0}}}
	_ = s.run()
	if s.chain.tooLong {
		line, _ := lineColumn(text, s.pos)
		return line, maxChain
	}
	return 0, 0
}

// chains counts the operators that a parser may recurse for: of the statements and elements that are open, one count
// for each bracket.
type chains struct {
	counts  []int
	total   int
	ended   int // what the count was before the last reset, of the token before this one
	newline bool
	tooLong bool
}

func (c *chains) add() {
	c.counts[len(c.counts)-1]++
	if c.total++; c.total > maxChain {
		c.tooLong = true
	}
}

func (c *chains) reset() {
	c.ended = c.counts[len(c.counts)-1]
	c.total -= c.counts[len(c.counts)-1]
	c.counts[len(c.counts)-1] = 0
}

func (c *chains) open() { c.counts = append(c.counts, 0) }

func (c *chains) close() {
	if len(c.counts) > 1 {
		c.reset()
		c.counts = c.counts[:len(c.counts)-1]
	}
}

// punct counts an operator; a semicolon ends what it stands in, a comma an element of a list.
func (c *chains) punct(b byte, list bool) {
	if b == ';' || b == ',' && list {
		c.reset()
		return
	}
	c.add()
}

// word counts the words that nest, and takes a word at the start of a line, behind something complete, for the start
// of a statement.
func (c *chains) word(w string, complete bool) {
	switch w {
	case "else": // the statement before was not the end
		c.counts[len(c.counts)-1] += c.ended
		c.total += c.ended
		c.add()
		return
	case "in", "instanceof", "of", "as":
		c.add()
		return
	}
	if c.newline && complete {
		c.reset()
	}
	switch w {
	case "typeof", "void", "new", "delete", "await", "yield", "if", "for", "while", "do", "throw", "async", "function", "class",
		"with", "switch", "try", "return", "case":
		c.add()
	}
}
