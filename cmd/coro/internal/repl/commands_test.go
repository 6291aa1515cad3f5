package repl

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestCommandsAreListed(t *testing.T) {
	k := converse(t, nil)
	help := k.say(".help")
	for _, name := range strings.Fields(".help .exit .load .save .editor .break .clear .tasks .tree .why .cancel .time .type .doc .errors .depth") {
		if !strings.Contains(help, name+" ") {
			t.Errorf("%s is not in .help", name)
		}
	}
	dialogue{
		{".nope", ".nope: unknown command; .help lists them\n"},
		{".why", ".why: want ID\n"},
		{".help me", ".help: want nothing after it, got \"me\"\n"},
		{".cancel x", ".cancel: want the number of a task or all, got \"x\"\n"},
		{".cancel 7", ".cancel: no task #7 runs\n"},
		{".why 7", ".why: no task #7 runs\n"},
		{".tasks", "no task runs\n"},
		{".tree", "no task runs\n"},
		{".errors", "no errors so far\n"},
		{".break", ""},
	}.lead(k)
}

func TestTaskCommands(t *testing.T) {
	k := converse(t, nil)
	k.say("async function inner(q) { await q }", "async function outer(q) {\n  await inner(q)\n}", "const q = asyncio.get_event_loop().create_future()")
	k.say("const a = create_task(outer(q), { name: 'a' }); const b = create_task((async () => await a)(), { name: 'b' }); await sleep(0)")
	got := k.say(".tasks")
	want := regexp.MustCompile(`^ID  NAME  STATE    AGE +STEPS  WAITING ON +CREATED AT
1   a     waiting  \S+ \S+ +1      <Future pending> +repl-4:1
2   b     waiting  \S+ \S+ +1      <Task pending .*'a'.*> +repl-4:1
$`)
	if !want.MatchString(got) {
		t.Errorf(".tasks:\n%s", got)
	}
	if got := k.say(".tree"); !regexp.MustCompile(`^#2 b  repl-4:1\n└─ #1 a  repl-1:1  waits for <Future pending>\n$`).MatchString(got) {
		t.Errorf(".tree:\n%s", got)
	}
	got = k.say(".why 2")
	want = regexp.MustCompile(`^#2 b
  .*top level at repl-4:1:\d+ waits for <Task pending.*>
  #1 a
    outer\(\) at repl-2:2:3 waits for inner\(\)
    inner\(\) at repl-1:1:27 waits for <Future pending>
$`)
	if !want.MatchString(got) {
		t.Errorf(".why:\n%s", got)
	}
	k.say("create_task(sleep(3600), { name: 'c' }); 0")
	k.tell(".cancel #3")
	k.want("[#3 c cancelled after ")
	k.skip()
	k.say("create_task(sleep(3600), { name: 'd' }); 0")
	k.tell(".cancel all")
	k.want("[#4 d cancelled after ")
	k.skip()
	dialogue{{"[a.cancelled(), b.cancelled()]", "[ true, true ]\n"}, {".tasks", "no task runs\n"}}.lead(k)
}

// Tasks that wait for each other in a circle are shown, not followed for ever.
func TestCircle(t *testing.T) {
	k := converse(t, nil)
	k.say("let x, y; x = create_task((async () => { await sleep(0); await Promise.race([y]) })(), { name: 'x' }); y = create_task((async () => await x)(), { name: 'y' })",
		"await sleep(0.01)")
	if got := k.say(".tree"); !strings.Contains(got, "a circle") || !strings.Contains(got, "(shown above)") {
		t.Errorf(".tree:\n%s", got)
	}
	if got := k.say(".why 2"); strings.Count(got, "#1 x") != 1 || strings.Count(got, "#2 y") != 1 {
		t.Errorf(".why:\n%s", got)
	}
}

