package regex

import "fmt"

// Flags are the flags of a regular expression.
type Flags struct {
	HasIndices, Global, IgnoreCase, Multiline, DotAll, Unicode, UnicodeSets, Sticky bool
}

// flagLetters are in the order in which RegExp.prototype.flags has them.
const flagLetters = "dgimsuvy"

// flag returns the flag of a letter, nil when it has none.
func (f *Flags) flag(letter rune) *bool {
	switch letter {
	case 'd':
		return &f.HasIndices
	case 'g':
		return &f.Global
	case 'i':
		return &f.IgnoreCase
	case 'm':
		return &f.Multiline
	case 's':
		return &f.DotAll
	case 'u':
		return &f.Unicode
	case 'v':
		return &f.UnicodeSets
	case 'y':
		return &f.Sticky
	}
	return nil
}

// ParseFlags reads flags as the second argument of RegExp gives them. The error has V8's wording.
func ParseFlags(s string) (Flags, error) {
	var f Flags
	for _, c := range s {
		p := f.flag(c)
		if p == nil || *p {
			return f, fmt.Errorf("Invalid flags supplied to RegExp constructor '%s'", s)
		}
		*p = true
	}
	if f.Unicode && f.UnicodeSets {
		return f, fmt.Errorf("Invalid flags supplied to RegExp constructor '%s'", s)
	}
	return f, nil
}

// String returns the flags in the order in which RegExp.prototype.flags has them.
func (f Flags) String() string {
	var s []rune
	for _, c := range flagLetters {
		if *f.flag(c) {
			s = append(s, c)
		}
	}
	return string(s)
}
