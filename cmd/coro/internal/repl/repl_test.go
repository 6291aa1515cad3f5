package repl

import (
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/corojs/coro/runtime"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestInputs(t *testing.T) {
	dialogue{
		{"1 + 1", "2\n"},
		{"'text'", "'text'\n"},
		{"", ""},
		{"// a comment", ""},
		{"const a = 1", ""},
		{"a", "1\n"},
		{"const a = 2", ""},
		{"let a = 3, b = a", ""},
		{"[a, b]", "[ 3, 3 ]\n"},
		{"class a { x = 1 }", ""},
		{"new a()", "a { x: 1 }\n"},
		{"function a() { return 'function' }", ""},
		{"a()", "'function'\n"},
		{"let { p, q: [r = 5] } = { p: 1, q: [] }", ""},
		{"p + r", "6\n"},
		{"undefined", "undefined\n"},
		{"if (true) { 5 }", ""},
		{"{a: 1}", "{ a: 1 }\n"},
		{"{a: 1, b}", "{ a: 1, b: 3 }\n"},
		{"{}", "{}\n"},
		{"{ a: 1 };", ""},
		{"{ let x = 1; globalThis.y = x }", ""},
		{"y", "1\n"},
		{"await sleep(0, 'slept')", "'slept'\n"},
		{"const w = await Promise.resolve([1])", ""},
		{"w", "[ 1 ]\n"},
		{"for (let i = 0; i < 2; i++) console.log(await sleep(0, i))", "0\n1\n"},
		{"Promise.resolve(1)", "Promise { 1 }\n"},
		{"this === globalThis", "true\n"},
		{"'use strict'", "'use strict'\n"},
		{"var f = () => b; b = 9; f()", "9\n"},
		{".5 + .5", "1\n"},
	}.lead(converse(t, nil))
}

// A declaration whose initialiser throws leaves the variable usable.
func TestThrowingInitialiser(t *testing.T) {
	k := converse(t, nil)
	for _, kind := range []string{"let", "const", "var"} {
		got := k.say(kind + " z = (() => { throw new Error('no') })()")
		if !strings.HasPrefix(got, "Uncaught Error: no") {
			t.Errorf("%s: got %q", kind, got)
		}
		dialogue{{"z", "undefined\n"}, {kind + " z = 1", ""}, {"z", "1\n"}, {"z = undefined", "undefined\n"}}.lead(k)
	}
	k.say("class C extends (() => { throw 1 })() { }")
	dialogue{{"class C { }", ""}, {"C", "[class C]\n"}}.lead(k)
}

func TestContinuation(t *testing.T) {
	k := converse(t, nil)
	dialogue{
		{"function f(x) {\n  return x\n}", ""},
		{"f(`a ${\n1 + 1\n} {`)", "'a 2 {'\n"},
		{"f(\n1)", "1\n"},
		{"[1,\n2]", "[ 1, 2 ]\n"},
		{"/* a\ncomment { */ 5", "5\n"},
		{"f(/[{(]/)", "/[{(]/\n"},
		{"1 +\n2", "3\n"},
		{"const g = async () =>\nawait sleep(0, 7)", ""},
		{"await g(\n)", "7\n"},
		{"{ a: 1,\n b: 2 }", "{ a: 1, b: 2 }\n"},
		{"if (true)\n8", ""},
		{"class D {\n m() { return 1 }\n}", ""},
		{"f(\n\n\n3\n)", "3\n"},
		{"`a\n.exit\nb`", "'a\\n.exit\\nb'\n"},
		{"f(\n.break", ""},
		{"1", "1\n"},
	}.lead(k)
	var second []string
	for i, p := range k.prompts {
		if i > 0 && p == "... " && k.prompts[i-1] == "> " {
			second = append(second, p)
		}
		if p != "> " && p != "... " {
			t.Errorf("prompt %q", p)
		}
	}
	if len(second) < 12 {
		t.Errorf("%d inputs were continued", len(second))
	}
	k.next = "  .map(x => x + 1)" // a pasted chain
	k.give("[1, 2]", nil)
	k.awaitPrompt()
	k.next = ""
	if got := k.say("  .map(x => x + 1)"); got != "[ 2, 3 ]\n" {
		t.Errorf("a chain gave %q", got)
	}
}

