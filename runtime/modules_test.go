package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
	"github.com/rogpeppe/go-internal/txtar"
)

// moduleRuntime makes a Runtime over the files of an archive, and returns what it prints.
func moduleRuntime(t testing.TB, files []txtar.File, cache *runtime.Cache) (*runtime.Runtime, *strings.Builder) {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var out strings.Builder
	rt, err := runtime.New(runtime.Options{
		Clock: runtime.NewVirtualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)), FS: fsys, Stdout: &out, Stderr: &out, Bindings: bindings.Core(), Cache: cache,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rt.Close() })
	return rt, &out
}

// TestModules runs the archives of testdata/modules: the first file is run, the comment is what it must print.
func TestModules(t *testing.T) {
	archives, err := filepath.Glob("testdata/modules/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("found %d archives (%v)", len(archives), err)
	}
	cache := runtime.NewCache() // shared, so that every archive runs with what others left in it
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range strings.Split(string(data), "\n==== ") {
				a := txtar.Parse([]byte(one))
				title, want, _ := strings.Cut(strings.TrimPrefix(string(a.Comment), "==== "), "\n")
				t.Run(title, func(t *testing.T) {
					for range 2 { // compiled, and from the cache
						rt, out := moduleRuntime(t, a.Files, cache)
						if _, err := rt.RunFile(context.Background(), a.Files[0].Name); err != nil {
							var se *runtime.ScriptError
							if errors.As(err, &se) {
								fmt.Fprintln(out, "error:", err)
							} else {
								fmt.Fprintln(out, "failed:", err)
							}
						}
						if got := strings.TrimSpace(out.String()); got != strings.TrimSpace(want) {
							t.Fatalf("got:\n%s\nwant:\n%s", got, strings.TrimSpace(want))
						}
					}
				})
			}
		})
	}
}
