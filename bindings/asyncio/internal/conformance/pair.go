// Package conformance holds what proves that asyncio behaves here as it does under CPython: pairs of programs, one in
// Python and one in JavaScript, that print the same trace; CPython's recorded output; and the document CONFORMANCE.md,
// which is made of them. The command in folder kit records and writes; the tests of package asyncio run the pairs.
package conformance

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Pair is one program in both languages.
type Pair struct {
	Name       string // folder and base name: "A/alternate"
	JavaScript string // the source of its JavaScript half
	Want       string // what CPython printed, "" when it has not been recorded
	Statements []int  // the numbers of the statements that it shows, from its first line
	Reports    bool   // whether it leaves errors to the default exception handler, as its second line says
}

// Program reports whether the pair is a longer one, written as people write programs, instead of for one statement.
func (p Pair) Program() bool { return path.Dir(p.Name) == "programs" }

// statementsPrefix begins the first line of a JavaScript half: "// statements: 29, 30".
const statementsPrefix = "// statements:"

// reportsLine is the second line of a program that leaves errors to the default exception handler. CPython only logs
// them, which its Python half turns off; here they go to stderr and make the run's status 1. A program without
// this line must not report anything, as its Python half must not write to stderr.
const reportsLine = "// reports errors\n"

// Helper returns the source that is put before each JavaScript half, as kit.py is imported by each Python half.
func Helper(dir string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, "kit.js"))
	return string(text), err
}

// Load reads the pairs below a folder, sorted by name. It is an error if a half is missing, or the first line of a
// JavaScript half does not say which statements it shows. A recording that is missing is no error.
func Load(dir string) ([]Pair, error) {
	var pairs []Pair
	scripts, err := filepath.Glob(filepath.Join(dir, "*", "*.js"))
	if err != nil {
		return nil, err
	}
	pythons, err := filepath.Glob(filepath.Join(dir, "*", "*.py"))
	if err != nil {
		return nil, err
	}
	for _, file := range pythons {
		if half := strings.TrimSuffix(file, ".py") + ".js"; !slices.Contains(scripts, half) {
			return nil, fmt.Errorf("load pairs: %s has no %s", file, filepath.Base(half))
		}
	}
	for _, file := range scripts {
		if half := strings.TrimSuffix(file, ".js") + ".py"; !slices.Contains(pythons, half) {
			return nil, fmt.Errorf("load pairs: %s has no %s", file, filepath.Base(half))
		}
		p, err := loadPair(dir, file)
		if err != nil {
			return nil, fmt.Errorf("load pairs: %s: %w", file, err)
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

func loadPair(dir, file string) (Pair, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return Pair{}, err
	}
	name, err := filepath.Rel(dir, strings.TrimSuffix(file, ".js"))
	if err != nil {
		return Pair{}, err
	}
	want, err := os.ReadFile(strings.TrimSuffix(file, ".js") + ".out")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Pair{}, err
	}
	p := Pair{Name: filepath.ToSlash(name), JavaScript: string(source), Want: string(want)}
	first, rest, _ := strings.Cut(p.JavaScript, "\n")
	p.Reports = strings.HasPrefix(rest, reportsLine)
	list, ok := strings.CutPrefix(first, statementsPrefix)
	if !ok {
		return Pair{}, fmt.Errorf("want a first line %q, got %q", statementsPrefix+" 1, 2", first)
	}
	for _, word := range strings.Split(list, ",") {
		word = strings.TrimSpace(word)
		if word == "none" { // a program, or a case of the general rules
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil {
			return Pair{}, fmt.Errorf("first line: want numbers of statements, or none, got %q", word)
		}
		p.Statements = append(p.Statements, n)
	}
	return p, nil
}
