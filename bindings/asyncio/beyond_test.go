package asyncio_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

var update = flag.Bool("update", false, "record the output of the programs in testdata/beyond")

// TestBeyond runs the programs about what CPython's asyncio does not have, under both clocks, against recorded output.
func TestBeyond(t *testing.T) {
	programs, err := filepath.Glob("testdata/beyond/*.js")
	if err != nil || len(programs) < 15 {
		t.Fatalf("found %d programs (%v), want at least 15", len(programs), err)
	}
	for _, program := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(program), ".js"), func(t *testing.T) {
			source, err := os.ReadFile(program)
			if err != nil {
				t.Fatal(err)
			}
			record := strings.TrimSuffix(program, ".js") + ".out"
			out := runBeyond(t, filepath.Base(program), string(source), runtime.NewVirtualClock(time.Unix(1e9, 0)))
			if *update {
				if err := os.WriteFile(record, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(record)
			if err != nil {
				t.Fatal(err)
			}
			if out != string(want) {
				t.Errorf("with the virtual clock: got:\n%s\nwant:\n%s", out, want)
			}
			// On a machine that is very slow one timer may overtake another: what counts is whether it goes on to differ.
			for tries := 0; ; tries++ {
				out := runBeyond(t, filepath.Base(program), string(source), runtime.SystemClock())
				if out == string(want) {
					break
				}
				if tries == 3 {
					t.Fatalf("with the system's clock: got:\n%s\nwant:\n%s", out, want)
				}
			}
		})
	}
}

// runBeyond returns what the program prints; it must not fail nor complain.
func runBeyond(t *testing.T, name, source string, clock runtime.Clock) string {
	t.Helper()
	var out, errs bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stdout: &out, Stderr: &errs, Clock: clock, Bindings: bindings.Core()})
	if err != nil {
		t.Fatal(err)
	}
	_, err = rt.RunScript(context.Background(), name, source)
	if err != nil || errs.Len() > 0 {
		t.Errorf("%T: %v\n%s", clock, err, errs.String())
	}
	if err := rt.Close(); err != nil {
		t.Error(err)
	}
	return out.String()
}
