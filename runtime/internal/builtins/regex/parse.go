// Package regex is ECMAScript's regular expressions (ECMA-262, 22.2) for the patterns that goja's engines cannot do
// right: with the flags u, v or d, or with modifiers. It is a parser with the early errors of the specification and of
// its Annex B, a compiler to a small instruction set, and a backtracking matcher whose stack is no Go stack.
//
// The package knows nothing of goja. A Program is immutable and may be used by many goroutines.
package regex

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// node is a part of a parsed pattern.
type node interface{}

type (
	empty  struct{}
	char   struct{ c rune }
	anyone struct{}
	class  struct {
		set    charset
		invert bool
		// strings are what the class matches besides single characters, longest first. Only with the flag v.
		strings [][]rune
	}
	sequence    struct{ nodes []node }
	alternation struct{ nodes []node }
	group       struct {
		index int // of the capture; 0 for a group without
		body  node
		mods  *modifiers
	}
	modifiers struct{ on, off string }
	backref   struct{ groups []int }
	assertion struct{ kind byte } // '^', '$', 'b', 'B'
	look      struct {
		body           node
		behind, negate bool
	}
	repeat struct {
		body        node
		min, max    int // max is -1 for no limit
		lazy        bool
		first, last int // captures inside: first <= n < last
	}
)

// maxDepth bounds how deep groups and classes nest: the parser and the compiler are recursive.
const maxDepth = 1000

// parser reads a pattern. Errors are panics of type parseError.
type parser struct {
	src   []rune
	pos   int
	flags Flags
	u     bool // the flag u or v
	named bool // some group has a name, or u: \k is a reference
	total int  // captures in the whole pattern
	count int  // captures so far
	depth int
	names []groupName
	refs  []*namedRef
	// path identifies the alternatives around: groups of the same name must differ in one of them.
	path []alternative
	alts int
	// cur are the flags with the modifiers around.
	cur         Flags
	identifiers map[string]charset
}

type alternative struct{ disjunction, index int }

type groupName struct {
	name  string
	index int
	path  []alternative
}

type namedRef struct {
	node *backref
	name string
}

type parseError struct{ error }

func (p *parser) fail(format string, args ...any) {
	panic(parseError{fmt.Errorf(format, args...)})
}

// parse reads the whole pattern.
func (p *parser) parse() (n node, err error) {
	defer func() {
		if x := recover(); x != nil {
			pe, ok := x.(parseError)
			if !ok {
				panic(x)
			}
			err = pe.error
		}
	}()
	p.scan()
	n = p.disjunction()
	if p.pos < len(p.src) {
		if p.src[p.pos] == ')' {
			p.fail("Unmatched ')'")
		}
		p.fail("Unexpected character")
	}
	for _, r := range p.refs {
		for _, g := range p.names {
			if g.name == r.name {
				r.node.groups = append(r.node.groups, g.index)
			}
		}
		if r.node.groups == nil {
			p.fail("Invalid named capture referenced")
		}
	}
	return n, nil
}

// scan counts the captures and looks for names, which decide how escapes are read.
func (p *parser) scan() {
	depth := 0 // of classes
	for i := 0; i < len(p.src); i++ {
		switch p.src[i] {
		case '\\':
			i++
		case '[':
			if depth == 0 || p.flags.UnicodeSets {
				depth++
			}
		case ']':
			depth = max(depth-1, 0)
		case '(':
			if depth > 0 {
				break
			}
			if i+1 < len(p.src) && p.src[i+1] == '?' {
				if i+3 < len(p.src) && p.src[i+2] == '<' && p.src[i+3] != '=' && p.src[i+3] != '!' {
					p.named = true
					p.total++
				}
				break
			}
			p.total++
		}
	}
	p.named = p.named || p.u
}

func (p *parser) more() bool { return p.pos < len(p.src) }

// peek returns the next character, -1 at the end.
func (p *parser) peek() rune {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return -1
}

