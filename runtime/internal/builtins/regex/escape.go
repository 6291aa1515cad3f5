package regex

import (
	"strings"
	"unicode/utf16"
)

// hex reads exactly n hexadecimal digits.
func (p *parser) hex(n int) (v rune, ok bool) {
	for i := range n {
		d := hexDigit(p.at(i))
		if d < 0 {
			return 0, false
		}
		v = v<<4 | d
	}
	p.pos += n
	return v, true
}

func hexDigit(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}

// unicodeEscape reads what follows \u; whole allows the forms that only patterns with u and group names have.
func (p *parser) unicodeEscape(whole bool) (rune, bool) {
	save := p.pos
	if whole && p.eat("{") {
		v, n := rune(0), 0
		for hexDigit(p.peek()) >= 0 {
			v = v<<4 | hexDigit(p.peek())
			if v > maxRune {
				p.pos = save
				return 0, false
			}
			n++
			p.pos++
		}
		if n > 0 && p.eat("}") {
			return v, true
		}
		p.pos = save
		return 0, false
	}
	v, ok := p.hex(4)
	if !ok {
		return 0, false
	}
	if whole && 0xD800 <= v && v <= 0xDBFF && p.at(0) == '\\' && p.at(1) == 'u' {
		save := p.pos
		p.pos += 2
		if low, ok := p.hex(4); ok && 0xDC00 <= low && low <= 0xDFFF {
			return utf16.DecodeRune(v, low), true
		}
		p.pos = save
	}
	return v, true
}

// atomEscape reads an escape outside a class; the backslash is behind.
func (p *parser) atomEscape() node {
	c := p.peek()
	switch {
	case c == -1:
		p.fail("\\ at end of pattern")
	case c == 'k' && p.named:
		p.pos++
		if !p.eat("<") {
			p.fail("Invalid named reference")
		}
		n := &backref{}
		p.refs = append(p.refs, &namedRef{n, p.groupName()})
		return n
	case '1' <= c && c <= '9':
		save := p.pos
		n, _ := p.decimal()
		if n <= p.total {
			return &backref{[]int{n}}
		}
		if p.u {
			p.fail("Invalid escape")
		}
		p.pos = save
	}
	if set := p.classEscape(); set != nil {
		return set
	}
	return &char{p.characterEscape(false)}
}

// classEscape reads \d, \w, \s, \p and their opposites, nil when there is none.
func (p *parser) classEscape() *class {
	c := p.peek()
	var set charset
	switch c {
	case 'd', 'D':
		set = digits
	case 's', 'S':
		set = space
	case 'w', 'W':
		set = word
		if p.u && p.cur.IgnoreCase {
			set = union(word, charset{{0x17F, 0x17F}, {0x212A, 0x212A}})
		}
	case 'p', 'P':
		if !p.u {
			return nil
		}
		p.pos++
		return p.property(c == 'P')
	default:
		return nil
	}
	p.pos++
	if c < 'a' {
		set = p.complement(set)
	}
	return &class{set: p.maybeFold(set)}
}

// maybeFold is MaybeSimpleCaseFolding (22.2.2.7.1).
func (p *parser) maybeFold(s charset) charset {
	if p.flags.UnicodeSets && p.cur.IgnoreCase {
		return s.foldAll()
	}
	return s
}

// complement is CharacterComplement (22.2.2.7.2).
func (p *parser) complement(s charset) charset {
	if p.flags.UnicodeSets && p.cur.IgnoreCase {
		return folded().subtract(s.foldAll())
	}
	return s.complement()
}

// property reads {...} after \p or \P.
func (p *parser) property(negate bool) *class {
	if !p.eat("{") {
		p.fail("Invalid property name")
	}
	var text []rune
	for p.peek() != '}' {
		if !p.more() {
			p.fail("Invalid property name")
		}
		text = append(text, p.peek())
		p.pos++
	}
	p.pos++
	name, value, pair := strings.Cut(string(text), "=")
	if pair && value == "" {
		p.fail("Invalid property name")
	}
	if p.flags.UnicodeSets && !pair {
		if seqs, ok := stringProperty(name); ok {
			if negate {
				p.fail("Invalid property name")
			}
			return p.stringClass(seqs)
		}
		if isStringProperty(name) {
			p.fail("\\p{%s} is not supported", name)
		}
	}
	set := property(name, value)
	if set == nil {
		p.fail("Invalid property name")
	}
	set = p.maybeFold(set)
	if negate {
		set = p.complement(set)
	}
	return &class{set: set}
}

// characterEscape reads the escape of one character.
func (p *parser) characterEscape(inClass bool) rune {
	c := p.peek()
	if c == -1 {
		p.fail("\\ at end of pattern")
	}
	p.pos++
	switch c {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'v':
		return '\v'
	case 'f':
		return '\f'
	case 'r':
		return '\r'
	case 'c':
		l := p.peek()
		if 'a' <= l && l <= 'z' || 'A' <= l && l <= 'Z' || !p.u && inClass && ('0' <= l && l <= '9' || l == '_') {
			p.pos++
			return l % 32
		}
		if p.u {
			p.fail("Invalid unicode escape")
		}
		p.pos-- // the backslash stands for itself
		return '\\'
	case 'x':
		if v, ok := p.hex(2); ok {
			return v
		}
		if p.u {
			p.fail("Invalid escape")
		}
		return 'x'
	case 'u':
		if v, ok := p.unicodeEscape(p.u); ok {
			return v
		}
		if p.u {
			p.fail("Invalid Unicode escape")
		}
		return 'u'
	case '0':
		if next := p.peek(); next < '0' || next > '9' {
			return 0
		}
	}
	if '0' <= c && c <= '9' {
		if p.u {
			p.fail("Invalid class escape")
		}
		if c >= '8' {
			return c
		}
		v := c - '0'
		for range 2 {
			d := p.peek()
			if d < '0' || d > '7' || v*8+d-'0' > 0xFF {
				break
			}
			v = v*8 + d - '0'
			p.pos++
		}
		return v
	}
	if p.u {
		if !strings.ContainsRune("^$\\.*+?()[]{}|/", c) && !(inClass && c == '-') {
			p.fail("Invalid escape")
		}
		return c
	}
	if c == 'k' && p.named {
		p.fail("Invalid named reference")
	}
	return c
}
