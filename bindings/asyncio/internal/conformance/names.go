package conformance

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// recorded holds what names.py printed under the CPython that the kit was recorded with.
//
//go:embed names.txt
var recorded string

// added are the names that later versions added.
var added = []struct{ name, since string }{
	{"FrameCallGraphEntry", "3.14"},
	{"FutureCallGraph", "3.14"},
	{"FutureCallGraph.awaited_by", "3.14"},
	{"FutureCallGraph.call_stack", "3.14"},
	{"FutureCallGraph.future", "3.14"},
	{"InterpreterPoolExecutor", "3.14"},
	{"TaskGroup.cancel", "3.15"},
	{"capture_call_graph", "3.14"},
	{"format_call_graph", "3.14"},
	{"future_add_to_awaited_by", "3.14"},
	{"future_discard_from_awaited_by", "3.14"},
	{"print_call_graph", "3.14"},
}

// absent says why a name is not here. The first pattern that matches counts; members that are missing with their class
// need no reason of their own.
var absent = []struct{ pattern, reason string }{
	{"*ChildWatcher", "CPython removed child watchers in 3.14"},
	{"[gs]et_child_watcher", "CPython removed child watchers in 3.14"},
	{"*Policy", "CPython deprecated policies in 3.14 and removes them in 3.16: a Runtime has one loop"},
	{"[gs]et_event_loop_policy", "CPython deprecated policies in 3.14 and removes them in 3.16: a Runtime has one loop"},
	{"set_event_loop", "a Runtime has one loop, which get_event_loop() gives everywhere"},
	{"AbstractEventLoop", "a loop is made by new_event_loop(), not subclassed; its methods are below, as those of loop"},
	{"*EventLoop", "a loop is made by new_event_loop(), not chosen by its class"},
	{"*Protocol", "transports and protocols: the host does the input and output, through bindings"},
	{"*Transport", "transports and protocols: the host does the input and output, through bindings"},
	{"*Server", "transports and protocols: the host does the input and output, through bindings"},
	{"start_*server", "transports and protocols: the host does the input and output, through bindings"},
	{"open_*connection", "streams stand on transports: the host does the input and output, through bindings"},
	{"Stream*", "streams stand on transports: the host does the input and output, through bindings"},
	{"LimitOverrunError", "only streams raise it"},
	{"SendfileNotAvailableError", "only transports raise it"},
	{"create_subprocess_*", "subprocesses are a permission that a host grants by a binding, not a part of asyncio here"},
	{"_*", "a hook for event loops and tasks that are written in Python"},
	{"InterpreterPoolExecutor", "it is of concurrent.futures; a script has one interpreter"},
	{"future_*_awaited_by", "the runtime knows by itself who awaits what"},
	{"Token.MISSING", "a token of a variable that had no value has undefined as its old value"},
	{"ExceptionGroup.exceptions", "it is errors, as that of JavaScript's AggregateError"},
	{"loop.add_reader", "file descriptors: the host does the input and output, through bindings"},
	{"loop.add_writer", "file descriptors: the host does the input and output, through bindings"},
	{"loop.remove_reader", "file descriptors: the host does the input and output, through bindings"},
	{"loop.remove_writer", "file descriptors: the host does the input and output, through bindings"},
	{"loop.sock_*", "sockets: the host does the input and output, through bindings"},
	{"loop.*connection", "sockets: the host does the input and output, through bindings"},
	{"loop.create_*server", "sockets: the host does the input and output, through bindings"},
	{"loop.create_datagram_endpoint", "sockets: the host does the input and output, through bindings"},
	{"loop.connect_*", "sockets and pipes: the host does the input and output, through bindings"},
	{"loop.sendfile", "sockets: the host does the input and output, through bindings"},
	{"loop.start_tls", "sockets: the host does the input and output, through bindings"},
	{"loop.get*info", "sockets: the host does the input and output, through bindings"},
	{"loop.subprocess_*", "subprocesses are a permission that a host grants by a binding, not a part of asyncio here"},
	{"loop.set_default_executor", "functions that block are Go's and run on goroutines: there is no pool to choose"},
}

// elsewhere says what tests a name that is here and that no pair shows. The name has to stand in those tests.
var elsewhere = []struct{ pattern, reason string }{
	{"to_thread", "Go tests: what runs on a thread is a function of the host"},
	{"loop.run_in_executor", "Go tests: what runs on a thread is a function of the host"},
	{"loop.shutdown_*", "Go tests"},
	{"loop.*_signal_handler", "scripts of the command"},
	{"loop.slow_callback_duration", "Go tests: the report goes to the host's log"},
	{"loop.call_soon_threadsafe", "Go tests: a script has one thread"},
	{"Task.*_stack", "Go tests: the whole await chain instead of CPython's one frame"},
	{"*call_graph", "Go tests: newer than the CPython that recorded the kit"},
	{"*CallGraph*", "Go tests: newer than the CPython that recorded the kit"},
	{"run_coroutine_threadsafe", "Go tests: a script has one thread"},
	{"TaskGroup.cancel", "Go tests: newer than the CPython that recorded the kit"},
	{"wrap_future", "Go tests: the futures it wraps are those of the host"},
	{"IncompleteReadError*", "Go tests: bindings raise it"},
	{"iscoroutinefunction", "Go tests"},
}

// publicName is one name of asyncio.
type publicName struct {
	name  string // "Lock", "Lock.acquire" or "loop.call_soon"
	since string // the version that added it, if that is newer than the recorded one
}

// class is the part of a member's name before the dot, or "".
func (n publicName) class() string {
	class, _, member := strings.Cut(n.name, ".")
	if !member {
		return ""
	}
	return class
}

