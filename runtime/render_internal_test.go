package runtime

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCodeFrame(t *testing.T) {
	long := strings.Repeat("x", 300)
	for _, c := range []struct {
		name, line string
		column     int
		text, pad  string
	}{
		{"start", "let a = 1", 1, "let a = 1", ""},
		{"middle", "let a = 1", 5, "let a = 1", "    "},
		{"behind the end", "ab", 9, "ab", "  "},
		{"tabs stay", "\t\tf()", 3, "\t\tf()", "\t\t"},
		{"wide", "漢字f()", 3, "漢字f()", "    "},
		{"two units, two cells", "👍f()", 3, "👍f()", "  "},
		{"combining", "e\u0301f()", 3, "e\u0301f()", " "},
		{"invalid", "a\xff\xfeb", 3, "a\ufffdb", "  "},
		{"control", "a\x1b[31mb", 2, "a\ufffd[31mb", " "},
		{"blank", " \t ", 2, "", ""},
		{"long, at its start", long, 1, long[:100] + "…", ""},
		{"long, far in", long, 200, "…" + long[:50] + long[:49] + "…", strings.Repeat(" ", 51)},
		{"long, at its end", long, 301, "…" + long[:50], strings.Repeat(" ", 51)},
	} {
		if text, pad := codeFrame(c.line, c.column); text != c.text || pad != c.pad {
			t.Errorf("%s: got %q, %q, want %q, %q", c.name, text, pad, c.text, c.pad)
		}
	}
}

func TestUTF16Column(t *testing.T) {
	source := "let a\nlet 漢 = '👍'; f()\n"
	for _, c := range []struct{ line, bytes, want int }{
		{1, 1, 1}, {1, 5, 5}, {1, 9, 9}, {2, 5, 5}, {2, 8, 6}, {2, 16, 12}, {3, 1, 1}, {9, 4, 4},
	} {
		if got := utf16Column(source, c.line, c.bytes); got != c.want {
			t.Errorf("line %d, byte %d: got %d, want %d", c.line, c.bytes, got, c.want)
		}
	}
}

func TestParseStack(t *testing.T) {
	got := parseStack("Error: at x:1:2 not this\n    at f (a.js:1:2)\n    at async g (C:\\b.js:3:4)\n\tat h\u200b (c d.js:5:6(78))\n" +
		"    at e.js:7:8\n    at async https://x/y.js:9:10\n    at Array.map (native)\n    at %loop:1:1(3)\n    at z (w.js:0:1)\n" +
		"    at y (w.js:99999999999999999999:1)\nnonsense")
	want := []Frame{
		{Function: "f", File: "a.js", Line: 1, Column: 2},
		{Function: "g", File: `C:\b.js`, Line: 3, Column: 4, Async: true},
		{Function: "h", File: "c d.js", Line: 5, Column: 6},
		{File: "e.js", Line: 7, Column: 8},
		{File: "https://x/y.js", Line: 9, Column: 10, Async: true},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("frame %d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestLongMessages(t *testing.T) {
	e := &ScriptError{Name: "Error", Message: strings.Repeat("é", 1<<19), prefix: "Uncaught"}
	if s := e.Detail(); len(s) > maxMessage+100 || !utf8.ValidString(s) || !strings.HasSuffix(s, "... 520192 more characters\n") {
		t.Errorf("%d bytes, ending in %q", len(s), s[len(s)-50:])
	}
	e.Message = "a\r\nb\x00\x1b]0;title\x07\xff\u009b\ttab"
	if got, want := e.Detail(), "Uncaught Error: a\nb\\x00\\x1b]0;title\\x07\ufffd\\x9b\ttab\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSyntaxErrorWording(t *testing.T) {
	for _, c := range []struct{ theirs, want string }{
		{"SyntaxError: Unexpected token }", "Unexpected token '}'"},
		{"Unexpected token ILLEGAL", "Invalid or unexpected token"},
		{"Unexpected end of input", "Unexpected end of input"},
		{`Unexpected "}"`, "Unexpected token '}'"},
		{"Unexpected end of file", "Unexpected end of input"},
		{`Expected ")" but found end of file`, "Unexpected end of input"},
		{`Expected ")" but found "x"`, `Unexpected token 'x', expected ")"`},
		{`Expected identifier but found "="`, "Unexpected token '=', expected identifier"},
		{`The symbol "a" has already been declared`, "Identifier 'a' has already been declared"},
		{"Unterminated string literal", "Invalid or unexpected token (a string that does not end)"},
		{"Something else\nwith details", "Something else"},
	} {
		e := NewSyntaxError("a.ts", 2, 3, c.theirs, "one\ntwo\n")
		want := "Uncaught SyntaxError: " + c.want + "\na.ts:2:3\n  2 | two\n    |   ^\n"
		if got := e.Detail(); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.theirs, got, want)
		}
	}
	if got := NewSyntaxError("a.ts", 0, 0, "x", "").Detail(); got != "Uncaught SyntaxError: x\na.ts:1:1\n" {
		t.Errorf("no position: %q", got)
	}
}

