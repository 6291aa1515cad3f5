package regex

import (
	"slices"
	"strings"
)

// This file reads character classes: those of old, and the nested ones with set operations of the flag v.

func (p *parser) class() node {
	p.pos++
	invert := p.eat("^")
	if p.flags.UnicodeSets {
		c := p.classSet()
		if invert {
			if len(c.strings) > 0 {
				p.fail("Negated character class may contain strings")
			}
			return &class{set: p.complement(c.set)}
		}
		return c
	}
	var parts []span
	for !p.eat("]") {
		if !p.more() {
			p.fail("Unterminated character class")
		}
		lo, loSet := p.classAtom()
		if p.peek() != '-' || p.at(1) == ']' || p.at(1) == -1 {
			parts = addAtom(parts, lo, loSet)
			continue
		}
		p.pos++
		hi, hiSet := p.classAtom()
		if loSet != nil || hiSet != nil {
			if p.u {
				p.fail("Invalid character class")
			}
			parts = addAtom(parts, lo, loSet)
			parts = append(parts, span{'-', '-'})
			parts = addAtom(parts, hi, hiSet)
			continue
		}
		if lo > hi {
			p.fail("Range out of order in character class")
		}
		parts = append(parts, span{lo, hi})
	}
	return &class{set: normal(parts), invert: invert}
}

func addAtom(parts []span, c rune, set *class) []span {
	if set != nil {
		return append(parts, set.set...)
	}
	return append(parts, span{c, c})
}

// classAtom reads a character or a class escape.
func (p *parser) classAtom() (rune, *class) {
	c := p.peek()
	if c == -1 {
		p.fail("Unterminated character class")
	}
	p.pos++
	if c != '\\' {
		return c, nil
	}
	if p.eat("b") {
		return '\b', nil
	}
	if set := p.classEscape(); set != nil {
		return 0, set
	}
	return p.characterEscape(true), nil
}

// operand is a part of a class with the flag v: a set with strings.
type operand struct {
	*class
	c rune // where it is one plain character, which may begin a range; else -1
}

// classSet reads a class behind its bracket, and its closing one.
func (p *parser) classSet() *class {
	p.enter()
	defer func() { p.depth-- }()
	if p.eat("]") {
		return &class{}
	}
	first := p.operand()
	switch {
	case p.peek() == '-' && p.at(1) == '-':
		return p.operation(first, "--", subtractClass)
	case p.peek() == '&' && p.at(1) == '&':
		return p.operation(first, "&&", intersectClass)
	}
	out := &class{}
	for {
		next := first
		if first.c >= 0 && p.peek() == '-' && p.at(1) != '-' {
			p.pos++
			last := p.operand()
			if last.c < 0 {
				p.fail("Invalid character class")
			}
			if first.c > last.c {
				p.fail("Range out of order in character class")
			}
			next = operand{&class{set: p.maybeFold(charset{{first.c, last.c}})}, -1}
		}
		out = uniteClass(out, next.class)
		if p.eat("]") {
			return out
		}
		if !p.more() {
			p.fail("Unterminated character class")
		}
		if p.peek() == '-' && p.at(1) == '-' || p.peek() == '&' && p.at(1) == '&' {
			p.fail("Invalid set operation in character class")
		}
		first = p.operand()
	}
}

func (p *parser) operation(first operand, op string, apply func(a, b *class) *class) *class {
	out := first.class
	for !p.eat("]") {
		if !p.eat(op) {
			p.fail("Invalid set operation in character class")
		}
		if op == "&&" && p.peek() == '&' {
			p.fail("Invalid character in character class")
		}
		out = apply(out, p.operand().class)
	}
	return out
}

// reservedPunctuators may not stand doubled in a class with the flag v.
const reservedPunctuators = "&!#$%*+,.:;<=>?@^`~"