func (p *parser) at(i int) rune {
	if p.pos+i < len(p.src) {
		return p.src[p.pos+i]
	}
	return -1
}

func (p *parser) eat(s string) bool {
	i := 0
	for _, c := range s {
		if p.at(i) != c {
			return false
		}
		i++
	}
	p.pos += i
	return true
}

func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		p.fail("Regular expression too large")
	}
}

func (p *parser) disjunction() node {
	p.enter()
	defer func() { p.depth-- }()
	p.alts++
	id := p.alts
	p.path = append(p.path, alternative{id, 0})
	defer func() { p.path = p.path[:len(p.path)-1] }()
	var alts []node
	for {
		alts = append(alts, p.alternative())
		if !p.eat("|") {
			break
		}
		p.path[len(p.path)-1].index++
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return &alternation{alts}
}

func (p *parser) alternative() node {
	var nodes []node
	for p.more() && p.peek() != '|' && p.peek() != ')' {
		nodes = append(nodes, p.term())
	}
	switch len(nodes) {
	case 0:
		return empty{}
	case 1:
		return nodes[0]
	}
	return &sequence{nodes}
}

func (p *parser) term() node {
	before := p.count
	var n node
	quantifiable := true
	switch c := p.peek(); c {
	case '^', '$':
		p.pos++
		return &assertion{byte(c)}
	case '(':
		n, quantifiable = p.group()
	case '.':
		p.pos++
		n = anyone{}
	case '[':
		n = p.class()
	case '\\':
		if p.at(1) == 'b' || p.at(1) == 'B' {
			kind := byte(p.at(1))
			p.pos += 2
			return &assertion{kind}
		}
		p.pos++
		n = p.atomEscape()
	case '*', '+', '?':
		p.fail("Nothing to repeat")
	case '{':
		if p.u {
			p.fail("Nothing to repeat")
		}
		save := p.pos
		if _, _, ok := p.braces(); ok {
			p.fail("Nothing to repeat")
		}
		p.pos = save + 1
		n = &char{c}
	case '}', ']':
		if p.u {
			p.fail("Lone quantifier brackets")
		}
		fallthrough
	default:
		p.pos++
		n = &char{c}
	}
	return p.quantified(n, before, quantifiable)
}

func (p *parser) quantified(n node, before int, quantifiable bool) node {
	lo, hi := 0, -1
	switch p.peek() {
	case '*':
		p.pos++
	case '+':
		lo = 1
		p.pos++
	case '?':
		hi = 1
		p.pos++
	case '{':
		save := p.pos
		var ok bool
		if lo, hi, ok = p.braces(); !ok {
			if p.u {
				p.fail("Incomplete quantifier")
			}
			p.pos = save
			return n
		}
	default:
		return n
	}
	if !quantifiable {
		p.fail("Nothing to repeat")
	}
	if hi >= 0 && lo > hi {
		p.fail("numbers out of order in {} quantifier")
	}
	lazy := p.eat("?")
	return &repeat{n, lo, hi, lazy, before + 1, p.count + 1}
}

// braces reads {n}, {n,} or {n,m}.
func (p *parser) braces() (lo, hi int, ok bool) {
	if !p.eat("{") {
		return 0, 0, false
	}
	if lo, ok = p.decimal(); !ok {
		return 0, 0, false
	}
	hi = lo
	if p.eat(",") {
		if hi, ok = p.decimal(); !ok {
			hi = -1
		}
	}
	return lo, hi, p.eat("}")
}

// decimal reads digits. Numbers that no string is long enough for stay at that.
func (p *parser) decimal() (n int, ok bool) {
	for '0' <= p.peek() && p.peek() <= '9' {
		n, ok = min(n*10+int(p.peek()-'0'), 1<<31-1), true
		p.pos++
	}
	return n, ok
}

// group reads what begins with a parenthesis.
func (p *parser) group() (n node, quantifiable bool) {
	p.pos++
	closed := func(n node) node {
		if !p.eat(")") {
			p.fail("Unterminated group")
		}
		return n
	}
	if !p.eat("?") {
		p.count++
		index := p.count
		return closed(&group{index: index, body: p.disjunction()}), true
	}
	switch {
	case p.eat(":"):
		return closed(&group{body: p.disjunction()}), true
	case p.eat("="):
		return closed(&look{body: p.disjunction()}), !p.u
	case p.eat("!"):
		return closed(&look{body: p.disjunction(), negate: true}), !p.u
	case p.eat("<="):
		return closed(&look{body: p.disjunction(), behind: true}), false
	case p.eat("<!"):
		return closed(&look{body: p.disjunction(), behind: true, negate: true}), false
	case p.eat("<"):
		name := p.groupName()
		p.count++
		g := groupName{name, p.count, slices.Clone(p.path)}
		for _, other := range p.names {
			if other.name == name && !exclusive(other.path, g.path) {
				p.fail("Duplicate capture group name")
			}
		}
		p.names = append(p.names, g)
		return closed(&group{index: g.index, body: p.disjunction()}), true
	}
	m := p.modifiers()
	was := p.cur
	p.cur = m.apply(p.cur)
	body := p.disjunction()
	p.cur = was
	return closed(&group{body: body, mods: m}), true
}

// exclusive reports whether the paths part at two alternatives of one disjunction.
func exclusive(a, b []alternative) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i].disjunction != b[i].disjunction {
			return false
		}
		if a[i].index != b[i].index {
			return true
		}
	}
	return false
}