func TestCalleeBefore(t *testing.T) {
	for _, c := range []struct{ before, want string }{
		{"  return o.f", "o.f"}, {"await a.b.c ", "a.b.c"}, {"x = f(1, g(2))", "f(...)"}, {"o[k].m", "o[k].m"}, {"o?.m?.", "o?.m"},
		{"this.#p", "this.#p"}, {"(() => {})", ""}, {"1 + ", ""}, {"", ""}, {")", ""}, {"été", "été"},
	} {
		if got := calleeBefore(c.before); got != c.want {
			t.Errorf("%q: got %q, want %q", c.before, got, c.want)
		}
	}
}

func FuzzParseStack(f *testing.F) {
	f.Add("Error: x\n    at f (a.js:1:2)\n\tat g\u200b (b.js:3:4(5))\n    at async c.js:1:1")
	f.Fuzz(func(t *testing.T, text string) {
		for _, frame := range parseStack(text) {
			if frame.Line < 1 || frame.Column < 1 || frame.File == "" {
				t.Errorf("%q: %+v", text, frame)
			}
			again := parseStack("    at " + frame.String())
			if len(again) != 1 || again[0].Line != frame.Line || again[0].Column != frame.Column {
				t.Errorf("%q: %+v is read back as %+v", text, frame, again)
			}
		}
	})
}

func FuzzCodeFrame(f *testing.F) {
	f.Add("\tlet 漢 = 👍", 7)
	f.Fuzz(func(t *testing.T, line string, column int) {
		line, _, _ = strings.Cut(line, "\n")
		text, pad := codeFrame(line, column)
		if !utf8.ValidString(text) || strings.Trim(pad, " \t") != "" || textWidth(text) > 2*frameWidth+4 || textWidth(pad) > frameWidth {
			t.Errorf("%q, %d: %q, %q", line, column, text, pad)
		}
		e := NewSyntaxError("f.js", 1, column, line, line)
		if s := e.Detail(); !utf8.ValidString(s) {
			t.Errorf("%q: %q", line, s)
		}
	})
}

func FuzzCalleeBefore(f *testing.F) {
	f.Add("await o[f(1)].g")
	f.Fuzz(func(t *testing.T, s string) {
		if got := calleeBefore(s); len(got) > 80 {
			t.Errorf("%q: %q", s, got)
		}
	})
}

// TestOtherGoja: where goja's errors are not built as expected, reports lose frames, not errors.
func TestOtherGoja(t *testing.T) {
	rt, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	err = rt.DoLoop(context.Background(), func(l *Loop) error {
		if es := findErrorStacks(l.vm, l.vm.NewObject()); es != nil {
			t.Errorf("a plain object is taken for an error: %+v", es)
		}
		l.stacks = nil
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = rt.RunScript(context.Background(), "a.js", `async function f() { await null; throw new Error("x") }
await (async () => { try { await f() } catch (e) { null.x } })()`)
	if err == nil || !strings.Contains(err.Error(), "TypeError: Cannot read propert") {
		t.Errorf("got %v", err)
	}
}
