package runtime_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"sync"
	"testing"
	"time"

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
			if testing.Short() && strings.HasSuffix(file, "hostile.js") {
				t.Skip("-short: takes seconds")
			}
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

// TestWeakReferences has targets collected: their registry hears of each once, the WeakRefs are empty, and what is still
// reachable or was unregistered is left alone.
func TestWeakReferences(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	ctx := context.Background()
	_, err := rt.Eval(ctx, `
		const heard = [], refs = [], kept = {}, token = {};
		const registry = new FinalizationRegistry(v => heard.push(v));
		(() => {
			for (let i = 0; i < 100; i++) {
				const o = { i };
				registry.register(o, i);
				refs.push(new WeakRef(o));
			}
			registry.register({}, 'unregistered', token);
		})();
		registry.register(kept, 'kept');
		registry.unregister(token);
		refs.push(new WeakRef(kept));
		0`)
	if err != nil {
		t.Fatal(err)
	}
	// A stale word on a stack may hold on to some of them.
	for deadline := time.Now().Add(time.Minute); ; {
		goruntime.GC()
		n, err := rt.Eval(ctx, `heard.length`)
		if err != nil {
			t.Fatal(err)
		}
		if n.(int64) >= 90 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the registry heard of %v of 100", n)
		}
	}
	v, err := rt.Eval(ctx, `[new Set(heard).size === heard.length, heard.includes('kept'), heard.includes('unregistered'),
		refs.at(-1).deref() === kept, refs.filter(r => !r.deref()).length >= heard.length].join()`)
	if err != nil || v != "true,false,false,true,true" {
		t.Fatal(v, err)
	}
}

// TestKeepDuringJob: what deref gave lives until the job has ended, however often Go collects meanwhile.
func TestKeepDuringJob(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	if err := rt.Bind("collect", func() { goruntime.GC(); goruntime.GC() }); err != nil {
		t.Fatal(err)
	}
	v, err := rt.Eval(context.Background(), `
		const ref = (() => new WeakRef({}))();
		collect();
		const first = typeof ref.deref();
		collect();
		Promise.resolve().then(() => collect());
		[first, typeof ref.deref()].join()`)
	if err != nil || v != "object,object" {
		t.Fatal(v, err)
	}
}

// lockedBuffer may be written by the loop while the test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// TestRegistryKeepsNothingAlive: a run ends though targets are registered, and a callback that throws is reported.
func TestRegistryKeepsNothingAlive(t *testing.T) {
	var stderr lockedBuffer
	rt := newRuntime(t, runtime.Options{Stderr: &stderr})
	ctx := context.Background()
	if _, err := rt.RunScript(ctx, "a.js", `globalThis.r = new FinalizationRegistry(() => { throw new Error("from a cleanup") }); for (let i = 0; i < 50; i++) r.register({}, 1)`); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); !strings.Contains(stderr.String(), "from a cleanup"); {
		goruntime.GC()
		if _, err := rt.Eval(ctx, `0`); err != nil {
			t.Fatal(err)
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was reported")
		}
	}
}

// TestRegExpStops: a match that would take for ever ends with its run.
func TestRegExpStops(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Grace: time.Millisecond})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := rt.RunScript(ctx, "a.js", `/^(?!x)(a+)+$/.test('a'.repeat(40) + 'b')`)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if v, err := rt.Eval(context.Background(), `/^(a+)+$/u.test('aaa')`); err != nil || v != true {
		t.Fatal(v, err)
	}
}

// TestAwaitsOfTheLibrary: Array.fromAsync and disposeAsync can be cancelled where they wait.
func TestAwaitsOfTheLibrary(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	v, err := rt.Eval(context.Background(), `
		const log = [];
		async function wait() { try { await sleep(3600) } catch (e) { log.push(e.name); throw e } }
		const t = create_task((async () => { await Array.fromAsync([1, wait()]) })());
		await sleep(0);
		t.cancel();
		try { await t } catch (e) { log.push(e.name) }
		log.join()`)
	if err != nil || v != "CancelledError,CancelledError" {
		t.Fatal(v, err)
	}
}
