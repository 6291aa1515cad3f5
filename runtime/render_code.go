package runtime

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// lineOf returns line n of source, from 1, and whether there is anything to see in it.
func lineOf(source string, n int) (string, bool) {
	for ; n > 1; n-- {
		i := strings.IndexByte(source, '\n')
		if i < 0 {
			return "", false
		}
		source = source[i+1:]
	}
	line, _, _ := strings.Cut(source, "\n")
	line = strings.TrimRight(line, "\r")
	return line, strings.TrimSpace(line) != ""
}

// utf16Column turns a column in bytes into one in UTF-16 units, both from 1.
func utf16Column(source string, line, column int) int {
	text, _ := lineOf(source, line)
	n := 1
	for i, c := range text {
		if i >= column-1 {
			return n
		}
		n += units(c)
	}
	return n + max(0, column-1-len(text))
}

// units returns how many UTF-16 units c takes.
func units(c rune) int {
	if c == utf8.RuneError {
		return 1
	}
	return max(1, utf16.RuneLen(c))
}

// frameWidth is how many columns of a source line are shown.
const frameWidth = 100

// code writes the source line of f with a caret under its column.
func (r *renderer) code(indent, line string, f Frame) {
	text, pad := codeFrame(line, f.Column)
	if text == "" {
		return
	}
	number := fmt.Sprint(f.Line)
	r.line(indent, "  "+r.dim(number+" | ")+text)
	r.line(indent, "  "+r.dim(strings.Repeat(" ", len(number))+" | ")+pad+r.caret("^"))
}

// codeFrame returns what is shown of a line and what stands below it before the caret, which points at the column, in
// UTF-16 units from 1. Tabs stay tabs in both, whatever their width is; a wide character takes two blanks. Of a long
// line a window around the column is shown. It is empty where there is nothing to see.
func codeFrame(line string, column int) (text, pad string) {
	if strings.TrimSpace(line) == "" {
		return "", ""
	}
	var before, after strings.Builder // the text before and from the column
	var blanks []rune                 // below before
	at := 1
	room := frameWidth
	for _, c := range strings.ToValidUTF8(line, "\ufffd") {
		if unicode.IsControl(c) && c != '\t' {
			c = '\ufffd'
		}
		if at < column {
			before.WriteRune(c)
			switch cells(c) {
			case 1:
				if c == '\t' {
					blanks = append(blanks, '\t')
				} else {
					blanks = append(blanks, ' ')
				}
			case 2:
				blanks = append(blanks, ' ', ' ')
			}
			at += units(c)
			continue
		}
		if room -= cells(c); room < 0 {
			after.WriteString("…")
			break
		}
		after.WriteRune(c)
	}
	text, pad = before.String(), string(blanks)
	if len(blanks) > frameWidth*3/4 { // the column is far to the right
		text, pad = tail(text, frameWidth/2)
	}
	rest := []rune(after.String())
	if n := frameWidth - len([]rune(pad)); len(rest) > max(n, frameWidth/4) {
		rest = append(rest[:max(n, frameWidth/4)], '…')
	}
	return text + string(rest), pad
}

// tail returns the end of text, so many columns of it behind a mark, and the blanks below.
func tail(text string, columns int) (end, blanks string) {
	runes := []rune(text)
	i, n := len(runes), 0
	for i > 0 && n+cells(runes[i-1]) <= columns {
		i--
		n += cells(runes[i])
	}
	blanks = " "
	for _, c := range runes[i:] {
		if c == '\t' {
			blanks += "\t"
		} else {
			blanks += strings.Repeat(" ", cells(c))
		}
	}
	return "…" + string(runes[i:]), blanks
}

// cells returns how many columns of a terminal c takes; a tab counts as one.
func cells(c rune) int {
	if c < 0x300 {
		return 1
	}
	if unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
