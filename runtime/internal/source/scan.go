package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file finds the module syntax of a source, which goja's parser does not know: it replaces import and export
// declarations by blanks of the same length, so that every position stays what it was, and says what they declared.
// It tokenises no more than it must: strings, templates, comments and regular expressions, in which nothing counts.

// declKind is what an import or export declaration is.
type declKind uint8

const (
	importDecl    declKind = iota
	exportFrom             // export {...} from, export * from
	exportLocal            // export {...}
	exportDecl             // export const x = 1, export function f() {}
	exportDefault          // export default EXPRESSION
	exportHoisted          // export default function () {}, export default class {}
)

// specifier is one name of a clause: `name as as`. Of an import, name is the exporter's and as the local one; of an
// export, name is the local one (or the exporter's) and as the exported one. "*" stands for the namespace.
type specifier struct {
	name, as string
	at       int  // offset, for errors
	quoted   bool // name is a string literal
}

type decl struct {
	kind       declKind
	start      int // offset of the keyword, where a semicolon stands now
	specs      []specifier
	request    int // index in syntax.requests; -1
	keyword    int // of an exportHoisted: where function, async or class stood
	placeholds bool
}

// Position is where something stands in a source: an offset in what the parser got, and a line and a column of what was
// written.
type Position struct{ Offset, Line, Column int }

// Request is a module that a source asks for.
type Request struct {
	Specifier  string
	Attributes [][2]string
	Position
}

// Type returns the attribute type, empty for none.
func (r *Request) Type() string {
	for _, a := range r.Attributes {
		if a[0] == "type" {
			return a[1]
		}
	}
	return ""
}

// syntax is what scan found.
type syntax struct {
	text     string // the source without its module syntax, of the same length
	decls    []decl
	requests []Request
	uses     map[int]bool // offsets of import( and import.meta, where mark stands now
	mark     string       // the identifier that stands for import there
	own      string       // the name that stands for an anonymous default export
}

// SyntaxError is an error of the source at an offset.
type SyntaxError struct {
	Message string
	Offset  int
}

// Error returns the message.
func (e *SyntaxError) Error() string { return "SyntaxError: " + e.Message }

func failAt(offset int, format string, args ...any) *SyntaxError {
	return &SyntaxError{fmt.Sprintf(format, args...), offset}
}

// mayHoldModuleSyntax is the quick answer for the many sources that do not.
func mayHoldModuleSyntax(src string) bool {
	return strings.Contains(src, "import") || strings.Contains(src, "export")
}

type scanner struct {
	src   string
	pos   int
	out   []byte
	res   *syntax
	stack []bracket
	// What the last token was, to tell a regular expression from a division and a block from an object.
	value bool // it ends an expression
	last  byte // its last byte; 'a' for a word
	word  string
	dot   bool // a single . stands before the next token

	detect, found bool    // only look whether there is an import or export declaration; there is
	chain         *chains // counts what nests, instead of looking for module syntax; nil: it does not
}

type bracket struct {
	open    byte
	control bool // ( of if, while, for, with
	block   bool // { of a block, not of an object
}

// scan finds the module syntax of src.
func scan(src string) (*syntax, error) {
	s := &scanner{src: src, res: &syntax{uses: map[int]bool{}}}
	s.res.mark = unused(src, "$mport", "$impor", "$1port", "$2port", "$3port", "$4port")
	s.res.own = unused(src, "$d", "$e", "$f", "$g", "$h", "$i", "$j")
	if strings.HasPrefix(src, "#!") {
		s.lineComment()
	}
	if err := s.run(); err != nil {
		return nil, err
	}
	s.res.text = src
	if s.out != nil {
		s.res.text = string(s.out)
	}
	return s.res, nil
}

// declaresModule reports whether text, which may be TypeScript, has an import or export declaration.
func declaresModule(text string) bool {
	if !mayHoldModuleSyntax(text) {
		return false
	}
	s := &scanner{src: text, res: &syntax{uses: map[int]bool{}}, detect: true}
	_ = s.run()
	return s.found
}

// unused returns the first of the names that src does not hold.
func unused(src string, names ...string) string {
	for _, n := range names {
		if !strings.Contains(src, n) {
			return n
		}
	}
	return names[0]
}

func (s *scanner) run() error {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if s.found {
			return nil
		}
		if s.chain != nil {
			if s.count(c); s.chain.tooLong {
				return nil
			}
		}
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			s.pos++
		case c == '/':
			s.slash()
		case c == '"' || c == '\'':
			s.str(c)
			s.token('"', true)
		case c == '`':
			s.pos++
			s.template()
		case c == '(' || c == '[' || c == '{':
			s.open(c)
		case c == ')' || c == ']' || c == '}':
			s.close(c)
		case c >= '0' && c <= '9':
			s.number()
			s.token('0', true)
		case isWordByte(c):
			if err := s.wordToken(); err != nil {
				return err
			}
		default:
			s.punct(c)
		}
	}
	return nil
}

