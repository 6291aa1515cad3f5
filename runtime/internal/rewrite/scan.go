package rewrite

import (
	"strings"
	"unicode/utf8"
)

// scanner reads a source just well enough to tell object literals and blocks from the bodies of classes.
type scanner struct {
	s     string
	i     int
	open  []byte // the brackets that are open: (, [, {, c for the body of a class, $ for a part of a template
	last  byte   // the last significant character; a for a word, r for one after which an expression begins
	class int    // how many brackets were open at a class whose body has not begun; -1
	found []objectMethod
}

// scanMethods finds what look like async generator methods of object literals.
func scanMethods(source string) []objectMethod {
	sc := &scanner{s: source, class: -1}
	for {
		sc.i = skipBlanks(source, sc.i)
		if sc.i >= len(source) {
			return sc.found
		}
		sc.token()
	}
}

func (sc *scanner) token() {
	c := sc.s[sc.i]
	switch {
	case c == '"' || c == '\'':
		sc.i, sc.last = skipString(sc.s, sc.i), 'a'
		return
	case c == '`':
		sc.template(sc.i + 1)
		return
	case c == '/' && strings.IndexByte("a)]}", sc.last) < 0:
		sc.i, sc.last = skipRegExp(sc.s, sc.i), 'a'
		return
	case wordByte(c):
		sc.word()
		return
	case c == '(' || c == '[':
		sc.open = append(sc.open, c)
	case c == '{':
		if sc.class == len(sc.open) {
			sc.class = -1
			c = 'c'
		}
		sc.open = append(sc.open, c)
		c = '{'
	case (c == ')' || c == ']' || c == '}') && len(sc.open) > 0:
		top := sc.open[len(sc.open)-1]
		sc.open = sc.open[:len(sc.open)-1]
		if top == '$' {
			sc.template(sc.i + 1)
			return
		}
	}
	sc.last = c
	sc.i++
}

// template reads the text of a template up to its end or to the next part in braces.
func (sc *scanner) template(i int) {
	for ; i < len(sc.s); i++ {
		switch sc.s[i] {
		case '\\':
			i++
		case '`':
			sc.i, sc.last = i+1, 'a'
			return
		case '$':
			if strings.HasPrefix(sc.s[i:], "${") {
				sc.open = append(sc.open, '$')
				sc.i, sc.last = i+2, '('
				return
			}
		}
	}
	sc.i = len(sc.s)
}

func wordByte(c byte) bool {
	return c == '_' || c == '$' || c == '#' || c == '\\' || c >= utf8.RuneSelf ||
		'0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func (sc *scanner) word() {
	from := sc.i
	for sc.i < len(sc.s) && wordByte(sc.s[sc.i]) {
		sc.i++
	}
	before := sc.last
	sc.last = 'a'
	if before == '.' {
		return
	}
	next := skipBlanks(sc.s, sc.i)
	follows := func(any string) bool { return next < len(sc.s) && strings.IndexByte(any, sc.s[next]) >= 0 }
	switch sc.s[from:sc.i] {
	case "class":
		if !follows(":(,}=);") {
			sc.class = len(sc.open)
		}
	case "async":
		inObject := len(sc.open) > 0 && sc.open[len(sc.open)-1] == '{'
		if inObject && (before == '{' || before == ',') && follows("*") {
			if m, ok := methodAt(sc.s, from, next); ok {
				sc.found = append(sc.found, m)
			}
		}
	case "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield", "instanceof":
		sc.last = 'r'
	}
}

// skipRegExp returns the offset behind the regular expression at i.
func skipRegExp(s string, i int) int {
	class := false
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '\n':
			return i
		case '/':
			if !class {
				return i + 1
			}
		}
	}
	return len(s)
}