func (p *parser) operand() operand {
	c := p.peek()
	switch {
	case c == -1:
		p.fail("Unterminated character class")
	case c == '[':
		p.pos++
		invert := p.eat("^")
		set := p.classSet()
		if invert {
			if len(set.strings) > 0 {
				p.fail("Negated character class may contain strings")
			}
			set = &class{set: p.complement(set.set)}
		}
		return operand{set, -1}
	case c == '\\':
		p.pos++
		switch {
		case p.eat("b"):
			return p.plain('\b')
		case p.peek() == 'q' && p.at(1) == '{':
			p.pos += 2
			return operand{p.stringLiterals(), -1}
		}
		if set := p.classEscape(); set != nil {
			return operand{set, -1}
		}
		return p.plain(p.setEscape())
	case strings.ContainsRune("()[]{}/-|", c):
		p.fail("Invalid character in character class")
	case strings.ContainsRune(reservedPunctuators, c) && p.at(1) == c:
		p.fail("Invalid set operation in character class")
	}
	p.pos++
	return p.plain(c)
}

func (p *parser) plain(c rune) operand { return operand{&class{set: p.maybeFold(single(c))}, c} }

// setEscape reads the escape of a character in a class with the flag v.
func (p *parser) setEscape() rune {
	if c := p.peek(); c != -1 && strings.ContainsRune("&-!#%,:;<=>@`~", c) {
		p.pos++
		return c
	}
	return p.characterEscape(false)
}

// stringLiterals reads the alternatives of \q{...}.
func (p *parser) stringLiterals() *class {
	var seqs [][]rune
	seq := []rune{}
	for {
		c := p.peek()
		switch {
		case c == -1:
			p.fail("Invalid escape")
		case c == '}' || c == '|':
			p.pos++
			seqs = append(seqs, seq)
			seq = []rune{}
			if c == '}' {
				return p.stringClass(seqs)
			}
			continue
		case c == '\\':
			p.pos++
			if p.eat("b") {
				seq = append(seq, '\b')
			} else {
				seq = append(seq, p.setEscape())
			}
			continue
		case strings.ContainsRune("()[]{}/-", c):
			p.fail("Invalid character in character class")
		case strings.ContainsRune(reservedPunctuators, c) && p.at(1) == c:
			p.fail("Invalid set operation in character class")
		}
		p.pos++
		seq = append(seq, c)
	}
}

// stringClass makes a class of sequences, of which those of one character are no strings.
func (p *parser) stringClass(seqs [][]rune) *class {
	out := &class{}
	var chars []span
	for _, s := range seqs {
		if len(s) == 1 {
			chars = append(chars, span{s[0], s[0]})
			continue
		}
		if p.cur.IgnoreCase {
			s = slices.Clone(s)
			for i, c := range s {
				s[i] = foldUnicode(c)
			}
		}
		out.strings = append(out.strings, s)
	}
	out.set = p.maybeFold(normal(chars))
	out.strings = distinct(out.strings)
	return out
}

// distinct sorts strings, longest first, and removes those that are there twice.
func distinct(seqs [][]rune) [][]rune {
	slices.SortFunc(seqs, func(a, b []rune) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	return slices.CompactFunc(seqs, func(a, b []rune) bool { return slices.Equal(a, b) })
}

func uniteClass(a, b *class) *class {
	return &class{set: union(a.set, b.set), strings: distinct(append(slices.Clone(a.strings), b.strings...))}
}

func intersectClass(a, b *class) *class {
	return &class{set: a.set.intersect(b.set), strings: keep(a.strings, b.strings, true)}
}

func subtractClass(a, b *class) *class {
	return &class{set: a.set.subtract(b.set), strings: keep(a.strings, b.strings, false)}
}

// keep returns the strings of a that are, or are not, in b.
func keep(a, b [][]rune, in bool) [][]rune {
	var out [][]rune
	for _, s := range a {
		if slices.ContainsFunc(b, func(t []rune) bool { return slices.Equal(s, t) }) == in {
			out = append(out, s)
		}
	}
	return out
}
