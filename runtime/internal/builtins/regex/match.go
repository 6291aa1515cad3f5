package regex

import (
	"errors"
	"unicode/utf16"
)

// ErrTooComplex says that a match needed more backtracking than there is room for.
var ErrTooComplex = errors.New("regex: too much backtracking")

// ErrStopped says that Input.Stop ended a match.
var ErrStopped = errors.New("regex: stopped")

const (
	maxChoices  = 1 << 22
	stopEvery   = 1 << 16
	maxTrailLen = 1 << 24
)

// Input is a string to match against, as code units. Stop, if set, is asked now and then whether to give up.
type Input struct {
	Units []uint16
	Stop  func() bool
}

// machine is a match under way. What is undone on backtracking is on the trail: a slot and its old value.
type machine struct {
	p       *Program
	in      *Input
	s       []uint16
	slots   []int // captures, then registers
	choices []choice
	trail   []undo
	steps   int
	ends    []int // of strings; a buffer
}

// choice is where to go on when what follows fails. A run can give back characters one by one: from pos down to low.
type choice struct {
	pc, pos, trail int
	low            int // of a run: the position it must not go below (above, backwards); -1 for others
	back           bool
}

type undo struct{ slot, old int }

// Match looks for a match that begins exactly at index at, and returns the ends of the captures, -1 for those that took
// no part; nil when there is none.
func (p *Program) Match(in *Input, at int) ([]int, error) {
	m := machine{p: p, in: in, s: in.Units, slots: make([]int, 2*p.captures+p.registers)}
	return m.from(at)
}

// Search looks for the first match at index at or behind it.
func (p *Program) Search(in *Input, at int) ([]int, error) {
	m := machine{p: p, in: in, s: in.Units, slots: make([]int, 2*p.captures+p.registers)}
	for ; at <= len(m.s); at++ {
		if p.first != nil {
			if to, ok := m.one(p.first, at); !ok {
				at = max(at, to-1)
				continue
			}
		}
		caps, err := m.from(at)
		if caps != nil || err != nil {
			return caps, err
		}
		if p.u && at+1 < len(m.s) && high(m.s[at]) && low(m.s[at+1]) {
			at++
		}
	}
	return nil, nil
}

func (m *machine) from(at int) ([]int, error) {
	for i := range m.slots {
		m.slots[i] = -1
	}
	m.choices, m.trail = m.choices[:0], m.trail[:0]
	_, ok, err := m.run(0, at)
	if !ok || err != nil {
		return nil, err
	}
	return m.slots[:2*m.p.captures], nil
}

func high(c uint16) bool { return c&0xFC00 == 0xD800 }
func low(c uint16) bool  { return c&0xFC00 == 0xDC00 }

// next reads the character at pos in the direction of travel, and where it ends; ok is false at the end.
func (m *machine) next(pos int, back bool) (c rune, to int, ok bool) {
	if !back {
		if pos >= len(m.s) {
			return 0, pos, false
		}
		u := m.s[pos]
		if m.p.u && high(u) && pos+1 < len(m.s) && low(m.s[pos+1]) {
			return utf16.DecodeRune(rune(u), rune(m.s[pos+1])), pos + 2, true
		}
		return rune(u), pos + 1, true
	}
	if pos <= 0 {
		return 0, pos, false
	}
	u := m.s[pos-1]
	if m.p.u && low(u) && pos-2 >= 0 && high(m.s[pos-2]) {
		return utf16.DecodeRune(rune(m.s[pos-2]), rune(u)), pos - 2, true
	}
	return rune(u), pos - 1, true
}

func (m *machine) set(slot, v int) {
	if m.slots[slot] != v {
		m.trail = append(m.trail, undo{slot, m.slots[slot]})
		m.slots[slot] = v
	}
}

func (m *machine) rewind(to int) {
	for i := len(m.trail) - 1; i >= to; i-- {
		m.slots[m.trail[i].slot] = m.trail[i].old
	}
	m.trail = m.trail[:to]
}

func (m *machine) push(pc, pos int) {
	m.choices = append(m.choices, choice{pc: pc, pos: pos, trail: len(m.trail), low: -1})
}

// one applies an instruction that matches one character.
func (m *machine) one(i *inst, pos int) (to int, ok bool) {
	c, to, ok := m.next(pos, i.back)
	if !ok {
		return pos, false
	}
	switch i.op {
	case opChar:
		if c == i.c {
			return to, true
		}
		if !i.fold {
			return to, false
		}
		if m.p.u {
			return to, foldUnicode(c) == i.c
		}
		return to, foldUpper(c) == i.c
	case opClass:
		return to, i.class.has(c)
	}
	return to, true
}

