package conformance

import (
	"fmt"
	"strings"
)

// shownBefore is how many equal lines Diff shows before the first difference.
const shownBefore = 3

// Diff shows where two outputs part: the last lines that are equal, then the following ones of both, marked with "want"
// and "got". It is empty if they are equal.
func Diff(want, got string) string {
	if want == got {
		return ""
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	n := 0
	for n < len(w) && n < len(g) && w[n] == g[n] {
		n++
	}
	var b strings.Builder
	for i := max(0, n-shownBefore); i < n; i++ {
		fmt.Fprintf(&b, "  %3d      %s\n", i+1, w[i])
	}
	side := func(mark string, lines []string) {
		for i := n; i < len(lines) && i < n+6; i++ {
			fmt.Fprintf(&b, "  %3d %-4s %s\n", i+1, mark, lines[i])
		}
	}
	side("want", w)
	side("got", g)
	return b.String()
}
