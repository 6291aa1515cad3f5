package main

import (
	"maps"
	"strings"
	"testing"
)

func TestParseEnv(t *testing.T) {
	for _, c := range []struct {
		text string
		want map[string]string
		err  string
	}{
		{"A=1\n\n# c\nexport B = two words # c\r\nC=\nD=a#b\n", map[string]string{"A": "1", "B": "two words", "C": "", "D": "a#b"}, ""},
		{`A="x\ny\t\"z\\n" # c` + "\nB='a\\n$b'\nC=`it's \"so\"`\nD=\"# no comment\"", map[string]string{"A": "x\ny\t\"z\\n", "B": `a\n$b`, "C": `it's "so"`, "D": "# no comment"}, ""},
		{"A=\"one\ntwo\"\nB=3", map[string]string{"A": "one\ntwo", "B": "3"}, ""},
		{"\uFEFFA=1", map[string]string{"A": "1"}, ""},
		{"A=1\nA=2", map[string]string{"A": "2"}, ""},
		{"A", nil, `f:1: want NAME=value, got "A"`},
		{"A=1\n1A=2", nil, `f:2: want NAME=value`},
		{"=x", nil, "f:1: want NAME=value"},
		{"A=1\nB=\"open\nx", nil, `f:2: the value of B has no closing "`},
		{`A="x" y`, nil, `f:1: unexpected "y" behind the value of A`},
	} {
		got := map[string]string{}
		err := parseEnv("f", c.text, got)
		switch {
		case c.err == "" && (err != nil || !maps.Equal(got, c.want)):
			t.Errorf("%q: got %v, %v, want %v", c.text, got, err, c.want)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%q: got %v, want an error with %q", c.text, err, c.err)
		}
	}
}

func FuzzParseEnv(f *testing.F) {
	f.Add("A=\"x\\ny\" # c\nB='z")
	f.Fuzz(func(t *testing.T, text string) { _ = parseEnv("f", text, map[string]string{}) })
}
