package runtime_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/corojs/coro/runtime"
)

// memoryStore is a Store that can be spoilt.
type memoryStore struct {
	mu   sync.Mutex
	data map[string][]byte
	puts int
}

func (s *memoryStore) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, ok := s.data[key]
	return d, ok
}

func (s *memoryStore) Put(key string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.data == nil {
		s.data = map[string][]byte{}
	}
	s.puts++
	s.data[key] = data
}

// TestCacheShared runs many Runtimes at once over one Cache, with modules, TypeScript, awaits and errors.
func TestCacheShared(t *testing.T) {
	cache := runtime.NewCache()
	files := fstest.MapFS{
		"main.mjs": {Data: []byte(`import { f, n } from "./t.ts"; import c from "./c.cjs"; await sleepy(); export const v = f(n) + c; globalThis.result = v; async function sleepy() { await null; await f(1) }`)},
		"t.ts":     {Data: []byte(`export let n: number = 1; export const f = (x: number): number => x + 1; export function bump() { n++ }`)},
		"c.cjs":    {Data: []byte(`module.exports = 3`)},
		"bad.mjs":  {Data: []byte("import './t.ts';\n\nasync function inner() { await null; throw new Error('late') }\nawait inner()")},
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				rt, err := runtime.New(runtime.Options{FS: files, Cache: cache})
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := rt.RunFile(context.Background(), "main.mjs"); err != nil {
					t.Error(err)
				}
				if v, err := rt.Eval(context.Background(), "async function own() { await null; return result } await own()"); err != nil || v != int64(5) {
					t.Errorf("got %v, %v, want 5", v, err)
				}
				if _, err := rt.RunFile(context.Background(), "bad.mjs"); err == nil || !strings.Contains(err.Error(), "bad.mjs:3:44") {
					t.Errorf("got %v, want the error at bad.mjs:3:44", err)
				}
				rt.Close()
			}
		})
	}
	wg.Wait()
}

// TestCacheByContent checks that a file which changed is compiled anew, and one of the same content under another name
// has positions of its own.
func TestCacheByContent(t *testing.T) {
	cache := runtime.NewCache()
	for _, c := range []struct{ name, text, want string }{
		{"a.mjs", "export {}; throw new Error('one')", "a.mjs:1:18: Error: one"},
		{"a.mjs", "export {}; throw new Error('two')", "a.mjs:1:18: Error: two"},
		{"b.mjs", "export {}; throw new Error('one')", "b.mjs:1:18: Error: one"},
		{"a.mjs", "export {}; throw new Error('one')", "a.mjs:1:18: Error: one"},
	} {
		rt, err := runtime.New(runtime.Options{FS: fstest.MapFS{c.name: {Data: []byte(c.text)}}, Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rt.RunFile(context.Background(), c.name); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
		rt.Close()
	}
}

// TestCacheByUse checks that the same text is compiled anew where it is read in another way.
func TestCacheByUse(t *testing.T) {
	cache := runtime.NewCache()
	const text = "var top = 1; this === globalThis"
	for _, c := range []struct{ manifest, want string }{{`{}`, "number"}, {`{"type": "commonjs"}`, "undefined"}, {`{}`, "number"}} {
		rt, err := runtime.New(runtime.Options{Cache: cache, FS: fstest.MapFS{
			"package.json": {Data: []byte(c.manifest)}, "a.js": {Data: []byte(text)}, "main.mjs": {Data: []byte("import './a.js'")}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rt.RunFile(context.Background(), "main.mjs"); err != nil {
			t.Error(err)
		}
		if v, err := rt.Eval(context.Background(), "typeof top"); err != nil || v != c.want {
			t.Errorf("package.json %s: top is %v, %v, want %s", c.manifest, v, err, c.want)
		}
		rt.Close()
	}
	for _, c := range []struct{ main, want string }{
		{"main.cjs", ""}, {"main.mjs", "Identifier 'f' has already been declared"}, {"main.cjs", ""},
	} {
		rt, err := runtime.New(runtime.Options{Cache: cache, FS: fstest.MapFS{
			"f.js": {Data: []byte("function f() {} function f() {}")}, "main.mjs": {Data: []byte("import './f.js'")},
			"main.cjs": {Data: []byte("require('./f.js')")}}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = rt.RunFile(context.Background(), c.main)
		if got := fmt.Sprint(err); (err != nil) != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %v, want %q", c.main, err, c.want)
		}
		rt.Close()
	}
}

// TestStore checks that what a Store gives back is used, and not believed when it is broken.
func TestStore(t *testing.T) {
	store := &memoryStore{}
	run := func() (any, error) {
		cache := runtime.NewCache()
		cache.Store = store
		rt, err := runtime.New(runtime.Options{Cache: cache, FS: fstest.MapFS{"a.ts": {Data: []byte("const x: number = 41; (x + 1) as number")}}})
		if err != nil {
			t.Fatal(err)
		}
		defer rt.Close()
		return rt.RunFile(context.Background(), "a.ts")
	}
	spoil := []func([]byte) []byte{
		func(d []byte) []byte { return d }, // as it was
		func([]byte) []byte { return nil },
		func(d []byte) []byte { return d[:len(d)/2] },
		func(d []byte) []byte { return append(append([]byte{}, d...), 'x') },
		func(d []byte) []byte { e := append([]byte{}, d...); e[15] ^= 1; return e },
		func(d []byte) []byte { e := append([]byte{}, d...); e[9] = 0xff; return e },
	}
	for i, f := range append(spoil[:1:1], spoil...) {
		if i > 0 {
			for k, d := range store.data {
				store.data[k] = f(d)
			}
		}
		before := store.puts
		if v, err := run(); err != nil || v != int64(42) {
			t.Errorf("%d: got %v, %v, want 42", i, v, err)
		}
		if made, want := store.puts-before, i != 1; (made == 1) != want {
			t.Errorf("%d: esbuild's work was done anew: %v, want %v", i, made == 1, want)
		}
	}
}