func (p *parser) modifiers() *modifiers {
	m := &modifiers{}
	dash := false
	for {
		c := p.peek()
		switch {
		case c == ':' && (m.on != "" || m.off != ""):
			p.pos++
			return m
		case c == '-' && !dash:
			dash = true
		case (c == 'i' || c == 'm' || c == 's') && !strings.ContainsRune(m.on+m.off, c):
			if dash {
				m.off += string(c)
			} else {
				m.on += string(c)
			}
		default:
			p.fail("Invalid group")
		}
		p.pos++
	}
}

func (m *modifiers) apply(f Flags) Flags {
	if m == nil {
		return f
	}
	for _, x := range []struct {
		list string
		on   bool
	}{{m.on, true}, {m.off, false}} {
		for _, c := range x.list {
			switch c {
			case 'i':
				f.IgnoreCase = x.on
			case 'm':
				f.Multiline = x.on
			case 's':
				f.DotAll = x.on
			}
		}
	}
	return f
}

// groupName reads a name up to its closing bracket.
func (p *parser) groupName() string {
	var name []rune
	for {
		c := p.peek()
		p.pos++
		switch {
		case c == '>' && len(name) > 0:
			return string(name)
		case c == '\\':
			if !p.eat("u") {
				p.fail("Invalid capture group name")
			}
			var ok bool
			if c, ok = p.unicodeEscape(true); !ok {
				p.fail("Invalid Unicode escape")
			}
		case utf16.IsSurrogate(c) && p.more():
			if r := utf16.DecodeRune(c, p.peek()); r != unicode.ReplacementChar {
				c = r
				p.pos++
			}
		}
		if !(c == '$' || c == '_' || p.identifier("ID_Start").contains(c) ||
			len(name) > 0 && (c == 0x200C || c == 0x200D || p.identifier("ID_Continue").contains(c))) {
			p.fail("Invalid capture group name")
		}
		name = append(name, c)
	}
}

// identifier returns a property that names are checked against.
func (p *parser) identifier(name string) charset {
	set := p.identifiers[name]
	if set == nil {
		set = property(name, "")
		if p.identifiers == nil {
			p.identifiers = map[string]charset{}
		}
		p.identifiers[name] = set
	}
	return set
}
