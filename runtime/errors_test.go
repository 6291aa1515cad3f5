package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// TestStackProperty says what scripts may rely on about error.stack.
func TestStackProperty(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	for _, c := range []struct{ source, want string }{
		{`(function f() { return new Error("m").stack })()`, "Error: m\n    at f (<eval>:1:24)\n    at <eval>:1:47"},
		{`new Error().stack`, "Error\n    at <eval>:1:1"},
		{`const e = new Error("m"); e.stack = "mine"; e.stack + Object.keys(e) + e.propertyIsEnumerable("stack")`, "minefalse"},
		{`const e1 = new Error("m"); e1.stack = undefined; String(e1.stack)`, "undefined"},
		{`"stack" in new Error() && typeof new TypeError().stack`, "string"},
		{`class E extends Error { get stack() { return "own" } }; new E().stack`, "own"},
		{`class F extends Error { stack = "field" }; new F().stack`, "field"},
		{`Object.create(new Error("proto")).stack.split("\n")[0]`, "Error: proto"},
		{`String(Object.create(Error.prototype).stack)`, "undefined"},
		{`"use strict"; try { Object.freeze(new Error("m")).stack = 1 } catch (e) { e.name }`, "TypeError"},
		{`class G extends Error { constructor() { super("m"); this.name = "Named" } }; new G().stack.split("\n")[0]`, "Named: m"},
		{`Error("called").stack`, "Error: called\n    at <eval>:1:6"},
		{`try { null.x } catch (e) { e.stack }`, "TypeError: Cannot read properties of null (reading 'x')\n    at <eval>:1:12"},
		{`try { [1].map(function cb() { missing }) } catch (e) { e.stack }`,
			"ReferenceError: missing is not defined\n    at cb (<eval>:1:31)\n    at Array.map (native)\n    at <eval>:1:14"},
		{`(async function g() { throw new Error("a") })().catch(e => e.stack)`, "Error: a\n    at g (<eval>:1:29)\n    at <eval>:1:46"},
		{`(async () => { const e = new Error("same"); try { await (async () => { await 0; throw e })() } catch (x) { return x === e } })()`, "true"},
		{`let n = 0; const o = { set stack(v) { n++ } }; Object.setPrototypeOf(o, Error.prototype); o.stack = 1; String(n)`, "1"},
		{`["x", "[1,}", "tr ue", "[1", '"\\q"'].map(s => { try { JSON.parse(s) } catch (e) { return e.message } }).join("; ")`,
			"Unexpected token 'x' in JSON; Unexpected token '}' in JSON; Unexpected token ' ' in JSON; Unexpected end of JSON input; " +
				"Unexpected token 'q' in JSON"},
		{`try { new Function("}") } catch (e) { e.message }`, "Unexpected token '}'"},
		{`new AggregateError([1], "agg").stack.split("\n")[0]`, "AggregateError: agg"},
	} {
		v, err := rt.Eval(context.Background(), c.source)
		if got := fmt.Sprint(v); err != nil || got != c.want {
			t.Errorf("%s:\ngot  %q, %v\nwant %q", c.source, got, err, c.want)
		}
	}
}