func TestTypeScriptAndModules(t *testing.T) {
	k := converse(t, func(o *Options) {
		o.Runtime.FS = fstest.MapFS{"m.mjs": {Data: []byte("export const one = 1; export default 'd'")}}
	})
	dialogue{
		{"interface Point {\n  x: number\n}", ""},
		{"let p: Point = { x: 1 }", ""},
		{"let p: Point = { x: 2 }", ""},
		{"p.x", "2\n"},
		{"const f = <T,>(x: T): T => x", ""},
		{"f('a') as string", "'a'\n"},
		{"enum E { A = 3 }", ""},
		{"E.A", "3\n"},
		{"import d, {\n  one as uno\n} from './m.mjs'", ""},
		{"[d, uno]", "[ 'd', 1 ]\n"},
		{"(await import('./m.mjs')).one", "1\n"},
		{"await import('./m.mjs')", "[Module: null prototype] { default: 'd', one: 1 }\n"},
		{"async function* g() { yield 1; yield 2 }", ""},
		{"for await (const x of g()) {\n  console.log(x)\n}", "1\n2\n"},
	}.lead(k)
	if got := k.say("import { none } from './none.mjs'"); !strings.Contains(got, "none.mjs") || !strings.HasPrefix(got, "Uncaught") {
		t.Errorf("got %q", got)
	}
}

func TestSyntaxErrors(t *testing.T) {
	k := converse(t, nil)
	for _, input := range []string{"'abc", "let b = ;", "}", "a b", "1 + * 2", "return 1", "{ a: 1 } }", "/re", "\u0000"} {
		if got := k.say(input); !strings.HasPrefix(got, "Uncaught SyntaxError: ") {
			t.Errorf("%s: got %q", input, got)
		}
	}
	if got := k.say("1"); got != "1\n" {
		t.Errorf("afterwards: %q", got)
	}
}

func TestLastValues(t *testing.T) {
	k := converse(t, nil)
	dialogue{
		{"6 * 7", "42\n"},
		{"_ + 1", "43\n"},
		{"const c = 1", ""},
		{"_", "43\n"},
		{"_error", "undefined\n"},
	}.lead(k)
	k.say("throw new TypeError('mine')")
	dialogue{{"_error.message", "'mine'\n"}}.lead(k)
	k.say("Promise.reject(new RangeError('lost'))")
	dialogue{
		{"_error.message", "'lost'\n"},
		{"let _ = 5", "_ is yours now: it does not follow the last value any more\n"},
		{"1", "1\n"},
		{"_", "5\n"},
	}.lead(k)
}

func TestErrors(t *testing.T) {
	k := converse(t, nil)
	if got := k.say("function thrower() { throw new Error('boom') }", "thrower()"); !regexp.MustCompile(`^Uncaught Error: boom\nrepl-1:1:\d+\n.*thrower.*\n.*\^\n`).MatchString(got) {
		t.Errorf("got %q", got)
	}
	if got := k.say("throw 42"); got != "Uncaught 42\n" {
		t.Errorf("got %q", got)
	}
	if got := k.say("throw undefined"); got != "Uncaught undefined\n" {
		t.Errorf("got %q", got)
	}
	for _, source := range []string{"null.x", "(function f() { f() })()", "await (async function f() { await f() })()"} {
		if got := k.say(source); !regexp.MustCompile(`^Uncaught (Type|Range)Error: `).MatchString(got) {
			t.Errorf("%s: got %q", source, got)
		}
	}
	if got := k.say(".errors"); strings.Count(got, "Error: ") < 4 || !strings.Contains(got, "1. at ") {
		t.Errorf(".errors: %q", got)
	}
}

