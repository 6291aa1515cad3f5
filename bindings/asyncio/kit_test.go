package asyncio_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/asyncio/internal/conformance"
	"github.com/corojs/coro/runtime"
)

const (
	kitDir     = "testdata/kit"
	kitTimes   = 10               // runs of each program with each clock
	kitTimeout = 30 * time.Second // ends a program that hangs
)

// TestKit runs the JavaScript half of each pair with either clock and compares what it prints with what CPython printed
// for the Python half.
func TestKit(t *testing.T) {
	helper, err := conformance.Helper(kitDir)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := conformance.Load(kitDir)
	if err != nil {
		t.Fatal(err)
	}
	times := kitTimes
	if testing.Short() {
		times = 1
	}
	for _, p := range pairs {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			if p.Want == "" {
				t.Fatalf("CPython's output is not recorded: run go run ./bindings/asyncio/internal/conformance/kit record %s", p.Name)
			}
			for range times {
				if diff := runHalf(helper, p, runtime.NewVirtualClock(time.Unix(1e9, 0))); diff != "" {
					t.Fatalf("with the virtual clock:\n%s", diff)
				}
			}
			// With the system's clock a program mostly sleeps, so its runs go side by side. On a machine that is
			// very slow a timer may overtake a chain of others, under CPython as well: only what
			// goes on to differ when it runs alone is an error.
			diffs := make([]string, times)
			var running sync.WaitGroup
			for i := range times {
				running.Go(func() { diffs[i] = runHalf(helper, p, runtime.SystemClock()) })
			}
			running.Wait()
			for _, diff := range diffs {
				for tries := 0; diff != "" && tries < 3; tries++ {
					if again := runHalf(helper, p, runtime.SystemClock()); again == "" {
						diff = ""
					}
				}
				if diff != "" {
					t.Fatalf("with the system's clock:\n%s", diff)
				}
			}
		})
	}
}

// runHalf runs the JavaScript half of a pair in a Runtime of its own and tells how it differs from what is wanted.
func runHalf(helper string, p conformance.Pair, clock runtime.Clock) string {
	var stdout, stderr bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stdout: &stdout, Stderr: &stderr, Clock: clock, Bindings: bindings.Core()})
	if err != nil {
		return err.Error()
	}
	ctx, cancel := context.WithTimeout(context.Background(), kitTimeout)
	defer cancel()
	// The helper stands on the first line, so that the lines of the program keep their numbers.
	_, err = rt.RunScript(ctx, p.Name+".js", strings.ReplaceAll(lineless(helper), "\n", " ")+p.JavaScript)
	var reported *runtime.ReportedError
	if p.Reports && errors.As(err, &reported) {
		err = nil
	} else if p.Reports && err == nil {
		err = errors.New("nothing was reported, but its second line says so")
	}
	closed := rt.Close()
	diff := conformance.Diff(p.Want, stdout.String())
	if err := errors.Join(err, closed); err != nil {
		diff += err.Error() + "\n"
	}
	if diff != "" {
		diff += stderr.String()
	}
	return diff
}

// lineless takes the comment lines out of the helper, which becomes one line.
func lineless(source string) string {
	var kept strings.Builder
	for line := range strings.Lines(source) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// TestConformanceDocument fails when CONFORMANCE.md does not say what the kit and the module say, or when a name of
// asyncio or a statement about it has no verdict.
func TestConformanceDocument(t *testing.T) {
	want, err := conformance.Document(kitDir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("CONFORMANCE.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := conformance.Diff(want, string(got)); diff != "" {
		t.Errorf("CONFORMANCE.md is out of date: run go run ./bindings/asyncio/internal/conformance/kit document\n%s", diff)
	}
}

// TestKitSize holds the kit to its size: at least 230 pairs, 40 of them programs as people write them.
func TestKitSize(t *testing.T) {
	pairs, err := conformance.Load(kitDir)
	if err != nil {
		t.Fatal(err)
	}
	programs := 0
	for _, p := range pairs {
		if p.Program() {
			programs++
		}
	}
	if len(pairs) < 230 || programs < 40 {
		t.Errorf("got %d pairs and %d programs, want at least 230 and 40", len(pairs), programs)
	}
}
