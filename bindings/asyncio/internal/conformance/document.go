package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// deviations are the differences that are meant, each with its reason.
var deviations = []struct{ what, cpython, coro, why string }{
	{"timers with one deadline", "any order", "the order in which they were set", "with a virtual clock equal deadlines are the rule"},
	{"`timeout(0)` after `cancel()`", "turns the cancellation into TimeoutError", "delivers the cancellation", "gh-134471 is a fault"},
	{"a group's child that had not started when the group aborts", "vanishes without a trace", "does not run either, and says so by `cancelled()`", "somebody may hold it and ask"},
	{"order of sets: `all_tasks()`, the results of `wait`, the start of `as_completed`, what a group or a run cancels", "any order", "the order of creation", "the same program prints the same trace every time"},
	{"a task that nobody refers to", "may be collected while it is pending", "lives until it is done", "CPython documents it as a trap"},
	{"tasks that the cleanup at the end of a run starts", "are neither cancelled nor awaited", "shutdown repeats until none is left", "nothing is lost"},
	{"errors", "Python's classes; CancelledError is no Exception", "ValueError is RangeError, TypeError is TypeError; the others keep their names, extend Error and carry CPython's messages", "JavaScript has one hierarchy of errors"},
	{"CancelledError", "`args`", "`message` and `reason`; without a message \"\" and undefined", "an Error has a message"},
	{"ExceptionGroup", "`exceptions`, the text counts them", "`errors`, `message` as given; the rendering counts them", "it extends AggregateError"},
	{"`__cause__`, `__context__`", "an error raised in a handler remembers the other", "`cause`, when the program gives it", "JavaScript has no implicit context"},
	{"keyword arguments", "`name=`, `timeout=`", "a last argument that is a plain object", "JavaScript's habit"},
	{"async with", "`async with lock:`", "`await lock.run(fn)`, also `await using` where the exit can be said so", "JavaScript's habit"},
	{"calling an async function", "runs nothing", "starts it, but for a call that stands as an argument of `create_task`, `gather`, `shield`, `wait_for`, `run` and their like", "ECMAScript; the exception is Coro's go statement, with which `create_task(f(x))` means the same in both"},
	{"`asyncio.run`, `run_until_complete`, `run_forever`, `Runner.run`, `Runner.close`", "block", "give an awaitable", "a script's top level is a task already, named main"},
	{"loops", "one for each thread, or many in a row", "one for each Runtime; `new_event_loop()` gives another face of it with its own tasks, flags and handlers, and callbacks go on while it is stopped", "one loop is what makes one clock"},
	{"timers and callbacks that a run leaves behind", "go with its loop", "still fire", "the loop goes on"},
	{"a circle of tasks that wait for each other", "`cancel()` raises RecursionError", "whoever closes the circle gets the cancellation, and the others after it", "no script may hang or end its host"},
	{"futures of another loop", "awaiting one is a RuntimeError", "can be awaited", "the loop is the same"},
	{"a Task or Future returned by an async function", "is the value", "is adopted, as every thenable", "ECMAScript"},
	{"lost errors", "reported at garbage collection", "reported at collection or at the end of the run, whichever is first, with status 1", "nothing is lost"},
	{"`get_stack`", "one frame of a suspended task", "the whole await chain", "it is known here"},
	{"blocking functions", "any function on a thread", "functions of the host that were bound as blocking", "a script has one thread"},
	{"KeyboardInterrupt, SystemExit", "leave the loop at once", "Ctrl-C cancels the main task, a second one interrupts; they are the command's business", "JavaScript has no such errors"},
	{"`set_task_factory`", "called `(loop, coro, **kwargs)`", "called `(loop, coro, options)`", "keyword arguments are a plain object"},
	{"task factory of one task: `eager_start`", "an argument of create_task from 3.14, of Task from 3.12", "an argument of both", "the kit is recorded with Task's"},
}

// extras describes what the module has beyond asyncio.
var extras = map[string]string{
	"Channel":       "a channel with send, receive, close and async iteration",
	"ChannelClosed": "what sending on a closed channel raises",
	"LookupError":   "Python's builtin, which JavaScript does not have",
	"RuntimeError":  "Python's builtin, which JavaScript does not have",
	"all_settled":   "gathers outcomes instead of values",
	"coroutine":     "makes an async function start when it is awaited, as Python's do",
	"fail_after":    "timeout under the name that trio gave it",
	"move_on_after": "a timeout that ends its block without an error",
	"race":          "the first to end wins; the others are cancelled and awaited",
	"select":        "the first of several channel operations that can go on",
}

