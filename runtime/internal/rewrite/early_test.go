package rewrite_test

import (
	"os"
	"strings"
	"testing"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// compile reads, lowers and compiles source as global code.
func compile(source string) error {
	tree, err := rewrite.ParseScript("t.js", source, parser.WithDisableSourceMaps)
	if err != nil {
		return err
	}
	res, err := rewrite.Program(tree, rewrite.Options{})
	if err != nil {
		return err
	}
	_, err = goja.CompileAST(res.Program, false)
	return err
}

// TestEarlyErrors compares which programs are accepted with what node says of them: each line of the file has its
// verdict and the program.
func TestEarlyErrors(t *testing.T) {
	data, err := os.ReadFile("testdata/early.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		verdict, source, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		err := compile(source)
		switch {
		case verdict != "ok" && verdict != "bad":
			t.Errorf("want ok or bad and a tab: %q", line)
		case err != nil && verdict == "ok":
			t.Errorf("refused: %s: %v", source, err)
		case err == nil && verdict == "bad":
			t.Errorf("accepted: %s", source)
		case err != nil && !strings.Contains(err.Error(), "t.js:"):
			t.Errorf("%s: an error without a position: %v", source, err)
		}
	}
}
