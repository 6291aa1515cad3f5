package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the test binary be the goja_nodejs contender, as bench itself is.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == gojaCommand {
		os.Exit(runGoja(os.Args[2], os.Args[3:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// contendersForTest unpacks the programs and finds the contenders.
func contendersForTest(t *testing.T) []contender {
	t.Helper()
	contenders, err := findContenders(t.Context(), t.TempDir(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	return contenders
}

// smallPrograms lists the programs with a size that takes no time.
var smallPrograms = map[string]int{
	"chain": 1000, "spawn": 100, "sleepers": 20, "cancel": 100, "nested": 50, "forawait": 100, "memory": 100,
	"queue": 100, "lock": 100, "event": 100, "group": 100, "limit": 100, "growth": 100,
}

func TestEveryRowHasItsPrograms(t *testing.T) {
	extensions := map[string]string{coro: "coro/%.js", goja: "goja/%.js", python: "python/%.py"}
	used := map[string]bool{}
	for _, r := range allRows() {
		if r.program == "" {
			continue
		}
		if smallPrograms[r.program] == 0 {
			t.Errorf("%s: program %s is not tested", r.name, r.program)
		}
		for _, name := range r.contenders {
			file := "programs/" + strings.Replace(extensions[name], "%", r.program, 1)
			used[file] = true
			if _, err := programs.ReadFile(file); err != nil {
				t.Errorf("%s: %v", r.name, err)
			}
		}
	}
	for _, pattern := range extensions {
		files, err := filepath.Glob("programs/" + strings.Replace(pattern, "%", "*", 1))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !used[filepath.ToSlash(file)] {
				t.Errorf("%s belongs to no row", file)
			}
		}
	}
}

func TestProgramsDoTheirWork(t *testing.T) {
	forEachProgram(t, func(t *testing.T, c contender, program string, n int) {
		if _, err := runProgram(t.Context(), c, program, n); err != nil {
			t.Fatal(err)
		}
	})
}

// TestWrongResultsFail changes what each program expects, and so makes its right result a wrong one.
func TestWrongResultsFail(t *testing.T) {
	expectation := regexp.MustCompile(`(?m)^((?:const )?expected = )`)
	forEachProgram(t, func(t *testing.T, c contender, program string, n int) {
		source, err := os.ReadFile(c.file(program))
		if err != nil {
			t.Fatal(err)
		}
		changed := expectation.ReplaceAll(source, []byte("${1}1 + "))
		if bytes.Equal(source, changed) {
			t.Fatal("no line begins with expected =")
		}
		c.dir = t.TempDir()
		if err := os.WriteFile(c.file(program), changed, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = runProgram(t.Context(), c, program, n)
		if err == nil || !strings.Contains(err.Error(), program+": ") {
			t.Errorf("got error %v, want the program's own complaint", err)
		}
	})
}

// forEachProgram runs a test for each program of each contender that is there.
func forEachProgram(t *testing.T, test func(t *testing.T, c contender, program string, n int)) {
	for _, c := range contendersForTest(t) {
		if c.dir == "" {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			if c.missing != nil {
				t.Skipf("%s is missing: %v", c.name, c.missing)
			}
			for program, n := range smallPrograms {
				if !slices.ContainsFunc(allRows(), func(r row) bool { return r.program == program && r.takesPart(c) }) {
					continue
				}
				t.Run(program, func(t *testing.T) {
					t.Parallel()
					test(t, c, program, n)
				})
			}
		})
	}
}

func TestLessWorkFails(t *testing.T) {
	dir := t.TempDir()
	c := contender{name: goja, program: []string{os.Args[0], gojaCommand}, dir: dir, ext: ".js"}
	for source, want := range map[string]string{
		`console.log("n 3\nelapsed 1")`: "reports n 3, want 4",
		`console.log("elapsed 1")`:      "reports n 0, want 4",
		`console.log("n 4")`:            "reports elapsed 0",
		`process.exit(3)`:               "exit status 3",
		`throw new Error("oh no")`:      "oh no",
	} {
		if err := os.WriteFile(c.file("lazy"), []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := runProgram(t.Context(), c, "lazy", 4)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want one with %q", source, err, want)
		}
	}
}

func TestLiveFromTrace(t *testing.T) {
	line := func(live, stacks string) string {
		return "gc 9 @0.2s 5%: 0.02+1.3+0 ms clock, 0.1+0.2/1/2+0 ms cpu, 9->9->" + live + " MB, 10 MB goal, " + stacks + " MB stacks, 0 MB globals, 2 P\n"
	}
	got, err := liveFromTrace(line("1", "0") + "noise\n" + line("8", "1") + line("7", "1") + line("9", "1"))
	if err != nil || got != 8<<20 {
		t.Errorf("got %v, %v, want 8 MiB", got, err)
	}
	if _, err := liveFromTrace(line("8", "1") + line("7", "1")); err == nil {
		t.Error("two collections are enough, want an error")
	}
}

// fakeResult returns a row with the given figures and goals.
func fakeResult(goals []goal, figures map[string][]float64) result {
	res := result{
		row:     row{name: "fake", work: "nothing", wanted: "much", unit: seconds, goals: goals},
		samples: map[string][]sample{}, errs: map[string]error{},
	}
	for name, values := range figures {
		for _, value := range values {
			res.samples[name] = append(res.samples[name], sample{value: value, cpu: value})
		}
	}
	return res
}

func TestRatioIsTakenWithinRounds(t *testing.T) {
	// The machine was three times slower in the second round, for both.
	res := fakeResult(nil, map[string][]float64{coro: {1, 3, 1}, goja: {4, 12, 4}})
	if got, ok := res.ratio(goja); !ok || got.value != 4 {
		t.Errorf("got %v, %v, want 4", got, ok)
	}
	if got, ok := res.middle(goja); !ok || got.value != 4 {
		t.Errorf("got median %v, %v, want 4", got, ok)
	}
	if _, ok := res.ratio(python); ok {
		t.Error("got a ratio to a contender that was not measured")
	}
}

func TestGoals(t *testing.T) {
	twice := []goal{{rival: goja, factor: 2}}
	for _, test := range []struct {
		name       string
		goals      []goal
		figures    map[string][]float64
		met, known bool
	}{
		{"met", twice, map[string][]float64{coro: {1}, goja: {2}}, true, true},
		{"missed", twice, map[string][]float64{coro: {1}, goja: {1.9}}, false, true},
		{"rival not there", twice, map[string][]float64{coro: {1}}, false, false},
		{"below the limit", []goal{{limit: 5}}, map[string][]float64{coro: {4}}, true, true},
		{"at the limit", []goal{{limit: 5}}, map[string][]float64{coro: {5}}, false, true},
		{"no goals", nil, map[string][]float64{coro: {5}}, true, false},
	} {
		met, known := fakeResult(test.goals, test.figures).met()
		if met != test.met || known != test.known {
			t.Errorf("%s: got met %v, known %v, want %v, %v", test.name, met, known, test.met, test.known)
		}
	}
}

func TestTable(t *testing.T) {
	res := fakeResult([]goal{{rival: goja, factor: 4}}, map[string][]float64{coro: {0.5}, goja: {1}})
	res.errs[python] = errors.New("it broke")
	var out strings.Builder
	printTable(&out, "a machine", results{res}, 1, true)
	want := `a machine; rounds: 1, medians

| work | coro | goja_nodejs | CPython | node | coro vs goja_nodejs | coro vs CPython | wanted |
|---|--:|--:|--:|--:|--:|--:|---|
| nothing | 0.50 s | 1.00 s | failed | — | 2.00 × | — | much |

Wanted and missed: fake.

Failed: fake, CPython: it broke
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestMeasureAllGoesOnAfterAFailure(t *testing.T) {
	calls := map[string]int{}
	r := row{
		name: "fake", contenders: []string{coro, goja, python},
		measure: func(_ context.Context, c contender, _ row) (sample, error) {
			calls[c.name]++
			if c.name == goja {
				return sample{}, errors.New("it broke")
			}
			return sample{value: 1}, nil
		},
	}
	contenders := []contender{{name: coro}, {name: goja}, {name: python, missing: errors.New("not here")}}
	got := measureAll(t.Context(), []row{r}, contenders, 3, new(bytes.Buffer))
	if calls[coro] != 3 || calls[goja] != 1 || calls[python] != 0 {
		t.Errorf("got calls %v, want 3 of coro, 1 of goja_nodejs, none of CPython", calls)
	}
	if !got.failed() || !slices.Equal(got[0].samples[coro], []sample{{value: 1}, {value: 1}, {value: 1}}) {
		t.Errorf("got %+v, want a failure and three samples of coro", got)
	}
}

func TestCommandLine(t *testing.T) {
	for _, test := range []struct {
		args []string
		want int
	}{
		{[]string{"-h"}, 0},
		{[]string{"-rounds", "0"}, 2},
		{[]string{"-only", "("}, 2},
		{[]string{"-only", "nosuchrow"}, 2},
		{[]string{"left", "over"}, 2},
	} {
		var stdout, stderr bytes.Buffer
		if got := run(t.Context(), test.args, &stdout, &stderr); got != test.want || stderr.Len() == 0 {
			t.Errorf("%v: got status %d with %q, want %d and a message", test.args, got, &stderr, test.want)
		}
	}
}