// Document makes CONFORMANCE.md from the pairs below dir and from the module itself. It is an error if a name or a
// statement has no verdict, or one that the module or the pairs do not bear out.
func Document(dir string) (string, error) {
	pairs, err := Load(dir)
	if err != nil {
		return "", err
	}
	version, err := os.ReadFile(filepath.Join(dir, "VERSION"))
	if err != nil {
		return "", err
	}
	others, err := otherTests(dir)
	if err != nil {
		return "", err
	}
	names, beyond, err := nameTables(pairs, others)
	if err != nil {
		return "", err
	}
	sentences, err := statementTable(pairs)
	if err != nil {
		return "", err
	}
	programs := 0
	for _, p := range pairs {
		if p.Program() {
			programs++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# asyncio here and in CPython

<!-- Written by go run ./bindings/asyncio/internal/conformance/kit document; do not edit. -->

testdata/kit holds %d pairs of programs, %d of them longer ones as people write them: the same program in Python and in JavaScript. What the Python
half prints under %s is recorded; the JavaScript half has to print the same, ten times with the system's clock and ten times with a
virtual one. The programs in random do what chance tells them: a task that ran in another order would draw other numbers, and all that
follows would differ. Whether a name is here was found by asking the module.

## Names

Members stand under their class, those of an event loop under loop. The pairs are those that use the name, the shortest names first.

| name | here | shown by, or why not |
|---|---|---|
`, len(pairs), programs, strings.TrimSpace(string(version)))
	b.WriteString(names)
	b.WriteString("\n## Beyond asyncio\n\n| name | what it is |\n|---|---|\n")
	b.WriteString(beyond)
	b.WriteString("\n## Deviations\n\n| what | CPython | here | why |\n|---|---|---|---|\n")
	for _, d := range deviations {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", d.what, d.cpython, d.coro, d.why)
	}
	b.WriteString("\n## Statements\n\n| | statement | pairs, or why none |\n|--:|---|---|\n")
	b.WriteString(sentences)
	return b.String(), nil
}

// shownMost is how many pairs a row names.
const shownMost = 4

// list names some of the pairs and counts the others.
func list(pairs []string) string {
	slices.SortStableFunc(pairs, func(a, b string) int { return len(a) - len(b) })
	if more := len(pairs) - shownMost; more > 0 {
		return strings.Join(pairs[:shownMost], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(pairs, ", ")
}

// otherTests returns the text of the Go tests of package asyncio and of the command's scripts.
func otherTests(dir string) (string, error) {
	var text strings.Builder
	for _, pattern := range []string{"../../*_test.go", "../../../../cmd/coro/testdata/*", "../../../../cmd/coro/testdata/*/*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		for _, file := range files {
			if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			text.Write(source)
		}
	}
	return text.String(), nil
}

func nameTables(pairs []Pair, others string) (rows, beyondRows string, err error) {
	names := publicNames()
	found, beyond, err := here(names)
	if err != nil {
		return "", "", fmt.Errorf("ask the module: %w", err)
	}
	var b strings.Builder
	var wrong []string
	for _, n := range names {
		class, why := n.class(), reason(absent, n.name)
		if class != "" && !found[n.name] && reason(absent, class) != "" && !found[class] {
			continue // the row of its class says it
		}
		title := "`" + n.name + "`"
		if n.since != "" {
			title += " (" + n.since + ")"
		}
		switch {
		case !found[n.name] && why == "":
			wrong = append(wrong, n.name+": is not here, and no reason is given")
		case !found[n.name]:
			fmt.Fprintf(&b, "| %s | no | %s |\n", title, why)
		case why != "":
			wrong = append(wrong, n.name+": is here, but a reason is given why not: "+why)
		default:
			by := list(n.users(pairs))
			if by == "" && strings.Contains(others, strings.TrimPrefix(n.name, class+".")) {
				by = reason(elsewhere, n.name)
			}
			if by == "" {
				wrong = append(wrong, n.name+": is here, but no pair shows it, and no other test that a reason names")
			}
			fmt.Fprintf(&b, "| %s | yes | %s |\n", title, by)
		}
	}
	var more strings.Builder
	for _, name := range beyond {
		what := extras[name]
		if what == "" {
			wrong = append(wrong, name+": is beyond asyncio, and not described")
		}
		fmt.Fprintf(&more, "| `%s` | %s |\n", name, what)
	}
	if len(wrong) > 0 {
		return "", "", fmt.Errorf("names without a verdict:\n%s", strings.Join(wrong, "\n"))
	}
	return b.String(), more.String(), nil
}

func statementTable(pairs []Pair) (string, error) {
	shown := make([][]string, len(statements))
	for _, p := range pairs {
		for _, n := range p.Statements {
			if n < 1 || n > len(statements) {
				return "", fmt.Errorf("%s: first line: there is no statement %d", p.Name, n)
			}
			shown[n-1] = append(shown[n-1], p.Name)
		}
	}
	var b strings.Builder
	var wrong []string
	for i, s := range statements {
		by := list(shown[i])
		switch {
		case by == "" && s.reason == "":
			wrong = append(wrong, fmt.Sprintf("%d: %s: no pair shows it, and no reason is given", i+1, s.text))
		case by == "":
			by = s.reason
		case s.reason != "":
			wrong = append(wrong, fmt.Sprintf("%d: %s: %s shows it, but a reason is given why none does", i+1, s.text, by))
		}
		fmt.Fprintf(&b, "| %d | %s | %s |\n", i+1, s.text, by)
	}
	if len(wrong) > 0 {
		return "", fmt.Errorf("statements without a verdict:\n%s", strings.Join(wrong, "\n"))
	}
	return b.String(), nil
}
