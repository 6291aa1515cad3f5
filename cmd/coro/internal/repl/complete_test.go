package repl

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

func TestCompletion(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"one.js", "two.ts", "three.txt", "node_modules/pkg/index.js", "node_modules/other/index.js", ".hidden", "sub/x.js"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	r := &repl{
		o: Options{Columns: func() int { return 80 }, Runtime: runtime.Options{Bindings: bindings.Core()}}, out: newOutput(os.Stderr, os.Stderr),
		asked: make(chan string), answers: make(chan answer, 1),
	}
	r.notices = newNotices(r)
	r.o.Stdin = strings.NewReader("")
	if err := r.start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		r.rt.Close()
		r.prompter.Close()
		close(r.asked)
	}()
	_, err := r.rt.Eval(context.Background(), `
		var calls = 0
		var touchy = { get trap() { calls++; return {} }, tree: { leaf: 1 }, "not-a-name": 1, 5: 2 }
		var proxy = new Proxy({}, { get() { calls++ }, ownKeys() { calls++; return [] }, getOwnPropertyDescriptor() { calls++ }, getPrototypeOf() { calls++; return null } })
		var viaProxy = Object.create(proxy)
		class Base { method() {} get accessor() { calls++ } }
		class Derived extends Base { own = 1 }
		globalThis.derived = new Derived()
		var text = "x", n = 1, nothing = null
		globalThis.task = create_task(sleep(3600)); 0`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line string
		want string // the whole lines, separated by spaces; with ... others may come as well
	}{
		{"asynci", "asyncio"},
		{"touchy.", "touchy.trap touchy.tree ..."},
		{"touchy.tr", "touchy.trap touchy.tree"},
		{"touchy.trap.", ""},
		{"touchy.tree.", "touchy.tree.leaf ..."},
		{"touchy?.tree?.le", "touchy?.tree?.leaf"},
		{"1 + touchy.tree.le", "1 + touchy.tree.leaf"},
		{"f(touchy.tree.le", "f(touchy.tree.leaf"},
		{"proxy.", ""},
		{"proxy.x.y", ""},
		{"viaProxy.a", ""},
		{"derived.o", "derived.own"},
		{"derived.me", "derived.method"},
		{"derived.acc", "derived.accessor"},
		{"derived.accessor.", ""},
		{"text.tri", "text.trim text.trimEnd text.trimLeft text.trimRight text.trimStart"},
		{"n.toF", "n.toFixed"},
		{"'a b'.trimS", "'a b'.trimStart"},
		{"nothing.", ""},
		{"unknown.", ""},
		{"f().x", ""},
		{"task.get_n", "task.get_name"},
		{"asyncio.gat", "asyncio.gather"},
		{"Array.prototype.fla", "Array.prototype.flat Array.prototype.flatMap"},
		{"awa", "await"},
		{"cla", "class"},
		{"touchy[", ""},
		{"", "  "},
		{"  ", "    "},
		{".he", ".help"},
		{".t", ".tasks .tree .time  .type "},
		{".load o", ".load one.js"},
		{".load t", ".load two.ts .load three.txt"},
		{".load su", ".load sub/"},
		{".load sub/", ".load sub/x.js"},
		{".load .h", ".load .hidden"},
		{".load none/", ""},
		{`import("./`, `import("./one.js import("./two.ts import("./sub/ import("./node_modules/`},
		{`import("p`, `import("pkg`},
		{`const m = await import('./o`, `const m = await import('./one.js`},
		{`import x from "./t`, `import x from "./two.ts`},
		{`require("oth`, `require("other`},
		{"é.", ""},
		{"'unterminated.", ""},
	} {
		head, list, tail := r.complete(c.line+"|tail", len([]rune(c.line)))
		var got []string
		for _, l := range list {
			got = append(got, head+l)
			if tail != "|tail" {
				t.Errorf("%q: tail %q", c.line, tail)
			}
		}
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%q: got %q, want nothing", c.line, got)
			}
			continue
		}
		if strings.TrimSpace(c.want) == "" {
			if !slices.Equal(got, []string{c.want}) {
				t.Errorf("%q: got %q, want %q", c.line, got, c.want)
			}
			continue
		}
		all := "\x00" + strings.Join(got, "\x00") + "\x00"
		want, more := strings.CutSuffix(c.want, " ...")
		rest := want
		for _, l := range got {
			if strings.Contains(rest, l) {
				rest = strings.Replace(rest, l, "", 1)
			} else if !more {
				t.Errorf("%q: got %q too", c.line, l)
			}
		}
		if strings.TrimSpace(rest) != "" {
			t.Errorf("%q: got %q, want %q", c.line, strings.ReplaceAll(all, "\x00", " "), c.want)
		}
	}
	calls, err := r.rt.Eval(context.Background(), "calls")
	if err != nil || calls != int64(0) {
		t.Errorf("completion ran script %v times (%v)", calls, err)
	}
	// A busy loop does not hang the Tab key.
	busy := make(chan struct{})
	go func() {
		defer close(busy)
		_, _ = r.rt.Eval(context.Background(), "for (;;) {}")
	}()
	for {
		if _, list, _ := r.complete("Math.", 5); list == nil {
			break
		}
	}
	r.rt.Interrupt(errInterrupted)
	<-busy
	if err := r.onLoop(func(*runtime.Loop) error { return nil }); err != nil {
		t.Error(err)
	}
}
