package runtime_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/corojs/coro/runtime"
)

// TestLibrary runs the files in testdata/library, which check the library's functions against the specification's
// steps.
func TestLibrary(t *testing.T) {
	prelude, err := os.ReadFile("testdata/library_prelude.js")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/library/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".js"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rt := newRuntime(t, runtime.Options{})
			v, err := rt.RunScript(context.Background(), file, string(prelude)+string(source)+
				"\nif (checks === 0) fail('nothing was checked');\nawait null;\nglobalThis.report = failures.join('\\n');\n")
			if err != nil {
				t.Fatal(err, v)
			}
			report, err := rt.Eval(context.Background(), "report")
			if err != nil {
				t.Fatal(err)
			}
			if report != "" {
				t.Error(report)
			}
		})
	}
}
