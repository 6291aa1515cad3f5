package regex

import (
	"strings"
	"unicode"
)

//go:generate node tables_gen.js

// propertyData is a property or a value of one: its names, and its ranges as the distances between their ends, each
// number in seven bits a byte and least first.
type propertyData struct{ names, ranges string }

// stringData is a property of strings.
type stringData struct{ name, list string }

func (d propertyData) set() charset {
	var out charset
	at := rune(0)
	number := func(s string) (rune, string) {
		n, shift := rune(0), 0
		for i := range len(s) {
			n |= rune(s[i]&0x7F) << shift
			if s[i] < 0x80 {
				return n, s[i+1:]
			}
			shift += 7
		}
		return n, ""
	}
	for s := d.ranges; s != ""; {
		var lo, n rune
		lo, s = number(s)
		n, s = number(s)
		out = append(out, span{at + lo, at + lo + n})
		at += lo + n
	}
	return out
}

func lookup(list []propertyData, name string) charset {
	for _, d := range list {
		for n := range strings.SplitSeq(d.names, " ") {
			if n == name {
				return d.set()
			}
		}
	}
	return nil
}

// property returns the characters that have the property called name, or the value of it; nil when there is none
// (22.2.2.9, UnicodeMatchProperty and UnicodeMatchPropertyValue).
func property(name, value string) charset {
	switch name {
	case "General_Category", "gc":
		return lookup(generalCategories[:], value)
	case "Script", "sc":
		return lookup(scripts[:], value)
	case "Script_Extensions", "scx":
		return lookup(scriptExtensions[:], value)
	}
	if value != "" {
		return nil
	}
	if s := lookup(generalCategories[:], name); s != nil {
		return s
	}
	return lookup(binaryProperties[:], name)
}

// isStringProperty reports whether name is a property of strings.
func isStringProperty(name string) bool {
	if name == "RGI_Emoji" {
		return true
	}
	for _, d := range stringProperties {
		if d.name == name {
			return true
		}
	}
	return false
}

// stringProperty returns the strings of a property of strings.
func stringProperty(name string) (seqs [][]rune, ok bool) {
	for _, d := range stringProperties {
		if d.name != name && name != "RGI_Emoji" {
			continue
		}
		for s := range strings.SplitSeq(d.list, " ") {
			seqs = append(seqs, []rune(s))
		}
	}
	return seqs, seqs != nil
}

// simpleFold is unicode.SimpleFold with the letters that have come since the version of Unicode that Go knows.
func simpleFold(c rune) rune {
	if f := unicode.SimpleFold(c); f != c || c < 0x100 {
		return f
	}
	if l := lowerOf(c); l != 0 {
		return l
	}
	if u := upperOf(c); u != 0 {
		return u
	}
	return c
}

// newPairs are upper and lower case letters of Unicode 16 and 17: the first and the last upper one, and the first lower
// one.
var newPairs = [...]struct{ first, last, lower rune }{
	{0x1C89, 0x1C89, 0x1C8A}, {0xA7CB, 0xA7CB, 0x264}, {0xA7CC, 0xA7CC, 0xA7CD}, {0xA7CE, 0xA7CE, 0xA7CF},
	{0xA7D2, 0xA7D2, 0xA7D3}, {0xA7D4, 0xA7D4, 0xA7D5}, {0xA7DA, 0xA7DA, 0xA7DB}, {0xA7DC, 0xA7DC, 0x19B},
	{0x10D50, 0x10D65, 0x10D70}, {0x16EA0, 0x16EB8, 0x16EBB},
}

func lowerOf(c rune) rune {
	for _, p := range newPairs {
		if p.first <= c && c <= p.last {
			return p.lower + c - p.first
		}
	}
	return 0
}

func upperOf(c rune) rune {
	for _, p := range newPairs {
		if p.lower <= c && c <= p.lower+p.last-p.first {
			return p.first + c - p.lower
		}
	}
	return 0
}