// run executes from pc until the pattern, or the lookaround that it is in, has matched or failed. Only lookarounds nest.
func (m *machine) run(pc, pos int) (end int, ok bool, err error) {
	base := len(m.choices)
	regs := 2 * m.p.captures
	code := m.p.code
	for {
		m.steps++
		if m.steps%stopEvery == 0 && m.in.Stop != nil && m.in.Stop() {
			return 0, false, ErrStopped
		}
		if len(m.choices) > maxChoices || len(m.trail) > maxTrailLen {
			return 0, false, ErrTooComplex
		}
		i := &code[pc]
		good := true
		switch i.op {
		case opChar, opClass, opAny:
			pos, good = m.one(i, pos)
			pc++
		case opMatch, opLookEnd:
			m.choices = m.choices[:base]
			return pos, true, nil
		case opJump:
			pc = i.target
		case opSplit:
			m.push(i.target, pos)
			pc++
		case opSplitLazy:
			m.push(pc+1, pos)
			pc = i.target
		case opSave:
			v := pos
			if i.m > 0 {
				v = m.slots[regs+i.m-1]
			}
			m.set(i.n, v)
			pc++
		case opReset:
			for s := i.n; s < i.m; s++ {
				m.set(s, -1)
			}
			pc++
		case opLineStart:
			good = pos == 0 || i.multi && lineEnds.contains(rune(m.s[pos-1]))
			pc++
		case opLineEnd:
			good = pos == len(m.s) || i.multi && lineEnds.contains(rune(m.s[pos]))
			pc++
		case opWordEdge:
			set := m.p.word
			if i.fold {
				set = m.p.wordIU
			}
			before := pos > 0 && set.contains(rune(m.s[pos-1]))
			after := pos < len(m.s) && set.contains(rune(m.s[pos]))
			good = (before != after) != i.invert
			pc++
		case opBackref:
			pos, good = m.backref(i, pos)
			pc++
		case opZero:
			m.set(regs+i.n, 0)
			pc++
		case opLoop:
			n := m.slots[regs+i.n]
			switch {
			case i.max >= 0 && n >= i.max:
				pc = i.target
			case n < i.min:
				pc++
			case i.lazy:
				m.push(pc+1, pos)
				pc = i.target
			default:
				m.push(i.target, pos)
				pc++
			}
		case opMark:
			m.set(regs+i.n, pos)
			pc++
		case opNext:
			n := m.slots[regs+i.n]
			if n >= i.min && m.slots[regs+i.m] == pos {
				good = false
				break
			}
			m.set(regs+i.n, n+1)
			pc = i.target
		case opEmpty:
			good = m.slots[regs+i.n] != pos
			pc++
		case opLook:
			trail := len(m.trail)
			_, found, err := m.run(pc+1, pos)
			if err != nil {
				return 0, false, err
			}
			if !found || i.invert {
				m.rewind(trail)
			}
			good = found != i.invert
			pc = i.target
		case opStrings:
			pos, good = m.strings(i, pc+1, pos)
			pc++
		case opRun:
			pos, good = m.runOf(pc, pos)
			pc += 2
		default:
			good = false
		}
		if good {
			continue
		}
		if len(m.choices) == base {
			return 0, false, nil
		}
		c := &m.choices[len(m.choices)-1]
		m.rewind(c.trail)
		pc, pos = c.pc, c.pos
		if c.low >= 0 && c.pos != c.low {
			_, c.pos, _ = m.next(c.pos, !c.back) // the next failure gives back one more
			continue
		}
		m.choices = m.choices[:len(m.choices)-1]
	}
}

// runOf takes as many characters as the instruction behind pc matches, and leaves a choice that gives them back.
func (m *machine) runOf(pc, pos int) (end int, ok bool) {
	i, one := &m.p.code[pc], &m.p.code[pc+1]
	n := 0
	least := pos
	for i.max < 0 || n < i.max {
		to, ok := m.one(one, pos)
		if !ok {
			break
		}
		pos = to
		if n++; n == i.min {
			least = pos
		}
	}
	if n < i.min {
		return pos, false
	}
	if pos != least {
		_, back, _ := m.next(pos, !one.back)
		m.choices = append(m.choices, choice{pc: pc + 2, pos: back, trail: len(m.trail), low: least, back: one.back})
	}
	return pos, true
}

// strings matches one of the strings of a class, and leaves choices for the shorter ones, which go on at pc.
func (m *machine) strings(i *inst, pc, pos int) (end int, ok bool) {
	set := i.strings
	m.ends = m.ends[:0]
	if c, to, ok := m.next(pos, i.back); ok {
		first := c
		if set.fold {
			first = foldUnicode(c)
		}
		for _, s := range set.begin[first] {
			if end, ok := m.literal(s, pos, i.back, set.fold); ok {
				m.ends = append(m.ends, end)
			}
		}
		if set.chars.has(c) {
			m.ends = append(m.ends, to)
		}
	}
	if set.empty {
		m.ends = append(m.ends, pos)
	}
	if len(m.ends) == 0 {
		return pos, false
	}
	for k := len(m.ends) - 1; k > 0; k-- {
		m.push(pc, m.ends[k])
	}
	return m.ends[0], true
}

func (m *machine) literal(s []rune, pos int, back, fold bool) (end int, ok bool) {
	for k := range s {
		want := s[k]
		if back {
			want = s[len(s)-1-k]
		}
		c, to, ok := m.next(pos, back)
		if fold {
			c = foldUnicode(c)
		}
		if !ok || c != want {
			return pos, false
		}
		pos = to
	}
	return pos, true
}

// backref matches what a capture did once more.
func (m *machine) backref(i *inst, pos int) (end int, ok bool) {
	start, stop := -1, -1
	for _, g := range i.refs {
		if m.slots[2*g] >= 0 && m.slots[2*g+1] >= 0 {
			start, stop = m.slots[2*g], m.slots[2*g+1]
		}
	}
	if start < 0 {
		return pos, true
	}
	n := stop - start
	from := pos
	if i.back {
		from = pos - n
	}
	if from < 0 || from+n > len(m.s) {
		return pos, false
	}
	for k := 0; k < n; {
		a, to, _ := m.next(start+k, false)
		b, _, _ := m.next(from+k, false)
		if a != b {
			if !i.fold {
				return pos, false
			}
			if m.p.u && foldUnicode(a) != foldUnicode(b) || !m.p.u && foldUpper(a) != foldUpper(b) {
				return pos, false
			}
		}
		k = to - start
	}
	if i.back {
		return from, true
	}
	return from + n, true
}