// Ctrl-C while something is evaluated.
func TestCtrlC(t *testing.T) {
	k := converse(t, nil)
	k.say("let keep = 'kept'", "const other = create_task(asyncio.sleep(3600))")
	for _, c := range []struct{ input, want string }{
		{"try { console.log('ready'); await sleep(3600) } finally { await sleep(0.01); console.log('cleaned') }", "cleaned\ncancelled\n"},
		{"console.log('ready'); await new Promise(() => {})", "cancelled\n"},
		{"console.log('ready'); await asyncio.gather(sleep(3600), sleep(3600))", "cancelled\n"},
		{"console.log('ready'); while (true) {}", "interrupted\n"},
		{"console.log('ready'); for (;;) { try { throw 1 } catch {} finally { continue } }", "interrupted\n"},
		{"console.log('ready'); [3, 2, 1].sort(() => { for (;;); })", "interrupted\n"},
		{"console.log('ready'); await (async () => { for (;;) await null })()", "interrupted\n"},
		{"console.log('ready'); await sleep(0); while (true) {}", "interrupted\n"},
		{"console.log('ready'); ({ [Symbol.for('nodejs.util.inspect.custom')]() { for (;;); } })", "interrupted\n"},
	} {
		k.give(c.input, nil)
		k.want("ready\n")
		k.ctrlC()
		k.awaitPrompt()
		if got := k.skip(); got != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.input, got, c.want)
		}
	}
	for _, chain := range []string{
		"console.log('ready'); (function f() { Promise.resolve().then(f) })()",
		"console.log('ready'); (function f() { queueMicrotask(f) })(); await sleep(3600)",
		"console.log('ready'); (async function f() { await null; f() })()",
	} {
		k.give(chain, nil)
		k.want("ready\n")
		k.ctrlC()
		k.awaitPrompt()
		k.skip()
	}
	dialogue{{"keep", "'kept'\n"}, {"other.done()", "false\n"}, {"await sleep(0, 1)", "1\n"}}.lead(k)
}

// What swallows its cancellation is dropped by the second Ctrl-C.
func TestCtrlCTwice(t *testing.T) {
	k := converse(t, nil)
	k.give("console.log('ready'); for (;;) { try { await sleep(3600) } catch { console.log('swallowed') } }", nil)
	k.want("ready\n")
	k.ctrlC()
	k.want("swallowed\n")
	k.ctrlC()
	k.awaitPrompt()
	if got := k.skip(); got != "dropped: it did not end when it was cancelled\n" {
		t.Errorf("got %q", got)
	}
	dialogue{{"await sleep(0.01, 'alive')", "'alive'\n"}}.lead(k)
}

// What the interpreter cannot interrupt: it is said so, and the third Ctrl-C leaves.
func TestCtrlCThrice(t *testing.T) {
	release := make(chan struct{})
	k := converse(t, func(o *Options) {
		o.Runtime.Bindings = append(o.Runtime.Bindings, func(l *runtime.Loop) error { // stands for a huge join
			return l.VM().Set("block", func() { <-release })
		})
	})
	k.give("console.log('ready'); block()", nil)
	k.want("ready\n")
	k.ctrlC()
	k.ctrlC()
	k.want("cannot be interrupted")
	k.ctrlC()
	k.ends(statusInterrupted)
	close(release)
	for end := time.Now().Add(deadline); goleak.Find() != nil && time.Now().Before(end); {
		continue // Find waits a little itself
	}
}

func TestCtrlCAtThePrompt(t *testing.T) {
	k := converse(t, nil)
	const hint = "To leave, press Ctrl-C again, or Ctrl-D, or type .exit.\n"
	for range 3 {
		if got := k.key(&Interrupted{Typed: true}); got != "" {
			t.Errorf("a line thrown away: %q", got)
		}
	}
	if got := k.key(&Interrupted{}); got != hint {
		t.Errorf("got %q", got)
	}
	dialogue{{"1", "1\n"}}.lead(k)
	if got := k.key(&Interrupted{}); got != hint {
		t.Errorf("after an input, got %q", got)
	}
	k.key(&Interrupted{Typed: true})
	if got := k.key(&Interrupted{}); got != hint {
		t.Errorf("after a line, got %q", got)
	}
	k.say("f(")
	if got := k.key(&Interrupted{}); got != "" {
		t.Errorf("an unfinished input thrown away: %q", got)
	}
	k.key(&Interrupted{})
	k.give("", &Interrupted{})
	k.ends(0)
}

