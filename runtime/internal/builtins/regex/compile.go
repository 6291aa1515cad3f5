package regex

import (
	"unicode/utf16"
)

type opcode uint8

const (
	opChar      opcode = iota // c, or its equals with fold
	opClass                   // class
	opAny                     // any character
	opFail                    // never
	opMatch                   // the whole pattern has matched
	opJump                    // to target
	opSplit                   // go on; on failure at target
	opSplitLazy               // go on at target; on failure here
	opSave                    // the position into captures[n]
	opReset                   // captures n to m (of the slots) become unset
	opLineStart               // ^
	opLineEnd                 // $
	opWordEdge                // \b; with invert \B
	opBackref                 // captures in refs
	opZero                    // counter n becomes 0
	opLoop                    // head of a loop: counter n, min and max, exit at target
	opMark                    // the position into register n
	opNext                    // end of a loop's body: fails if it was empty; counts; back to target
	opEmpty                   // end of an optional part: fails if it was empty
	opLook                    // lookaround: its body follows, it ends at target
	opLookEnd                 // end of it
	opStrings                 // one of strings, the longest first
	opRun                     // as many of one character, of class, as there are and max allows; at least min
)

// inst is an instruction. back: it looks at what is before the position and goes backwards.
type inst struct {
	op       opcode
	back     bool
	fold     bool // the flag i
	invert   bool
	lazy     bool
	multi    bool // the flag m, for the assertions
	c        rune
	n, m     int
	target   int
	min, max int
	class    *matcher
	refs     []int
	strings  *stringSet
}

// matcher is a class ready for use.
type matcher struct {
	set    charset
	ascii  [4]uint32 // bits for what is below 0x80, with case and inversion looked after
	invert bool
	fold   func(rune) rune // nil without the flag i
	folded bool            // set has what stands for its members
}

// Program is a compiled pattern.
type Program struct {
	Flags     Flags
	code      []inst
	captures  int // with the whole match
	registers int
	// Names are the names of the captures by index, "" where there is none; nil when no capture has one.
	Names  []string
	u      bool
	first  *inst // what the first character of every match must satisfy; nil when a match may begin with anything
	word   charset
	wordIU charset
}

// Captures returns the number of captures, counting the whole match as one.
func (p *Program) Captures() int { return p.captures }

// Compile compiles a pattern, given as the code units of a string. The error's text is what a SyntaxError says.
func Compile(pattern []uint16, flags Flags) (*Program, error) {
	u := flags.Unicode || flags.UnicodeSets
	p := &parser{flags: flags, cur: flags, u: u}
	if u {
		p.src = decode(pattern)
	} else {
		p.src = make([]rune, len(pattern))
		for i, c := range pattern {
			p.src[i] = rune(c)
		}
	}
	n, err := p.parse()
	if err != nil {
		return nil, err
	}
	c := &compiler{prog: &Program{Flags: flags, captures: p.total + 1, u: u, word: word,
		wordIU: union(word, charset{{0x17F, 0x17F}, {0x212A, 0x212A}})}, flags: flags}
	if len(p.names) > 0 {
		c.prog.Names = make([]string, c.prog.captures)
		for _, g := range p.names {
			c.prog.Names[g.index] = g.name
		}
	}
	c.emit(inst{op: opSave, n: 0})
	c.node(n, false)
	c.emit(inst{op: opSave, n: 1})
	c.emit(inst{op: opMatch})
	c.prog.first = c.prog.begins()
	return c.prog, nil
}

// begins finds first.
func (p *Program) begins() *inst {
	for pc := 1; ; pc++ {
		switch i := &p.code[pc]; i.op {
		case opMark:
		case opChar, opClass:
			return i
		case opRun:
			if i.min > 0 {
				return &p.code[pc+1]
			}
			return nil
		default:
			return nil
		}
	}
}

// decode reads code units as code points; lone surrogates stay.
func decode(units []uint16) []rune {
	out := make([]rune, 0, len(units))
	for i := 0; i < len(units); i++ {
		c := rune(units[i])
		if 0xD800 <= c && c <= 0xDBFF && i+1 < len(units) && 0xDC00 <= units[i+1] && units[i+1] <= 0xDFFF {
			c = utf16.DecodeRune(c, rune(units[i+1]))
			i++
		}
		out = append(out, c)
	}
	return out
}

type compiler struct {
	prog  *Program
	flags Flags // with the modifiers around
}

func (c *compiler) emit(i inst) int {
	c.prog.code = append(c.prog.code, i)
	return len(c.prog.code) - 1
}

func (c *compiler) here() int { return len(c.prog.code) }

func (c *compiler) patch(at int) { c.prog.code[at].target = c.here() }

func (c *compiler) register() int {
	c.prog.registers++
	return c.prog.registers - 1
}

func (c *compiler) fold() func(rune) rune {
	switch {
	case !c.flags.IgnoreCase:
		return nil
	case c.prog.u:
		return foldUnicode
	}
	return foldUpper
}