func TestScriptErrorForHosts(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	if err := rt.Bind("read", func() error { return fmt.Errorf("read: %w", fs.ErrNotExist) }); err != nil {
		t.Fatal(err)
	}
	_, err := rt.RunScript(context.Background(), "a.js", `
class MyError extends Error {}
const errors = []
try { read() } catch (e) { errors.push(e) }
const inner = new AggregateError(errors, "some")
function fail() { throw new MyError("outer", { cause: inner }) }
fail()`)
	var se *runtime.ScriptError
	if !errors.As(err, &se) {
		t.Fatalf("got %T %v", err, err)
	}
	if se.Name != "MyError" || se.Message != "outer" || len(se.Frames) != 2 || se.Frames[0].Function != "fail" {
		t.Errorf("got %+v", se)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the Go error within a member of the cause is not found")
	}
	if got, want := fmt.Sprint(err), "a.js:6:25: MyError: outer"; got != want {
		t.Errorf("%%v: got %q, want %q", got, want)
	}
	if got := fmt.Sprintf("%+v", err); got != se.Detail() || !strings.Contains(got, "└─ 1: GoError: read: file does not exist") {
		t.Errorf("%%+v: %s", got)
	}
	var colored bytes.Buffer
	if err := se.Render(&colored, runtime.RenderOptions{Color: true}); err != nil || !strings.Contains(colored.String(), "\x1b[1;31mMyError:\x1b[0m outer") {
		t.Errorf("%v: %q", err, colored.String())
	}
	if err := se.Render(failingWriter{}, runtime.RenderOptions{}); err == nil {
		t.Error("an error of the writer is lost")
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestThrownObjects: without Options.Inspect the class at least is told.
func TestThrownObjects(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	for _, c := range []struct{ source, want string }{
		{`function T(m) { this.message = m }; throw new T("hi")`, "an object of class T: hi"},
		{`throw {}`, "an object"},
		{`throw Object.create(null)`, "an object"},
		{`throw new Proxy({}, { get() { throw 1 } })`, "an object that cannot be shown"},
		{`throw "text"`, `"text"`},
		{`throw undefined`, "undefined"},
	} {
		_, err := rt.RunScript(context.Background(), "a.js", c.source)
		var se *runtime.ScriptError
		if !errors.As(err, &se) || se.Message != c.want {
			t.Errorf("%s: got %v", c.source, err)
		}
	}
}

func TestDeadlockOfNatives(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{func(l *runtime.Loop) error {
		get := l.NewFunction("get", 0, func(goja.FunctionCall) goja.Value {
			return l.NewCoroutine("Queue.get", func(c *runtime.Coroutine) {
				c.Await(&l.NewFuture().Promise, func(v goja.Value, ok bool) { c.End(v, ok) })
			}).Awaitable()
		})
		return l.VM().Set("get", get)
	}}})
	_, err := rt.RunScript(context.Background(), "a.js", "async function main() {\n  const v = await get()\n}\nawait main()")
	var d *runtime.DeadlockError
	if !errors.As(err, &d) {
		t.Fatalf("got %v", err)
	}
	if got, want := d.Error(), "deadlock: the main task waits at a.js:2:13 for Queue.get, and nothing is left that could wake it (1 pending task)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var b strings.Builder
	if err := runtime.Render(&b, err, runtime.RenderOptions{}); err != nil {
		t.Fatal(err)
	}
	want := `Deadlock: the main task is waiting, but nothing is left that could wake it
a.js:2:13
  2 |   const v = await get()
    |             ^
    at async main (a.js:2:13)
    at async a.js:4:1
pending tasks (1)
└─ main  a.js:2:13  Queue.get
`
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

// TestDeadlockOfLocks: tasks that wait for what the other one holds are told of.
func TestDeadlockOfLocks(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Bindings: []runtime.Binding{func(l *runtime.Loop) error {
		held := map[string]*runtime.Task{}
		acquire := l.NewFunction("acquire", 1, func(call goja.FunctionCall) goja.Value {
			key := call.Argument(0).String()
			return l.NewCoroutine("Lock.acquire", func(c *runtime.Coroutine) {
				if held[key] == nil {
					held[key] = l.CurrentTask()
					c.Return(goja.Undefined())
					return
				}
				c.HeldBy(func() *runtime.Task { return held[key] })
				c.Await(&l.NewFuture().Promise, func(v goja.Value, ok bool) { c.End(v, ok) })
			}).Awaitable()
		})
		return l.VM().Set("acquire", acquire)
	}}})
	_, err := rt.RunScript(context.Background(), "a.js", `async function work(first, second) { await acquire(first); await sleep(0); await acquire(second) }
create_task(work("x", "y"), "left")
create_task(work("y", "x"), "right")
await new Promise(() => {})`)
	var b strings.Builder
	if err := runtime.Render(&b, err, runtime.RenderOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"├─ left   a.js:1:76  Lock.acquire (held by 'right')\n",
		"└─ right  a.js:1:76  Lock.acquire (held by 'left')\n",
		"hint: 'left' and 'right' wait for each other\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

// TestThrownInTask: an error tells of the task it was thrown in, wherever it surfaces, and keeps telling the same when it
// is thrown again.
func TestThrownInTask(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	_, err := rt.RunScript(context.Background(), "a.js", `
async function été() { await null; throw new Error("x") }
async function start() { await null; return [create_task(été(), "l'été")] }
let kept
for (let i = 0; i < 1000; i++) {
  try { if (kept) await create_task((async () => { await null; throw kept })()); else await (await start())[0] } catch (e) { kept = e }
}
throw kept`)
	var se *runtime.ScriptError
	if !errors.As(err, &se) {
		t.Fatal(err)
	}
	if se.Task != "l'été" || se.Created.String() != "start (a.js:3:57)" || len(se.Frames) < 2 || len(se.Frames) > 40 {
		t.Errorf("task %q created at %s, frames %v", se.Task, se.Created, se.Frames)
	}
	if got := se.Frames[0].String(); got != "été (a.js:2:42)" {
		t.Errorf("thrown in %s", got)
	}
}

// TestDeepErrors: neither deep recursion nor a long await chain makes a report, or a stack, endless.
func TestDeepErrors(t *testing.T) {
	rt := newRuntime(t, runtime.Options{})
	for _, source := range []string{
		`function f(n) { if (n) f(n - 1); else throw new Error("x") } try { f(3000) } catch (e) { e.stack }`,
		`async function g(n) { if (n) await g(n - 1); else { await null; throw new Error("x") } } let s; try { await g(500) } catch (e) { s = e.stack }; s`,
		`let e = new Error("x"); for (let i = 0; i < 100; i++) { const p = (async () => { await null; throw e })(); p.catch(() => {}); await null; await null; try { await p } catch {} } e.stack`,
	} {
		v, err := rt.Eval(context.Background(), source)
		if n := strings.Count(fmt.Sprint(v), "\n"); err != nil || n < 1 || n > 80 {
			t.Errorf("%s: %v, %d lines: %v", source, err, n, v)
		}
	}
	_, err := rt.RunScript(context.Background(), "a.js", `let e = new Error("0"); for (let i = 1; i < 1000; i++) e = new AggregateError([e, e], "" + i, { cause: e }); throw e`)
	var se *runtime.ScriptError
	if !errors.As(err, &se) || strings.Count(se.Detail(), "\n") > 100_000 {
		t.Errorf("%d lines", strings.Count(se.Detail(), "\n"))
	}
}
