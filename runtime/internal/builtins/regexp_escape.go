package builtins

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
)

// This file writes patterns as text: RegExp.prototype.source and RegExp.escape.

// escapeSource is EscapeRegExpPattern (22.2.6.13.1).
func escapeSource(s goja.String) goja.Value {
	if s.Length() == 0 {
		return goja.StringFromUTF16([]uint16{'(', '?', ':', ')'})
	}
	var out []uint16
	inClass, changed := false, false
	for i := 0; i < s.Length(); i++ {
		c := s.CharAt(i)
		escape := ""
		switch c {
		case '\\':
			if i+1 < s.Length() && !isLineEnd(s.CharAt(i+1)) {
				out = append(out, c)
				i++
				c = s.CharAt(i)
			} else if i+1 < s.Length() {
				changed = true
				continue // the line end brings its own
			}
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '/':
			if !inClass {
				escape = `\/`
			}
		case '\n':
			escape = `\n`
		case '\r':
			escape = `\r`
		case 0x2028:
			escape = `\u2028`
		case 0x2029:
			escape = `\u2029`
		}
		if escape == "" {
			out = append(out, c)
			continue
		}
		changed = true
		for _, e := range escape {
			out = append(out, uint16(e))
		}
	}
	if !changed {
		return s
	}
	return goja.StringFromUTF16(out)
}

func isLineEnd(c uint16) bool { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 }

// escapeRegExp is the body of RegExp.escape (22.2.5.1).
func escapeRegExp(units []uint16) []uint16 {
	var out []uint16
	text := func(format string, args ...any) {
		for _, c := range fmt.Sprintf(format, args...) {
			out = append(out, uint16(c))
		}
	}
	for i := 0; i < len(units); i++ {
		c := units[i]
		pair := c&0xFC00 == 0xD800 && i+1 < len(units) && units[i+1]&0xFC00 == 0xDC00
		switch {
		case pair:
			out = append(out, c, units[i+1])
			i++
		case i == 0 && (c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80):
			text(`\x%02x`, c)
		case c < 0x80 && strings.IndexByte(`^$\.*+?()[]{}|/`, byte(c)) >= 0:
			out = append(out, '\\', c)
		case c >= '\t' && c <= '\r':
			text(`\%c`, "tnvfr"[c-'\t'])
		case c < 0x80 && strings.IndexByte(",-=<>#&!%:;@~'`\" ", byte(c)) >= 0, c == 0xA0:
			text(`\x%02x`, c)
		case c == 0x1680, c >= 0x2000 && c <= 0x200A, c == 0x2028, c == 0x2029, c == 0x202F, c == 0x205F, c == 0x3000, c == 0xFEFF,
			c >= 0xD800 && c <= 0xDFFF:
			text(`\u%04x`, c)
		default:
			out = append(out, c)
		}
	}
	return out
}
