package console

import (
	"math"
	"strings"
	"unicode/utf8"
)

// This file lays the parts of an object out: on one line, in columns, or on a line each.

// compact is how many levels of an object may share a line.
const compact = 3

// braces are what stands around the parts of an object; base stands before them.
type braces struct{ base, open, shut string }

// visibleLength is how many characters s takes without its colours.
func (in *inspector) visibleLength(s string) int {
	n := utf8.RuneCountInString(s)
	if !in.Color {
		return n
	}
	for rest := s; ; {
		i := strings.Index(rest, "\x1b[")
		if i < 0 {
			return n
		}
		rest = rest[i:]
		j := strings.IndexByte(rest, 'm')
		if j < 0 {
			return n
		}
		n -= j + 1
		rest = rest[j+1:]
	}
}

// join puts the parts of an object at the given depth together. list tells that they are the items of an array, of
// which numeric are numbers all.
func (in *inspector) join(parts []string, b braces, depth int, list, more, numeric bool) string {
	before := ""
	if b.base != "" {
		before = b.base + " "
	}
	entries := len(parts)
	if list && entries > 6 {
		parts = in.columns(parts, more, numeric)
	}
	if in.current-depth < compact && entries == len(parts) {
		start := len(parts) + in.indent + len(b.open) + len(b.base) + 10
		if in.fits(parts, start, b.base) {
			if line := strings.Join(parts, ", "); !strings.Contains(line, "\n") {
				return before + b.open + " " + line + " " + b.shut
			}
		}
	}
	indent := "\n" + strings.Repeat(" ", in.indent)
	return before + b.open + indent + "  " + strings.Join(parts, ","+indent+"  ") + indent + b.shut
}

// fits reports whether the parts fit on a line of which start characters are taken.
func (in *inspector) fits(parts []string, start int, base string) bool {
	total := len(parts) + start
	if total+len(parts) > in.Width {
		return false
	}
	for _, p := range parts {
		if total += in.visibleLength(p); total > in.Width {
			return false
		}
	}
	return !strings.Contains(base, "\n")
}

// columns groups the items of a long array into rows of columns of the same width. The last part says how many more
// items there are, where more is set.
func (in *inspector) columns(parts []string, more, numeric bool) []string {
	n := len(parts)
	if more {
		n--
	}
	const separator = 2
	lengths := make([]int, n)
	total, longest := 0, 0
	for i, p := range parts[:n] {
		lengths[i] = in.visibleLength(p)
		total += lengths[i] + separator
		longest = max(longest, lengths[i])
	}
	widest := longest + separator
	if widest*3+in.indent >= in.Width || float64(total)/float64(widest) <= 5 && longest > 6 {
		return parts // less than three beside each other, or of very different lengths
	}
	bias := math.Sqrt(float64(widest) - float64(total)/float64(len(parts)))
	biased := math.Max(float64(widest)-3-bias, 1)
	columns := min(
		int(math.Round(math.Sqrt(2.5*biased*float64(n))/biased)), // about a square: a character is 2.5 times as high as wide
		(in.Width-in.indent)/widest,
		compact*4,
		15,
	)
	if columns <= 1 {
		return parts
	}
	var widths []int
	for i := range columns {
		width := 0
		for j := i; j < n; j += columns {
			width = max(width, lengths[j])
		}
		widths = append(widths, width+separator)
	}
	var rows []string
	for i := 0; i < n; i += columns {
		var row strings.Builder
		last := min(i+columns, n) - 1
		for j := i; j <= last; j++ {
			item, pad := parts[j], widths[j-i]-lengths[j]-separator
			if j < last {
				item += ", "
			}
			switch {
			case numeric:
				row.WriteString(strings.Repeat(" ", pad) + item)
			case j < last:
				row.WriteString(item + strings.Repeat(" ", pad))
			default:
				row.WriteString(item)
			}
		}
		rows = append(rows, row.String())
	}
	if more {
		rows = append(rows, parts[n])
	}
	return rows
}
