package regex

import (
	"strings"
	"unicode/utf16"
)

// Needed reports whether goja would get a pattern wrong. That is so with the flags u, v and d and with modifiers; with
// lookaround and back references, where its engine cannot be interrupted; where a group is repeated that has captures
// inside or can match the empty string, since Go's regexp package remembers captures of earlier rounds and ends such
// loops by rules of its own; and where the pattern has an error, which goja may not see.
func Needed(pattern, flags string) bool {
	if strings.ContainsAny(flags, "uvd") {
		return true
	}
	if !strings.ContainsAny(pattern, `(\[*+?{`) {
		return false
	}
	units := utf16.Encode([]rune(pattern))
	p := &parser{src: make([]rune, len(units))}
	for i, c := range units {
		p.src[i] = rune(c)
	}
	n, err := p.parse()
	return err != nil || differs(n)
}

// differs reports whether n is or has one of the constructs that Needed lists.
func differs(n node) bool {
	switch n := n.(type) {
	case *sequence:
		return anyDiffers(n.nodes)
	case *alternation:
		return anyDiffers(n.nodes)
	case *group:
		return n.mods != nil || differs(n.body)
	case *backref, *look:
		return true
	case *repeat:
		inside := n.last - n.first
		if g, ok := n.body.(*group); ok && g.index > 0 {
			inside--
		}
		return inside > 0 || n.max == 0 || nullable(n.body) || differs(n.body)
	}
	return false
}

func anyDiffers(nodes []node) bool {
	for _, n := range nodes {
		if differs(n) {
			return true
		}
	}
	return false
}

// nullable reports whether n can match the empty string.
func nullable(n node) bool {
	switch n := n.(type) {
	case *char, anyone, *class:
		return false
	case *sequence:
		for _, x := range n.nodes {
			if !nullable(x) {
				return false
			}
		}
		return true
	case *alternation:
		for _, x := range n.nodes {
			if nullable(x) {
				return true
			}
		}
		return false
	case *group:
		return nullable(n.body)
	case *repeat:
		return n.min == 0 || nullable(n.body)
	}
	return true
}
