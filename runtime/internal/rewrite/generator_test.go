package rewrite_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var record = flag.Bool("record", false, "record what node prints for the programs of testdata")

// program is one of a file of programs: a line "-- name --", then its source. One named prelude goes before all others.
type program struct{ name, source string }

func readPrograms(t testing.TB, name string) []program {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var list []program
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			list = append(list, program{name: strings.TrimSuffix(strings.TrimSpace(name), " --")})
			continue
		}
		p := &list[len(list)-1]
		p.source += line
	}
	if list[0].name == "prelude" {
		for i := range list[1:] {
			list[i+1].source = list[0].source + list[i+1].source
		}
		list = list[1:]
	}
	return list
}

// byNode runs source in node and returns what it printed.
func byNode(t *testing.T, source string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "t.js")
	must(os.WriteFile(file, []byte("var print = (...a) => console.log(a.map(String).join(' '));"+source), 0o600))
	out, err := exec.Command("node", "--unhandled-rejections=warn", file).Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	return string(out)
}

// TestGenerators runs async generators and for await loops, which goja does not have, and compares what they print, and
// in which order, with what node printed.
func TestGenerators(t *testing.T) {
	for _, file := range []string{"generators", "patterns"} {
		t.Run(file, func(t *testing.T) { comparePrograms(t, file) })
	}
}

func comparePrograms(t *testing.T, file string) {
	programs := readPrograms(t, file+".txt")
	recorded := filepath.Join("testdata", file+".out")
	if *record {
		var b strings.Builder
		for _, p := range programs {
			b.WriteString("-- " + p.name + " --\n" + byNode(t, p.source))
		}
		must(os.WriteFile(recorded, []byte(b.String()), 0o644))
	}
	want := map[string]string{}
	for _, p := range readPrograms(t, file+".out") {
		want[p.name] = p.source
	}
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			want, ok := want[p.name]
			if !ok {
				t.Fatal("nothing is recorded for this program; run with -record where there is node")
			}
			if got := lowered(t, p.source); got != want {
				t.Errorf("got:\n%s\nwant:\n%s\n%s", got, want, firstDifference(got, want))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "first difference: got " + g[i] + ", want " + w[i]
		}
	}
	return "one is longer"
}