// count looks at the first byte of a token for the chains.
func (s *scanner) count(c byte) {
	switch {
	case c == '\n':
		s.chain.newline = true
		return
	case c == ' ' || c == '\t' || c == '\r':
		return
	case c == '(' || c == '[' || c == '{':
		s.chain.open()
	case c == ')' || c == ']' || c == '}':
		s.chain.close()
	case c == '"' || c == '\'' || c == '`' || c >= '0' && c <= '9':
	case isWordByte(c):
		s.chain.word(s.src[s.pos:s.wordEnd(s.pos)], s.value || s.last == '}')
	case c == '/' && s.pos+1 < len(s.src) && (s.src[s.pos+1] == '/' || s.src[s.pos+1] == '*'):
		return
	default:
		list := false
		if n := len(s.stack); n > 0 {
			b := s.stack[n-1]
			list = b.open == '[' || b.open == '{' && !b.block
		}
		s.chain.punct(c, list)
	}
	s.chain.newline = false
	if c != ';' {
		s.chain.ended = 0
	}
}

// token notes what was read.
func (s *scanner) token(last byte, value bool) {
	s.last, s.value, s.word, s.dot = last, value, "", false
}

func (s *scanner) punct(c byte) {
	if c == '.' && s.pos+1 < len(s.src) && s.src[s.pos+1] >= '0' && s.src[s.pos+1] <= '9' {
		s.number()
		s.token('0', true)
		return
	}
	two := ""
	if s.pos+1 < len(s.src) {
		two = s.src[s.pos : s.pos+2]
	}
	switch {
	case two == "++" || two == "--":
		s.pos += 2
		s.last, s.word, s.dot = c, "", false // as the operand is: x++ / 2, but ++/re/
	case strings.HasPrefix(s.src[s.pos:], "..."):
		s.pos += 3
		s.token('.', false)
	case two == "?.":
		s.pos += 2
		s.token('.', false)
		s.dot = true
	case c == '.':
		s.pos++
		s.token('.', false)
		s.dot = true
	case two == "=>":
		s.pos += 2
		s.token('>', false)
		s.word = "=>"
	default:
		_, n := utf8.DecodeRuneInString(s.src[s.pos:])
		s.pos += n
		s.token(c, false)
	}
}

func (s *scanner) open(c byte) {
	b := bracket{open: c}
	switch c {
	case '(':
		switch s.word {
		case "if", "while", "for", "with":
			b.control = !s.dot
		}
	case '{':
		b.block = s.startsBlock()
	}
	s.stack = append(s.stack, b)
	s.pos++
	s.token(c, false)
}

// startsBlock tells whether a { here opens a block or a body rather than an object.
func (s *scanner) startsBlock() bool {
	switch s.last {
	case 0, ';', ')', '}', '{':
		if s.last == '{' && len(s.stack) > 0 && !s.stack[len(s.stack)-1].block {
			return false
		}
		return true
	case ':': // of a label or a case, not of a property or a conditional
		return len(s.stack) == 0 || s.stack[len(s.stack)-1].block
	case '>':
		return s.word == "=>"
	case 'a':
		return s.value || s.word == "else" || s.word == "do" || s.word == "try" || s.word == "finally"
	}
	return false
}

func (s *scanner) close(c byte) {
	s.pos++
	var b bracket
	if n := len(s.stack); n > 0 {
		b = s.stack[n-1]
		s.stack = s.stack[:n-1]
	}
	if b.open == '`' {
		s.template()
		return
	}
	s.token(c, c == ']' || c == ')' && !b.control || c == '}' && !b.block)
}

// template reads on to the end of the template or to its next substitution.
func (s *scanner) template() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case '\\':
			s.pos++
		case '`':
			s.pos++
			s.token('`', true)
			return
		case '$':
			if s.pos+1 < len(s.src) && s.src[s.pos+1] == '{' {
				s.pos += 2
				s.stack = append(s.stack, bracket{open: '`'})
				s.token('{', false)
				return
			}
		}
		s.pos++
	}
	s.pos = min(s.pos, len(s.src))
}