// node compiles n to match forwards, or backwards inside a lookbehind.
func (c *compiler) node(n node, back bool) {
	switch n := n.(type) {
	case empty:
	case *char:
		i := inst{op: opChar, back: back, c: n.c}
		if f := c.fold(); f != nil {
			i.c, i.fold = f(n.c), true
		}
		c.emit(i)
	case anyone:
		c.emit(c.any(back))
	case *class:
		c.class(n, back)
	case *sequence:
		if back {
			for i := len(n.nodes) - 1; i >= 0; i-- {
				c.node(n.nodes[i], back)
			}
			return
		}
		for _, x := range n.nodes {
			c.node(x, back)
		}
	case *alternation:
		c.alternatives(len(n.nodes), func(i int) { c.node(n.nodes[i], back) })
	case *group:
		was := c.flags
		c.flags = n.mods.apply(c.flags)
		defer func() { c.flags = was }()
		if n.index == 0 {
			c.node(n.body, back)
			return
		}
		start, end := 2*n.index, 2*n.index+1
		if back {
			start, end = end, start
		}
		// The first end is kept aside until the second is known: a reference inside sees the capture of before.
		r := c.register()
		c.emit(inst{op: opMark, n: r})
		c.node(n.body, back)
		c.emit(inst{op: opSave, n: start, m: r + 1})
		c.emit(inst{op: opSave, n: end})
	case *backref:
		i := inst{op: opBackref, back: back, refs: n.groups}
		i.fold = c.flags.IgnoreCase
		c.emit(i)
	case *assertion:
		switch n.kind {
		case '^':
			c.emit(inst{op: opLineStart, multi: c.flags.Multiline})
		case '$':
			c.emit(inst{op: opLineEnd, multi: c.flags.Multiline})
		default:
			c.emit(inst{op: opWordEdge, invert: n.kind == 'B', fold: c.prog.u && c.flags.IgnoreCase})
		}
	case *look:
		at := c.emit(inst{op: opLook, invert: n.negate})
		c.node(n.body, n.behind)
		c.emit(inst{op: opLookEnd})
		c.patch(at)
	case *repeat:
		c.repeat(n, back)
	}
}

func (c *compiler) any(back bool) inst {
	if c.flags.DotAll {
		return inst{op: opAny, back: back}
	}
	return inst{op: opClass, back: back, class: newMatcher(lineEnds, true, nil, false)}
}

// alternatives compiles n alternatives, which are tried in order.
func (c *compiler) alternatives(n int, each func(i int)) {
	var jumps []int
	for i := range n {
		split := -1
		if i < n-1 {
			split = c.emit(inst{op: opSplit})
		}
		each(i)
		if split >= 0 {
			jumps = append(jumps, c.emit(inst{op: opJump}))
			c.patch(split)
		}
	}
	for _, j := range jumps {
		c.patch(j)
	}
}

func (c *compiler) class(n *class, back bool) {
	i := inst{op: opClass, back: back, class: newMatcher(n.set, n.invert, c.fold(), c.flags.UnicodeSets && c.flags.IgnoreCase)}
	if len(n.strings) == 0 {
		c.emit(i)
		return
	}
	t := &stringSet{chars: i.class, fold: c.flags.IgnoreCase, begin: map[rune][][]rune{}}
	for _, s := range n.strings {
		if len(s) == 0 {
			t.empty = true
			continue
		}
		first := s[0]
		if back {
			first = s[len(s)-1]
		}
		t.begin[first] = append(t.begin[first], s)
	}
	c.emit(inst{op: opStrings, back: back, strings: t})
}

// stringSet is a class with strings. The flag v is set, so case is folded as Unicode has it.
type stringSet struct {
	begin map[rune][][]rune // the strings by the character met first, longest first
	chars *matcher
	empty bool
	fold  bool
}

// one returns the instruction for n if it matches exactly one character.
func (c *compiler) one(n node, back bool) (i inst, ok bool) {
	switch n := n.(type) {
	case *char, anyone:
	case *class:
		if len(n.strings) > 0 {
			return i, false
		}
	default:
		return i, false
	}
	at := c.here()
	c.node(n, back)
	i = c.prog.code[at]
	c.prog.code = c.prog.code[:at]
	return i, true
}

// repeat compiles RepeatMatcher (22.2.2.3.1).
func (c *compiler) repeat(n *repeat, back bool) {
	if n.max == 0 {
		return
	}
	if i, ok := c.one(n.body, back); ok && !n.lazy {
		c.emit(inst{op: opRun, back: back, min: n.min, max: n.max})
		c.emit(i)
		return
	}
	reset := func() {
		if n.last > n.first {
			c.emit(inst{op: opReset, n: 2 * n.first, m: 2 * n.last})
		}
	}
	split := inst{op: opSplit}
	if n.lazy {
		split.op = opSplitLazy
	}
	if n.min == 0 && n.max == 1 {
		at := c.emit(split)
		mark := c.register()
		c.emit(inst{op: opMark, n: mark})
		reset()
		c.node(n.body, back)
		c.emit(inst{op: opEmpty, n: mark})
		c.patch(at)
		return
	}
	count, mark := c.register(), c.register()
	c.emit(inst{op: opZero, n: count})
	head := c.emit(inst{op: opLoop, n: count, min: n.min, max: n.max, lazy: n.lazy})
	c.emit(inst{op: opMark, n: mark})
	reset()
	c.node(n.body, back)
	c.emit(inst{op: opNext, n: count, m: mark, min: n.min, target: head})
	c.patch(head)
}

func newMatcher(set charset, invert bool, fold func(rune) rune, folded bool) *matcher {
	m := &matcher{set: set, invert: invert, fold: fold, folded: folded && fold != nil}
	for c := range rune(0x80) {
		if m.slow(c) {
			m.ascii[c>>5] |= 1 << (c & 31)
		}
	}
	return m
}

func (m *matcher) has(c rune) bool {
	if c < 0x80 {
		return m.ascii[c>>5]&(1<<(c&31)) != 0
	}
	return m.slow(c)
}

func (m *matcher) slow(c rune) bool {
	switch {
	case m.fold == nil:
		return m.set.contains(c) != m.invert
	case m.folded:
		return m.set.contains(m.fold(c)) != m.invert
	}
	in := m.set.contains(c)
	if !in {
		want := m.fold(c)
		for f := simpleFold(c); f != c && !in; f = simpleFold(f) {
			in = m.fold(f) == want && m.set.contains(f)
		}
	}
	return in != m.invert
}