// Ctrl-C at the prompt while a callback holds the loop.
func TestCtrlCFreesTheLoop(t *testing.T) {
	k := converse(t, nil)
	k.tell("setTimeout(() => { console.log('busy'); for (;;); }, 1); let keep = 1")
	k.want("busy\n")
	if got := k.key(&Interrupted{}); got != "[interrupted what held the loop]\n" {
		t.Errorf("got %q", got)
	}
	k.tell("create_task((async () => { await sleep(0.01); console.log('busy'); for (;;); })(), { name: 'spin' }); 0")
	k.want("busy\n")
	if got := k.key(&Interrupted{}); !strings.Contains(got, "[#1 spin interrupted after ") {
		t.Errorf("got %q", got)
	}
	dialogue{{"keep", "1\n"}}.lead(k)
}

func TestCtrlD(t *testing.T) {
	k := converse(t, nil)
	k.say("const t = create_task(asyncio.sleep(3600), { name: 'long' })")
	got := k.key(io.EOF)
	if !regexp.MustCompile(`^1 task is still running:\n  #1 long, .* old\nCtrl-D again leaves and cancels them.\n$`).MatchString(got) {
		t.Errorf("got %q", got)
	}
	k.say("1") // asks again, as something was done in between
	if got := k.key(io.EOF); !strings.Contains(got, "Ctrl-D again") {
		t.Errorf("got %q", got)
	}
	k.give("", io.EOF)
	k.ends(0)
}

func TestLeaving(t *testing.T) {
	k := converse(t, nil)
	k.say("create_task((async () => { try { await sleep(3600) } finally { console.log('cleaned up') } })()); await sleep(0)")
	k.give(".exit", nil)
	k.ends(0)
	k.want("cleaned up\n")

	k = converse(t, nil)
	k.give("process.exit(3)", nil)
	k.ends(3)

	k = converse(t, nil) // from a callback, while the prompt waits
	k.say("setTimeout(() => process.exit(4), 1); 0")
	k.ends(4)

	k = converse(t, nil)
	k.give("", io.EOF)
	k.ends(0)
}

func TestBackground(t *testing.T) {
	k := converse(t, nil)
	if got := k.say("sleep(0.01, 42) &"); got != "[#1 sleep(0.01, 42)]\n" {
		t.Errorf("got %q", got)
	}
	k.want("[#1 sleep(0.01, 42) done in ")
	k.want("s: 42]\n")
	if got := k.say("await _"); got != "42\n" {
		t.Errorf("the task gave %q", got)
	}
	k.say("async function fetcher(x) { await sleep(0.01); if (x) throw new TypeError(x); return [1, 2] }")
	k.tell("await fetcher() &")
	k.want("[#2 fetcher() done in ")
	k.want(": [ 1, 2 ]]\n")
	k.tell("create_task(fetcher('no'), { name: 'fetch-3' }); 0")
	k.want("[#3 fetch-3 failed after ")
	k.want("TypeError: no")
	k.say("create_task(fetcher('no'))") // a name of nobody's choice gives way to the function's
	k.want("[#4 fetcher() failed after ")
	k.tell("const c = create_task(sleep(3600), { name: 'long' }); setTimeout(() => c.cancel(), 1); 0")
	k.want("[#5 long cancelled after ")
	k.skip()
	if got := k.say("const n = 1; n &"); got != "&: want one expression before it, to make a task of\n" {
		t.Errorf("statements in the background: %q", got)
	}
	dialogue{{"6 & 3", "2\n"}, {"true &&\n4", "4\n"}}.lead(k)
}

