package regex

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf16"
)

// cases are patterns, flags and subjects. What they must give is in testdata/expected.json, as Node gave it.
type testCase struct{ Pattern, Flags, Subject string }

func cases() []testCase {
	var list []testCase
	add := func(flags string, subject string, patterns ...string) {
		for _, p := range patterns {
			for f := range strings.SplitSeq(flags, ",") {
				list = append(list, testCase{p, f, subject})
			}
		}
	}
	add("u,iu,v,iv", "aÄßKſ\u212Aé 日本 😀👍🏽👨‍👩‍👧 x1_", `\p{L}+`, `\P{L}+`, `[\p{L}\d]+`, `[^\p{L}]+`, `\p{Lu}`, `\P{Lu}`, `[^\p{Lu}]`, `[^\P{Lu}]`, `\p{Ll}+`,
		`\p{Script=Han}+`, `\p{sc=Latin}+`, `\p{scx=Hira}`, `\p{Emoji}`, `\p{Emoji_Presentation}+`, `\p{Extended_Pictographic}`, `\p{Any}*`, `\p{ASCII}+`,
		`\p{gc=Nd}`, `\p{General_Category=Decimal_Number}`, `\p{Alphabetic}+$`, `\w+`, `\W+`, `[\w]+`, `[^\w]+`, `\b.`, `s`, `k`, `[k-s]+`, `ß`, `.`, `^.{5}`, `[😀-🙏]`, `😀+`, `\u{1F600}`, `\ud83d\ude00`, `\ud83d`)
	add("u,v", "x", `\p{Foo}`, `\p{sc=Foo}`, `\p`, `\p{`, `\pL`, `\p{RGI_Emoji}`, `\P{RGI_Emoji}`, `[\p{RGI_Emoji}]`, `[^\p{RGI_Emoji}]`, `\p{Script}`, `\p{L=L}`, `\p{gc=L=}`, `\p{Lowercase=Yes}`, `\p{ASCII=}`, `\p{ L}`, `\p{^L}`, `\p{l}`, `\p{Block=ASCII}`, `\p{InASCII}`, `\p{IsLatin}`, `\p{Line_Break}`)
	add("v,iv", "abcxyz09ß🇩🇪1️⃣👍🏽", `[\w--[a-c]]+`, `[[a-z]&&[b-y]]+`, `[\p{L}--\p{Lu}]+`, `[^\d]+`, `\p{RGI_Emoji}`, `[\p{RGI_Emoji}--\q{👍🏽}]`, `[\q{abc|x|}y]+`, `[\q{a|ab|abc}]`, `^[\q{}]`,
		`[a-z&&[aeiou]]`, `[a--b--c]`, `[a&&&b]`, `[a&&b--c]`, `[ab--c]`, `[(]`, `[)]`, `[{]`, `[/]`, `[-]`, `[|]`, `[a-]`, `[\-]`, `[&&]`, `[a&&]`, `[--a]`, `[a!!]`, `[!]`, `[a^^b]`, `[\&\-\!\#\%\,\:\;\<\=\>\@\`+"`"+`\~]+`, `[]`, `[^]`, `[^\q{ab}]`, `[^\q{a|b}]+`, `[\d--\q{0}]`, `[[[[a]]]]`, `[^[^a]]`, `[\p{Emoji_Keycap_Sequence}]`, `\p{RGI_Emoji_Flag_Sequence}`, `\p{Basic_Emoji}`, `[^\p{Lu}]+`, `\P{Lu}+`, `[^\P{Lu}]`)
	add("d,du,dg,dgi,dy", "aBcabc", `(?<x>b)(c)?`, `(a)|(b)`, `b(?=(c))`, `z`, `(?<=(?<y>a))b`, ``)
	add("d,du", "aaabbb", `(a*)*`, `(?:(a)|b)*`, `(a*?)*?$`, `(z)?a`, `(a?)*b`, `(?:a|(b)){2,4}`, `(a{2}){1,}`, `(?=(a+))\1b`, `(?!(b))a`, `((a)|(b))+`, `(?:a*?){3}`, `(a|ab)(c|bcd)(d*)`, `()*`, `(?:)*`, `a{0}b`, `a{2,1}`, `(a?){3}`, `(?<!a)b`, `(?<=a)b`, `(?<=(a)(a))b`, `(?<=(\w+))b`, `(?<=\1(a))b`, `(?<=([ab]+)([bc]+))$`)
	add("du", "ab12", `\1`, `(a)\1`, `\k<x>(?<x>a)`, `(?<x>a)\k<x>`, `\k<y>(?<x>a)`, `\k`, `(?<x>a)(?<x>b)`, `(?<𝒜>.)`, `(?<\u{61}>.)`, `(?<1a>.)`, `(?<>a)`, `(?<a`, `{`, `}`, `]`, `a{`, `a{1`, `\-`, `\a`, `\c`, `\cA`, `\c1`, `[\c1]`, `\0`, `\00`, `\01`, `\x1`, `\u1`, `\u{110000}`, `\u{}`, `[b-a]`, `[\d-z]`, `[a-\d]`, `(?=a)*`, `(?!a)+`, `(?<=a)*`, `^*`, `\b+`, `*`, `a**`, `+`, `(`, `)`, `[`, `(?a)`, `a|*`, `\`)
	add("d", "ab12-c\\", `\1`, `(a)\1`, `\k<x>`, `\k<x>(?<x>a)`, `\k`, `{`, `}`, `]`, `a{`, `a{1`, `{1}`, `a{,2}`, `\-`, `\a`, `\c`, `\cA`, `\c1`, `[\c1]`, `[\c]`, `\0`, `\00`, `\01`, `\101`, `\400`, `\8`, `\x1`, `\u1`, `\u{61}`, `[b-a]`, `[\d-z]+`, `[a-\d]+`, `[\w-\d]+`, `(?=a)*`, `(?!a)+`, `(?<=a)*`, `^*`, `\b+`, `(?i-i:a)`, `[\b]`, `\p{L}`, `[^]`, `[]`, `[]a]`, `[^]a]`, `\d+|\D+`, `(?<n>1)|2`)
	add("d", "aAbB\nc", `(?ii:a)`, `(?-:a)`, `(?g:a)`, `(?i-i:a)`, `(?:`, `(?i`, `(?-`, `(?i-`, `(?i)a`)
	add("di,dui", "ΣσςİıKkſsßẞΩΩåÅÅ", `σ+`, `ı`, `i`, `k+`, `s+`, `ß+`, `Ω+`, `å+`, `[Σ]+`, `[a-z]+`, `[^s]+`, `\u212b`, `ẞ`, `ſ`, `[ſ]`, `\u{0345}`)
	add("duy,dug,dgv", "😀a", ``, `(?:)`, `.`, `a`, `^`, `$`)
	return list
}

const peer = `const cs = JSON.parse(require('fs').readFileSync(0)); console.log(JSON.stringify(cs.map(c => {
	let re; try { re = new RegExp(c.Pattern, c.Flags) } catch (e) { return 'SyntaxError' }
	const out = [];
	for (let i = 0; i < 6; i++) {
		const m = re.exec(c.Subject);
		if (!m) { out.push(null); break }
		out.push([m.index, ...m].map(x => x ?? null).concat(m.groups ? JSON.stringify(m.groups) : []));
		if (!re.global) break;
		if (m[0] === '') re.lastIndex += re.unicode || re.unicodeSets ? String.fromCodePoint(c.Subject.codePointAt(re.lastIndex) ?? 0).length : 1;
	}
	return JSON.stringify(out);
})))`

// run does what the script above does.
func (c testCase) run() string {
	f, err := ParseFlags(c.Flags)
	if err != nil {
		return "SyntaxError"
	}
	p, err := Compile(utf16.Encode([]rune(c.Pattern)), f)
	if err != nil {
		return "SyntaxError"
	}
	in := &Input{Units: utf16.Encode([]rune(c.Subject))}
	var out []any
	at := 0
	for range 6 {
		var m []int
		if at <= len(in.Units) {
			if f.Sticky {
				m, err = p.Match(in, at)
			} else {
				m, err = p.Search(in, at)
			}
		}
		if err != nil {
			return err.Error()
		}
		if m == nil {
			out = append(out, nil)
			break
		}
		row := []any{m[0]}
		groups := map[string]any{}
		for i := 0; i < len(m); i += 2 {
			var v any
			if m[i] >= 0 {
				v = string(utf16.Decode(in.Units[m[i]:m[i+1]]))
			}
			row = append(row, v)
			if p.Names != nil && p.Names[i/2] != "" && v != nil {
				groups[p.Names[i/2]] = v
			}
		}
		if p.Names != nil {
			text, _ := json.Marshal(groups)
			row = append(row, string(text))
		}
		out = append(out, row)
		if !f.Global {
			break
		}
		at = m[1]
		if m[1] == m[0] {
			at++
			if p.u && at < len(in.Units) && high(in.Units[at-1]) {
				at++
			}
		}
	}
	text, _ := json.Marshal(out)
	return string(text)
}

func TestAgainstNode(t *testing.T) {
	list := cases()
	const file = "testdata/expected.json"
	if os.Getenv("UPDATE") != "" {
		input, _ := json.Marshal(list)
		cmd := exec.Command("node", "-e", peer)
		cmd.Stdin = strings.NewReader(string(input))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("node: %v: %s", err, out)
		}
		var want []string
		if err := json.Unmarshal(out, &want); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		b.WriteString("[\n")
		for i, c := range list {
			row, _ := json.Marshal([]string{c.Pattern, c.Flags, want[i]})
			b.Write(row)
			if i < len(list)-1 {
				b.WriteString(",")
			}
			b.WriteString("\n")
		}
		b.WriteString("]\n")
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want [][]string
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != len(list) {
		t.Fatalf("%s has %d cases, want %d: run with UPDATE=1", file, len(want), len(list))
	}
	bad := 0
	for i, c := range list {
		if want[i][0] != c.Pattern || want[i][1] != c.Flags {
			t.Fatalf("%s is of other cases: run with UPDATE=1", file)
		}
		if got := c.run(); !same(got, want[i][2]) {
			bad++
			t.Errorf("/%s/%s on %q:\n got %s\nwant %s", c.Pattern, c.Flags, c.Subject, got, want[i][2])
		}
	}
	if bad > 0 {
		t.Logf("%d of %d differ", bad, len(list))
	}
}

// TestNewerThanNode has modifiers and duplicate names (ES2025), by the specification's steps.
func TestNewerThanNode(t *testing.T) {
	const s = "aAbB\nc"
	for _, c := range []struct{ pattern, flags, subject, want string }{
		{`(?i:a)+`, "d", s, `[[0,"aA"]]`},
		{`(?i:a)B`, "d", s, `[null]`},
		{`(?i:aa)b`, "d", s, `[[0,"aAb"]]`},
		{`(?-i:a)A`, "d", s, `[[0,"aA"]]`},
		{`(?-i:A)b`, "di", s, `[[1,"Ab"]]`},
		{`(?-i:A)a`, "di", s, `[null]`},
		{`(?m:^)c`, "", s, `[[5,"c"]]`},
		{`^c`, "", s, `[null]`},
		{`(?-m:^)c`, "m", s, `[null]`},
		{`(?s:.)+`, "", s, `[[0,"aAbB\nc"]]`},
		{`(?-s:.)+`, "s", s, `[[0,"aAbB"]]`},
		{`(?i-s:A.)`, "s", s, `[[0,"aA"]]`},
		{`(?i:[a-b])+`, "", s, `[[0,"aAbB"]]`},
		{`(?i:a(?-i:a)b)`, "", "aAbaab", `[[3,"aab"]]`},
		{`(?i:(a))\1`, "", s, `[null]`},
		{`(a)(?i:\1)`, "", s, `[[0,"aA","a"]]`},
		{`(?i:\b\w)`, "u", "\u017fx", `[[0,"\u017f"]]`},
		{`(?i:\p{Lu})`, "v", "b", `[[0,"b"]]`},
		{`(?ims:^.$)`, "", "\n", `[[0,"\n"]]`},
		{`(?i-:A)`, "", s, `[[0,"a"]]`},
		{`(?i-i:A)`, "", s, `SyntaxError`},
		{`(?-:a)`, "", s, `SyntaxError`},
		{`(?u:a)`, "", s, `SyntaxError`},
		{`(?<x>a)|(?<x>b)`, "", "b", `[[0,"b",null,"b","{\"x\":\"b\"}"]]`},
		{`(?:(?<x>a)|(?<x>b))\k<x>`, "", "abb", `[[1,"bb",null,"b","{\"x\":\"b\"}"]]`},
		{`(?:(?:(?<x>a)|(?<x>b)|c)\k<x>){2}`, "", "aac", `[[0,"aac",null,null,"{}"]]`},
		{`(?<x>a)(?<x>b)`, "", "ab", `SyntaxError`},
		{`(?:(?<x>a)|b)(?<x>c)`, "", "ab", `SyntaxError`},
		{`(?<x>a)(?:b|(?<x>c))`, "", "ab", `SyntaxError`},
	} {
		if got := (testCase{c.pattern, c.flags, c.subject}).run(); !same(got, c.want) {
			t.Errorf("/%s/%s on %q: got %s, want %s", c.pattern, c.flags, c.subject, got, c.want)
		}
	}
}

// same compares JSON texts: undefined groups are left out on one side.
func same(a, b string) bool {
	if a == b {
		return true
	}
	norm := func(s string) string {
		s = strings.ReplaceAll(s, `\ufffd`, "?")
		var v any
		if json.Unmarshal([]byte(s), &v) != nil {
			return s
		}
		return fmt.Sprint(v)
	}
	return norm(a) == norm(b)
}

// FuzzMatch: no pattern and no subject makes the package panic or run on after it was stopped.
func FuzzMatch(f *testing.F) {
	for _, c := range cases() {
		f.Add(c.Pattern, c.Flags, c.Subject)
	}
	f.Fuzz(func(t *testing.T, pattern, flags, subject string) {
		fl, err := ParseFlags(flags)
		if err != nil {
			return
		}
		p, err := Compile(utf16.Encode([]rune(pattern)), fl)
		if err != nil {
			return
		}
		calls := 0
		in := &Input{Units: utf16.Encode([]rune(subject)), Stop: func() bool { calls++; return calls > 20 }}
		for at := 0; at <= len(in.Units) && at < 20; at++ {
			m, err := p.Search(in, at)
			if err != nil {
				return
			}
			for i, x := range m {
				if x < -1 || x > len(in.Units) || i%2 == 1 && x < m[i-1] {
					t.Fatalf("captures %v of /%s/%s on %q", m, pattern, flags, subject)
				}
			}
		}
	})
}