func TestLoadAndSave(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "session.js")
	k := converse(t, nil)
	k.say("let n = 1", "function f() {\n  return n\n}", "(", ".break", "f()")
	if got := k.say(".save " + file); got != "3 inputs written to "+file+"\n" {
		t.Errorf("got %q", got)
	}
	if data, err := os.ReadFile(file); string(data) != "let n = 1\nfunction f() {\n  return n\n}\nf()\n" {
		t.Errorf("%q, %v", data, err)
	}
	dialogue{
		{"n = 5", "5\n"},
		{".load " + file, "1\n"},
		{".load " + dir, ".load: " + dir + ": is a directory\n"},
		{".load " + dir + "/none", ".load: " + dir + "/none: no such file or directory\n"},
		{".save " + dir, ".save: " + dir + ": is a directory\n"},
	}.lead(k)
	if err := os.WriteFile(file, []byte("1 +"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := k.say(".load " + file); !strings.HasPrefix(got, "Uncaught SyntaxError: Unexpected end of input\n"+file+":1:4") {
		t.Errorf("got %q", got)
	}
}

func TestEditor(t *testing.T) {
	k := converse(t, nil)
	k.say(".editor", "const list = [1, 2]", "  .map(x => x * 2)", "", ".help", "[")
	k.skip()
	if got := k.key(&Interrupted{}); got != "" {
		t.Errorf("thrown away: %q", got)
	}
	k.say(".editor", "[1, 2]", "  .map(x => x * 2)")
	if got := k.key(io.EOF); got != "[ 2, 4 ]\n" {
		t.Errorf("got %q", got)
	}
	dialogue{{"typeof list", "'undefined'\n"}}.lead(k)
}

func TestClear(t *testing.T) {
	k := converse(t, nil)
	dialogue{
		{"const v = 1; globalThis.w = 2; v", "1\n"},
		{".clear", ""},
		{"[v, typeof w, _]", "[ undefined, 'undefined', undefined ]\n"},
		{"typeof create_task", "'function'\n"},
	}.lead(k)
}

func TestTimeAndType(t *testing.T) {
	k := converse(t, nil)
	if got := k.say(".time await sleep(0.01, 5)"); !regexp.MustCompile(`^5\ntook \d+ ms\n$`).MatchString(got) {
		t.Errorf(".time: %q", got)
	}
	dialogue{
		{".type 1", "number\n"},
		{".type 'a'", "string\n"},
		{".type 1n", "bigint\n"},
		{".type Symbol()", "symbol\n"},
		{".type null", "null\n"},
		{".type undefined", "undefined\n"},
		{".type true", "boolean\n"},
		{".type [1]", "object: Array\n"},
		{".type {a: 1}", "object: Object\n"},
		{".type Object.create(null)", "object: Object\n"},
		{".type new Map()", "object: Map\n"},
		{".type new (class Foo {})()", "object: Foo\n"},
		{".type new (class Foo extends Array {})()", "object: Foo\n"},
		{".type Promise.resolve()", "object: Promise\n"},
		{".type create_task(sleep(3600))", "object: Task\n"},
		{".type await sleep(0, 1)", "number\n"},
		{".type (a, b = [1, 2]) => 1", "function (a, b = [1, 2])\n"},
		{".type x => 1", "function (x)\n"},
		{".type function f(a, { b }, ...c) { }", "function f(a, { b }, ...c)\n"},
		{".type async function g(a) { await a }", "async function g(a)\n"},
		{".type class A extends Map { }", "class: class A extends Map\n"},
		{".type Math.max", "built-in function max, 2 parameters\n"},
		{".type sleep", "built-in async function sleep, 1 parameter\n"},
		{".type if (1) 2", "nothing: not an expression\n"},
	}.lead(k)
}

func TestDoc(t *testing.T) {
	text := `/** Python's asyncio. */
declare namespace asyncio {
  /**
   * Waits.
   *
   * @param delay seconds
   */
  function sleep<T>(delay: number, result?: T): Promise<T>;
  function undocumented(): void;
  /** A task. */
  class Task<T> {
    /** Cancels it. */
    cancel(msg?: any): boolean;
  }
}
/** Makes a task. */
declare function create_task(f: any): any;
`
	k := converse(t, func(o *Options) { o.Docs = []string{"", text} })
	dialogue{
		{".doc create_task", "declare function create_task(f: any): any\n\nMakes a task.\n"},
		{".doc asyncio.sleep", "function sleep<T>(delay: number, result?: T): Promise<T>\n\nWaits.\n\n@param delay seconds\n"},
		{".doc sleep", "function sleep<T>(delay: number, result?: T): Promise<T>\n\nWaits.\n\n@param delay seconds\n"},
		{".doc Task.cancel", "cancel(msg?: any): boolean\n\nCancels it.\n"},
		{".doc Task", "class Task<T>\n\nA task.\n"},
		{".doc asyncio", "declare namespace asyncio\n\nPython's asyncio.\n"},
		{".doc undocumented", ".doc: nothing is written about \"undocumented\"; .type tells what it is\n"},
		{".doc Queue.sleep", ".doc: nothing is written about \"Queue.sleep\"; .type tells what it is\n"},
	}.lead(k)
}

func TestFirst(t *testing.T) {
	k := converse(t, func(o *Options) {
		o.First = &Source{"first.js", "const given = 41; console.log('ran'); setTimeout(() => given2 = given + 1, 1); var given2"}
	})
	if !strings.Contains(k.all(), "ran\n") {
		t.Errorf("got %q", k.all())
	}
	dialogue{{"await sleep(0.02); given2", "42\n"}}.lead(k)
	k = converse(t, func(o *Options) { o.First = &Source{"first.js", "var before = 1\nthrow new Error('first')"} })
	if !strings.Contains(k.all(), "Uncaught Error: first\nfirst.js:2:7") {
		t.Errorf("got %q", k.all())
	}
	dialogue{{"before", "1\n"}}.lead(k)
}

// What people paste, break and replace.
func TestBadInput(t *testing.T) {
	k := converse(t, nil)
	if got := k.say("'\xff\xfe'"); !strings.HasPrefix(got, "input: want UTF-8, got bytes that are none in ") {
		t.Errorf("invalid UTF-8: %q", got)
	}
	if got := k.say("'" + strings.Repeat("x", 1<<20) + "'.length"); got != "1048576\n" {
		t.Errorf("a line of a megabyte: %q", cut(got, 100))
	}
	items := 500_000
	if testing.Short() {
		items = 50_000
	}
	if got := k.say("[" + strings.Repeat("1,", items) + "].length"); got != fmt.Sprintln(items) {
		t.Errorf("a long literal: %q", cut(got, 100))
	}
	if got := k.say(strings.Repeat("(", 100_000)); !strings.Contains(got, "SyntaxError: source is nested deeper") {
		t.Errorf("nesting: %q", cut(got, 100))
	}
	k.say("let sum = 0")
	lines := make([]string, 10_000)
	for i := range lines {
		lines[i] = "sum += 1"
	}
	if got := k.say(lines...); !strings.HasSuffix(got, "10000\n") {
		t.Errorf("ten thousand lines: %q", got[max(0, len(got)-100):])
	}
	dialogue{
		{"new Proxy({}, { get() { throw 1 }, ownKeys() { throw 2 }, getPrototypeOf() { throw 3 } })", "{}\n"},
		{"({ get a() { throw new Error('getter') } })", "{ a: [Getter] }\n"},
		{"({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('no') } })", "[its own function to show it threw: Error: no]\n"},
		{"globalThis.Promise = null; globalThis.console = 1; Array.prototype.then = 5; 'broken'", "'broken'\n"},
		{"await sleep(0.001, 'awaited')", "'awaited'\n"},
		{"const after = 1; [after]", "[ 1 ]\n"},
		{"delete Array.prototype.then; globalThis.Symbol = globalThis.Object = globalThis.Error = undefined; ({ a: [1] })", "{ a: [ 1 ] }\n"},
		{"var undefined = 1; 1", "1\n"},
		{"globalThis.globalThis = 0; 2", "2\n"},
	}.lead(k)
	if got := k.say("null.x"); !strings.HasPrefix(got, "Uncaught TypeError: ") {
		t.Errorf("got %q", got)
	}
	for _, source := range []string{
		"throw { toString() { throw 1 }, get name() { throw 2 } }",
		"throw new Proxy({}, { get() { throw 1 } })",
		"throw Object.assign(Function.prototype, {})",
		"create_task((async () => { await sleep(0.001); throw new Proxy({}, { get() { throw 1 } }) })()); await sleep(0.01)",
		"(() => { let o = {}; for (let i = 0; i < 1e5; i++) o = [o]; return o })()",
	} {
		k.say(source)
	}
	dialogue{{"'alive'", "'alive'\n"}}.lead(k)
}

// A prompt that fails ends the conversation instead of asking for ever.
func TestBrokenPrompter(t *testing.T) {
	k := converse(t, nil)
	k.give("", errors.New("the terminal is gone"))
	k.ends(statusFailed)
}