// What somebody awaits is not told of as well.
func TestNoNotice(t *testing.T) {
	k := converse(t, nil)
	k.say("async function f(x) { await sleep(0.001); if (x) throw new Error(x); return 1 }")
	dialogue{
		{"await create_task(f())", "1\n"},
		{"await asyncio.gather(create_task(f()), create_task(f()))", "[ 1, 1 ]\n"},
		{"try { await create_task(f('x')) } catch (e) { e.message }", ""},
		{"await create_task((async () => { for (let i = 0; i < 3; i++) create_task(f()); await sleep(0.05); return 'inner' })())", "'inner'\n"},
	}.lead(k)
}

// Errors behind the inputs are shown once and end nothing.
func TestBackgroundErrors(t *testing.T) {
	k := converse(t, nil)
	k.say("const other = create_task(sleep(3600)); let ticks = 0; const i = setInterval(() => ticks++, 1)")
	k.tell("setTimeout(() => { throw new Error('from a timer') }, 1); 0")
	k.want("Uncaught Error: from a timer")
	k.tell("Promise.reject(new Error('rejected')); 0")
	k.want("Uncaught (in promise) Error: rejected")
	k.tell("const t = create_task((async () => { await sleep(0.001); throw new Error('once') })(), { name: 't' })")
	k.want("[#2 t failed after ")
	k.want("Error: once")
	k.want("at repl-4:")
	k.want("\n")
	if got := k.say("await t"); got != "Uncaught Error: once (it was shown above)\n" {
		t.Errorf("awaited, got %q", got)
	}
	k.say("const b = ticks")
	dialogue{{"await sleep(0.05); other.done() || ticks <= b", "false\n"}}.lead(k)
	if got := k.say(".errors"); strings.Count(got, "\n   ") < 3 || !strings.Contains(got, "3. at ") || strings.Contains(got, "4. at ") {
		t.Errorf(".errors: %q", got)
	}
}

// Thousands of tasks that end at once do not flood the screen.
func TestManyEnds(t *testing.T) {
	k := converse(t, nil)
	k.tell("for (let i = 0; i < 1000; i++) create_task(sleep(0.01)); 0")
	k.want("tasks more have ended]\n")
	if n := strings.Count(k.all(), " done in "); n > 200 {
		t.Errorf("%d notices", n)
	}
}

// With a virtual clock time stands still at the prompt and jumps while an input awaits.
func TestVirtualTime(t *testing.T) {
	k := converse(t, func(o *Options) { o.Runtime.Clock = runtime.NewVirtualClock(time.Unix(0, 0)) })
	dialogue{
		{"let n = 0; const timer = setInterval(() => n++, 1000)", ""},
		{"n", "0\n"},
		{"await sleep(3600); n >= 3599", "true\n"},
		{"const m = n", ""},
		{"n - m", "0\n"},
	}.lead(k)
}

func TestDepthAndCut(t *testing.T) {
	k := converse(t, nil)
	dialogue{
		{"let o = {a: {b: {c: {d: 1}}}}; o", "{ a: { b: { c: [Object] } } }\n"},
		{".depth 4", ""},
		{"o", "{\n  a: { b: { c: { d: 1 } } }\n}\n"},
		{".depth -1", ".depth: want a number from 0 to 1000, got \"-1\"\n"},
	}.lead(k)
	if got := k.say("Object.fromEntries(Array.from({length: 2000}, (_, i) => ['key' + i, 'v']))"); !strings.HasSuffix(got, "... 1502 more lines\n") || strings.Count(got, "\n") != maxLines+1 {
		t.Errorf("%d lines, end %q", strings.Count(got, "\n"), got[len(got)-40:])
	}
	if got := k.say("'x'.repeat(20000)"); !strings.HasSuffix(got, "'... 10000 more characters\n") {
		t.Errorf("end %q", got[len(got)-40:])
	}
}