// publicNames lists the recorded and the added names.
func publicNames() []publicName {
	var names []publicName
	for name := range strings.FieldsSeq(recorded) {
		if member, ok := strings.CutPrefix(name, "AbstractEventLoop."); ok {
			name = "loop." + member
		}
		names = append(names, publicName{name: name})
	}
	for _, n := range added {
		names = append(names, publicName{n.name, n.since})
	}
	slices.SortStableFunc(names, func(a, b publicName) int {
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return names
}

// reason finds the first entry of a table whose pattern matches a name, or gives "".
func reason(table []struct{ pattern, reason string }, name string) string {
	for _, entry := range table {
		if ok, err := path.Match(entry.pattern, name); err != nil {
			panic(err) // the tables are constant
		} else if ok {
			return entry.reason
		}
	}
	return ""
}

// samples are expressions that give an object of each class, whose members are then looked for.
var samples = map[string]string{
	"Barrier":             "new asyncio.Barrier(2)",
	"BoundedSemaphore":    "new asyncio.BoundedSemaphore(1)",
	"Condition":           "new asyncio.Condition()",
	"Context":             "asyncio.copy_context()",
	"ContextVar":          "new asyncio.ContextVar('v')",
	"Event":               "new asyncio.Event()",
	"ExceptionGroup":      "new asyncio.ExceptionGroup('g', [new Error('e')])",
	"Future":              "asyncio.get_event_loop().create_future()",
	"FutureCallGraph":     "asyncio.capture_call_graph()",
	"Handle":              "asyncio.get_event_loop().call_soon(() => {})",
	"IncompleteReadError": "new asyncio.IncompleteReadError('ab', 3)",
	"Lock":                "new asyncio.Lock()",
	"loop":                "asyncio.get_event_loop()",
	"Queue":               "new asyncio.Queue()",
	"Runner":              "new asyncio.Runner()",
	"Semaphore":           "new asyncio.Semaphore(1)",
	"Task":                "create_task(asyncio.sleep(0))",
	"TaskGroup":           "new asyncio.TaskGroup()",
	"Timeout":             "asyncio.timeout(1)",
	"TimerHandle":         "asyncio.get_event_loop().call_later(0, () => {})",
	"Token":               "new asyncio.ContextVar('v').set(1)",
}

// here runs the module and tells which of the names it has, and which names it has beyond them.
func here(names []publicName) (found map[string]bool, beyond []string, err error) {
	var stdout bytes.Buffer
	rt, err := runtime.New(runtime.Options{Stdout: &stdout, Bindings: bindings.Core()})
	if err != nil {
		return nil, nil, err
	}
	defer rt.Close()
	var script strings.Builder
	script.WriteString("const samples = {};\n")
	for _, class := range slices.Sorted(maps.Keys(samples)) {
		fmt.Fprintf(&script, "try { samples.%s = %s } catch {}\n", class, samples[class])
	}
	for _, n := range names {
		if class := n.class(); class != "" {
			member := strings.TrimPrefix(n.name, class+".")
			fmt.Fprintf(&script, "if (samples.%s && %q in samples.%s) console.log(%q);\n", class, member, class, n.name)
		} else {
			fmt.Fprintf(&script, "if (asyncio.%s !== undefined) console.log(%q);\n", n.name, n.name)
		}
	}
	script.WriteString("for (const n of Object.getOwnPropertyNames(asyncio)) console.log('beyond ' + n);\nawait sleep(0);\n")
	if _, err := rt.RunScript(context.Background(), "names.js", script.String()); err != nil {
		return nil, nil, err
	}
	found = map[string]bool{}
	for line := range strings.Lines(stdout.String()) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "beyond "); ok {
			if !slices.ContainsFunc(names, func(n publicName) bool { return n.name == name }) {
				beyond = append(beyond, name)
			}
			continue
		}
		found[line] = true
	}
	slices.Sort(beyond)
	return found, beyond, nil
}

// makers are what a program has in it that has an object of a class without naming the class.
var makers = map[string]string{
	"Context":     `copy_context|get_context`,
	"Future":      `create_future|gather|shield`,
	"Handle":      `call_soon`,
	"loop":        `get_running_loop|get_event_loop|new_event_loop|get_loop`,
	"Queue":       `Queue`,
	"Semaphore":   `Semaphore`,
	"Task":        `create_task|ensure_future|current_task`,
	"Timeout":     `timeout`,
	"TimerHandle": `call_later|call_at`,
	"Token":       `ContextVar`,
}

// users returns the names of the pairs whose JavaScript half uses a name.
func (n publicName) users(pairs []Pair) []string {
	class := n.class()
	uses := []*regexp.Regexp{regexp.MustCompile(`\basyncio\.` + n.name + `\b`)}
	switch {
	case class != "":
		maker := `\b` + class + `\b`
		if m, ok := makers[class]; ok {
			maker += "|" + m
		}
		member := strings.TrimPrefix(n.name, class+".")
		uses = []*regexp.Regexp{regexp.MustCompile(maker), regexp.MustCompile(`\.` + member + `\b`)}
	case slices.Contains([]string{"create_task", "ensure_future", "sleep", "get_event_loop"}, n.name): // globals as well
		uses[0] = regexp.MustCompile(`\b` + n.name + `\(`)
	}
	var names []string
	for _, p := range pairs {
		if !slices.ContainsFunc(uses, func(use *regexp.Regexp) bool { return !use.MatchString(p.JavaScript) }) {
			names = append(names, p.Name)
		}
	}
	return names
}