func (s *scanner) slash() {
	if s.skipComment() {
		return
	}
	if s.value {
		s.pos++
		s.token('/', false)
		return
	}
	class := false
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '\\':
			s.pos++
		case c == '\n' || c == '\r':
			s.token('/', true) // no regular expression after all; the parser will tell
			return
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for s.pos++; s.pos < len(s.src) && isWordByte(s.src[s.pos]); s.pos++ {
			}
			s.token('/', true)
			return
		}
	}
	s.pos = min(s.pos, len(s.src))
}

// skipComment skips a comment, if one begins here.
func (s *scanner) skipComment() bool {
	rest := s.src[s.pos:]
	switch {
	case strings.HasPrefix(rest, "//"):
		s.lineComment()
	case strings.HasPrefix(rest, "/*"):
		if end := strings.Index(rest[2:], "*/"); end >= 0 {
			s.pos += end + 4
		} else {
			s.pos = len(s.src)
		}
	default:
		return false
	}
	return true
}

func (s *scanner) lineComment() {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if c == '\n' || c == '\r' || lineSeparator(s.src[s.pos:]) {
			return
		}
		s.pos++
	}
}

func lineSeparator(s string) bool {
	return strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029")
}

func (s *scanner) str(quote byte) {
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case '\\':
			s.pos++
		case quote:
			s.pos++
			return
		case '\n':
			return
		}
	}
	s.pos = min(s.pos, len(s.src))
}

func (s *scanner) number() {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if !isWordByte(c) && c != '.' && !((c == '+' || c == '-') && (s.src[s.pos-1]|0x20) == 'e') {
			return
		}
		s.pos++
	}
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c == '\\' || c == '#' || c >= 0x80
}

// plainWordByte tells the bytes of words that have no escapes and are all ASCII.
var plainWordByte = func() (table [256]bool) {
	for c := range table {
		table[c] = c < 0x80 && c != '\\' && isWordByte(byte(c))
	}
	return table
}()

// wordEnd returns the end of the word at pos. White space beyond ASCII ends it.
func (s *scanner) wordEnd(pos int) int {
	for pos < len(s.src) && plainWordByte[s.src[pos]] {
		pos++
	}
	for pos < len(s.src) && isWordByte(s.src[pos]) {
		if s.src[pos] < 0x80 {
			if s.src[pos] == '\\' && strings.HasPrefix(s.src[pos:], `\u{`) {
				if end := strings.IndexByte(s.src[pos:], '}'); end > 0 {
					pos += end
				}
			}
			pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.src[pos:])
		if isSpace(r) {
			break
		}
		pos += n
	}
	return pos
}

func isSpace(r rune) bool {
	return r == 0xFEFF || r == 0x2028 || r == 0x2029 || r == '\t' || r == '\v' || r == '\f' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r)
}

func (s *scanner) wordToken() error {
	start := s.pos
	s.pos = s.wordEnd(start)
	if s.pos == start { // white space beyond ASCII
		_, n := utf8.DecodeRuneInString(s.src[start:])
		s.pos += n
		return nil
	}
	w := s.src[start:s.pos]
	dot := s.dot
	switch {
	case dot || s.chain != nil:
	case s.detect:
		if len(s.stack) == 0 && (w == "import" || w == "export") {
			next := s.peek().kind
			if next == 'a' && w == "import" { // import x = require("y") is TypeScript's CommonJS
				save := s.pos
				s.next()
				if s.peek().kind == '=' {
					next = '='
				}
				s.pos = save
			}
			s.found = s.found || next == '*' || next == '{' || next == 'a' || next == '"' && w == "import"
		}
	case w == "import":
		if err := s.importWord(start); err != nil {
			return err
		}
		if s.word == ";" {
			s.word = ""
			return nil
		}
	case w == "export" && len(s.stack) == 0:
		return s.exportWord(start)
	}
	if w == "await" && s.word == "for" && !dot {
		w = "for" // the ( of for await
	}
	s.token('a', true)
	if !dot {
		s.word, s.value = w, !expectsOperand(w)
	}
	return nil
}

// expectsOperand lists the words after which a slash begins a regular expression.
func expectsOperand(w string) bool {
	switch w {
	case "return", "typeof", "case", "do", "else", "in", "instanceof", "new", "void", "delete", "throw", "yield", "await", "of",
		"extends", "default", "try", "finally":
		return true
	}
	return false
}

// blank overwrites src[from:to] with spaces, keeping line ends, and puts text at from.
func (s *scanner) blank(from, to int, text string) {
	if s.out == nil {
		s.out = []byte(s.src)
	}
	for i := from; i < to; i++ {
		if c := s.out[i]; c != '\n' && c != '\r' {
			if lineSeparator(s.src[i:]) {
				i += 2
				continue
			}
			s.out[i] = ' '
		}
	}
	copy(s.out[from:], text)
}
