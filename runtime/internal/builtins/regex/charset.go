package regex

import (
	"slices"
	"sync"
	"unicode"
)

const maxRune = unicode.MaxRune

// span is a range of code points, both ends included.
type span struct{ lo, hi rune }

// charset is a set of code points: sorted spans that neither overlap nor touch.
type charset []span

// normal sorts and joins spans.
func normal(s []span) charset {
	slices.SortFunc(s, func(a, b span) int { return int(a.lo) - int(b.lo) })
	out := s[:0]
	for _, r := range s {
		if n := len(out); n > 0 && r.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, r.hi)
			continue
		}
		out = append(out, r)
	}
	return out
}

func single(c rune) charset { return charset{{c, c}} }

func union(sets ...charset) charset {
	var all []span
	for _, s := range sets {
		all = append(all, s...)
	}
	return normal(all)
}

// complement returns the code points that are not in s.
func (s charset) complement() charset {
	var out charset
	next := rune(0)
	for _, r := range s {
		if r.lo > next {
			out = append(out, span{next, r.lo - 1})
		}
		next = r.hi + 1
	}
	if next <= maxRune {
		out = append(out, span{next, maxRune})
	}
	return out
}

func (s charset) intersect(t charset) charset {
	var out charset
	for i, j := 0, 0; i < len(s) && j < len(t); {
		lo, hi := max(s[i].lo, t[j].lo), min(s[i].hi, t[j].hi)
		if lo <= hi {
			out = append(out, span{lo, hi})
		}
		if s[i].hi < t[j].hi {
			i++
		} else {
			j++
		}
	}
	return out
}

func (s charset) subtract(t charset) charset { return s.intersect(t.complement()) }

func (s charset) contains(c rune) bool {
	lo, hi := 0, len(s)
	for lo < hi {
		m := (lo + hi) / 2
		switch {
		case c < s[m].lo:
			hi = m
		case c > s[m].hi:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

var (
	digits = charset{{'0', '9'}}
	word   = charset{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	// space is WhiteSpace and LineTerminator (ECMA-262, 12.2 and 12.3).
	space = charset{{0x09, 0x0D}, {0x20, 0x20}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029},
		{0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}}
	lineEnds = charset{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}
)

// lastCased is the last code point that has an upper or a lower case.
const lastCased = 0x1E943

// foldUnicode returns what stands for c and all that are equal to it under simple case folding: the least of them.
func foldUnicode(c rune) rune {
	if c < 0x80 {
		if 'a' <= c && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}
	least := c
	for f := simpleFold(c); f != c; f = simpleFold(f) {
		least = min(least, f)
	}
	return least
}

// foldUpper is Canonicalize (22.2.2.7.3) of patterns without the flags u and v: by upper case.
func foldUpper(c rune) rune {
	if c < 0x80 {
		if 'a' <= c && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}
	if c > 0xFFFF || 0x1F80 <= c && c <= 0x1FAF {
		return c // the latter become two letters
	}
	switch c {
	case 0x1FB3, 0x1FBC, 0x1FC3, 0x1FCC, 0x1FF3, 0x1FFC:
		return c // likewise
	}
	u := unicode.ToUpper(c)
	if n := upperOf(c); n != 0 && u == c {
		u = n
	}
	if u < 0x80 || u > 0xFFFF {
		return c
	}
	return u
}

// cased are the code points that case folding makes equal to others.
var cased = sync.OnceValue(func() []rune {
	var list []rune
	for c := rune(0); c <= lastCased; c++ {
		if simpleFold(c) != c {
			list = append(list, c)
		}
	}
	return list
})

// closeOver adds to s all that folding makes equal to one of its members.
func (s charset) closeOver() charset {
	out := slices.Clone([]span(s))
	for _, c := range cased() {
		if s.contains(c) {
			for f := simpleFold(c); f != c; f = simpleFold(f) {
				out = append(out, span{f, f})
			}
		}
	}
	return normal(out)
}

// foldAll replaces the members of s by what stands for them (MaybeSimpleCaseFolding).
func (s charset) foldAll() charset {
	return s.closeOver().intersect(folded())
}

// folded are the code points that stand for themselves.
var folded = sync.OnceValue(func() charset {
	var changed []span
	for _, c := range cased() {
		if foldUnicode(c) != c {
			changed = append(changed, span{c, c})
		}
	}
	return normal(changed).complement()
})
