package bindings_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/process"
	"github.com/corojs/coro/runtime"
)

// samples are expressions that give an object of each interface of which scripts get objects.
var samples = map[string]string{
	"Console":               `console`,
	"RandomSource":          `crypto`,
	"ImportMeta":            `meta`,
	"NodeJS.Module":         `common.module`,
	"NodeJS.Require":        `common.require`,
	"NodeJS.RequireResolve": `common.require.resolve`,
	"Performance":           `performance`,
	"NodeJS.Process":        `process`,
	"NodeJS.Timeout":        `setTimeout(() => {}, 0)`,
	"NodeJS.Immediate":      `setImmediate(() => {})`,

	"asyncio.Future": `asyncio.Future()`,
	"asyncio.Task":   `asyncio.current_task()`,
	"asyncio.Frame": `await (async () => {
		const task = create_task(async () => await sleep(1));
		await sleep(0);
		const [frame] = task.get_stack();
		task.cancel();
		return frame;
	})()`,
	"asyncio.Runner":              `asyncio.Runner()`,
	"asyncio.AsCompleted":         `asyncio.as_completed([sleep(0)])`,
	"asyncio.ItemIterator":        `asyncio.Queue()[Symbol.asyncIterator]()`,
	"asyncio.Timeout":             `asyncio.Timeout(null)`,
	"asyncio.TaskGroup":           `asyncio.TaskGroup()`,
	"asyncio.Lock":                `asyncio.Lock()`,
	"asyncio.Event":               `asyncio.Event()`,
	"asyncio.Condition":           `asyncio.Condition()`,
	"asyncio.Semaphore":           `asyncio.Semaphore()`,
	"asyncio.BoundedSemaphore":    `asyncio.BoundedSemaphore()`,
	"asyncio.Barrier":             `asyncio.Barrier(1)`,
	"asyncio.Queue":               `asyncio.Queue()`,
	"asyncio.LifoQueue":           `asyncio.LifoQueue()`,
	"asyncio.PriorityQueue":       `asyncio.PriorityQueue()`,
	"asyncio.Channel":             `asyncio.Channel()`,
	"asyncio.ContextVar":          `asyncio.ContextVar("name")`,
	"asyncio.Token":               `asyncio.ContextVar("name").set(1)`,
	"asyncio.Context":             `asyncio.copy_context()`,
	"asyncio.EventLoop":           `asyncio.get_event_loop()`,
	"asyncio.Handle":              `asyncio.get_event_loop().call_soon(() => {})`,
	"asyncio.TimerHandle":         `asyncio.get_event_loop().call_later(0, () => {})`,
	"asyncio.FutureCallGraph":     `asyncio.capture_call_graph()`,
	"asyncio.FrameCallGraphEntry": `asyncio.capture_call_graph().call_stack[0]`,
	"asyncio.CancelledError":      `asyncio.CancelledError()`,
	"asyncio.TimeoutError":        `asyncio.TimeoutError()`,
	"asyncio.ChannelClosed":       `asyncio.ChannelClosed()`,
	"asyncio.IncompleteReadError": `asyncio.IncompleteReadError("x", 2)`,
	"asyncio.InvalidStateError":   `asyncio.InvalidStateError()`,
	"asyncio.RuntimeError":        `asyncio.RuntimeError()`,
	"asyncio.LookupError":         `asyncio.LookupError()`,
	"asyncio.QueueEmpty":          `asyncio.QueueEmpty()`,
	"asyncio.QueueFull":           `asyncio.QueueFull()`,
	"asyncio.QueueShutDown":       `asyncio.QueueShutDown()`,
	"asyncio.BrokenBarrierError":  `asyncio.BrokenBarrierError()`,
	"asyncio.ExceptionGroup":      `asyncio.ExceptionGroup("message", [new Error()])`,
}

// extended are objects of ECMAScript's library of which the declarations have only what TypeScript's do not.
var extended = map[string]string{"ErrorConstructor": `Error`, "Math": `Math`}

// given are interfaces of what scripts pass in, and of constructors: nothing at run time stands for them.
var given = regexp.MustCompile(`(Options?|Constructor|\.ErrorClass|\.ProcessEnv|^Crypto|\.ExceptionContext)$`)

// undeclared are members that the declarations need not have.
var undeclared = map[string]string{
	"toString": "every object has it in ECMAScript's library",
	"name":     "errors and functions have it there",
	"length":   "functions have it there",
}

// TestDeclaredNames holds the declarations against a Runtime: what they name is there, and what is there they name.
func TestDeclaredNames(t *testing.T) {
	d := parseDeclarations(t)
	plain := globalNames(t)
	all := globalNames(t, append(bindings.Core(), process.Binding(nil, nil))...)
	installed := slices.DeleteFunc(all, func(name string) bool { return slices.Contains(plain, name) })
	rt := newRuntime(t, append(bindings.Core(), process.Binding([]string{"coro"}, nil))...)
	for _, file := range []string{"meta.mjs", "common.cjs"} {
		if _, err := rt.RunFile(context.Background(), file); err != nil {
			t.Fatal(err)
		}
	}
	ofFiles := []string{"require", "module", "exports", "__filename", "__dirname"}
	var there []string
	evaluate(t, rt, `Object.keys(common)`, &there)
	compare(t, "CommonJS", there, ofFiles, ofFiles)
	// The runtime has ECMAScript's library and, of what is declared, structuredClone.
	compare(t, "global", append(append(installed, there...), "structuredClone"), d.globals, d.globals)
	if !slices.Contains(plain, "structuredClone") {
		t.Error("structuredClone is declared, but not there")
	}

	var exports []string
	evaluate(t, rt, `Object.keys(asyncio)`, &exports)
	compare(t, "asyncio", exports, d.exports, d.exports)

	for _, name := range slices.Sorted(maps.Keys(d.interfaces)) {
		sample, ok := samples[name]
		switch {
		case extended[name] != "":
			var names []string
			evaluate(t, rt, namesOf+`(`+extended[name]+`)`, &names)
			must, _ := d.members(name)
			compare(t, name, names, must, names)
		case given.MatchString(name) && ok:
			t.Errorf("interface %s has a sample, but its name says that scripts make such objects", name)
		case given.MatchString(name):
		case !ok:
			t.Errorf("interface %s has no sample", name)
		default:
			var names []string
			evaluate(t, rt, namesOf+`(`+sample+`)`, &names)
			must, may := d.members(name)
			compare(t, name, names, must, may)
		}
	}
	for name := range samples {
		if d.interfaces[name] == nil {
			t.Errorf("interface %s has a sample and is not declared", name)
		}
	}
}

// TestDeclarationsAreDocumented makes sure that editors have something to say of each name.
func TestDeclarationsAreDocumented(t *testing.T) {
	documented := parseDeclarations(t).documented
	for _, name := range slices.Sorted(maps.Keys(documented)) {
		if !documented[name] {
			t.Errorf("%s has no comment", name)
		}
	}
	if len(documented) < 200 {
		t.Errorf("found %d names, want all of them: at least 200", len(documented))
	}
}

// compare reports the differences between the names that are there and those that are declared.
func compare(t *testing.T, where string, there, must, may []string) {
	t.Helper()
	slices.Sort(there)
	for _, name := range must {
		if !slices.Contains(there, name) {
			t.Errorf("%s: %s is declared, but not there", where, name)
		}
	}
	for _, name := range there {
		if !slices.Contains(may, name) && undeclared[name] == "" {
			t.Errorf("%s: %s is there, but not declared", where, name)
		}
	}
}

// namesOf is a function that lists the properties of an object, its own and those it inherits from classes of ours.
const namesOf = `((object) => {
	const names = new Set(), library = [Object, Function, Promise, Error, AggregateError].map((c) => c.prototype);
	for (let o = object; o && !library.includes(o); o = Object.getPrototypeOf(o)) {
		for (const key of Reflect.ownKeys(o)) {
			if (typeof key === "symbol") names.add("[" + key.description + "]");
			else if (key !== "constructor" && !(object instanceof Error && ["stack", "message", "cause"].includes(key))) names.add(key);
		}
	}
	for (const standard of ["[Symbol.toStringTag]", "[Symbol.species]"]) names.delete(standard);
	return [...names];
})`

// evaluate runs an expression whose value is a list of strings.
func evaluate(t *testing.T, rt *runtime.Runtime, expression string, list *[]string) {
	t.Helper()
	v, err := rt.Eval(context.Background(), `JSON.stringify(`+expression+`)`)
	if err != nil {
		t.Errorf("%s: %v", strings.TrimPrefix(expression, namesOf), err)
		return
	}
	if err := json.Unmarshal([]byte(fmt.Sprint(v)), list); err != nil {
		t.Errorf("%s: %v", expression, err)
	}
}

func newRuntime(t *testing.T, b ...runtime.Binding) *runtime.Runtime {
	t.Helper()
	rt, err := runtime.New(runtime.Options{Bindings: b, FS: fstest.MapFS{
		"meta.mjs":   {Data: []byte(`globalThis.meta = import.meta`)},
		"common.cjs": {Data: []byte(`globalThis.common = { require, module, exports, __filename, __dirname }`)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rt.Close() })
	return rt
}

func globalNames(t *testing.T, b ...runtime.Binding) []string {
	t.Helper()
	var names []string
	evaluate(t, newRuntime(t, b...), `Object.getOwnPropertyNames(globalThis)`, &names)
	return names
}

// declared is what declaration files say there is, as far as it is written in the form that they have here: one
// declaration a line, indented by two spaces a level.
type declared struct {
	globals    []string                // var, const, function and namespace at the top
	exports    []string                // const and function in namespace asyncio
	interfaces map[string]*declaration // by name, with the namespace before it
	documented map[string]bool         // whether a comment stands before the first of a name, or before one of two kinds
}

// document notes that a declaration stands after the line before.
func (d *declared) document(name, before string) {
	d.documented[name] = d.documented[name] || strings.HasSuffix(before, "*/")
}

type declaration struct {
	namespace string // with a dot after it, "" at the top
	extends   []string
	members   []string
	maybe     []string // members with a question mark
}

var (
	globalLine    = regexp.MustCompile(`^declare (?:var|const|function|namespace) (\w+)`)
	exportLine    = regexp.MustCompile(`^  (?:const|function) (\w+)`)
	interfaceLine = regexp.MustCompile(`^( *)interface (\w+)(?:<[^{>]*>)?(?: extends ([^{]*))? \{(\}?)$`)
	memberLine    = regexp.MustCompile(`^( *)(?:readonly )?(\w+|\[Symbol\.\w+\])(\??)[(<:]`)
	typeArguments = regexp.MustCompile(`<[^>]*>`)
)

func parseDeclarations(t *testing.T) *declared {
	d := &declared{interfaces: map[string]*declaration{}, documented: map[string]bool{}}
	for _, file := range bindings.Declarations() {
		namespace, name, indent, before := "", "", "", ""
		var in *declaration
		for line := range strings.Lines(file.Text) {
			line = strings.TrimRight(line, "\n")
			last := before
			before = line
			if line == "}" {
				namespace = ""
			}
			if m := globalLine.FindStringSubmatch(line); m != nil {
				if strings.HasSuffix(line, " {") {
					namespace = m[1] + "."
				}
				if m[1] != "NodeJS" && !slices.Contains(d.globals, m[1]) { // NodeJS has types only
					d.globals = append(d.globals, m[1])
					d.document(m[1], last)
				}
			}
			if m := exportLine.FindStringSubmatch(line); m != nil && namespace == "asyncio." && !slices.Contains(d.exports, m[1]) {
				d.exports = append(d.exports, m[1])
				d.document(namespace+m[1], last)
			}
			if m := interfaceLine.FindStringSubmatch(line); m != nil {
				name = namespace + m[2]
				if d.interfaces[name] != nil {
					t.Errorf("%s: interface %s is declared twice", file.Name, name)
				}
				in, indent = &declaration{namespace: namespace}, m[1]
				d.interfaces[name] = in
				if !strings.HasSuffix(name, "Constructor") {
					d.document(name, last)
				}
				if m[3] != "" {
					in.extends = strings.Split(typeArguments.ReplaceAllString(m[3], ""), ", ")
				}
				if m[4] != "" {
					in = nil
				}
				continue
			}
			if in == nil {
				continue
			}
			if line == indent+"}" {
				in = nil
			} else if m := memberLine.FindStringSubmatch(line); m != nil && m[1] == indent+"  " && m[2] != "new" {
				if !slices.Contains(in.members, m[2]) && m[2] != "prototype" {
					d.document(name+"."+m[2], last)
				}
				if m[3] == "" {
					in.members = append(in.members, m[2])
				} else {
					in.maybe = append(in.maybe, m[2])
				}
			}
		}
	}
	return d
}

// members returns the members of an interface with those that it extends: those that must be there, and all.
func (d *declared) members(name string) (must, may []string) {
	in := d.interfaces[name]
	if in == nil {
		of := map[string][]string{"Disposable": {"[Symbol.dispose]"}, "AsyncDisposable": {"[Symbol.asyncDispose]"}}[name]
		return of, of // of ECMAScript's library, whose other members compare does not see
	}
	must, may = slices.Clone(in.members), append(slices.Clone(in.members), in.maybe...)
	for _, base := range in.extends {
		if d.interfaces[in.namespace+base] != nil {
			base = in.namespace + base
		}
		m, a := d.members(base)
		must, may = append(must, m...), append(may, a...)
	}
	return must, may
}
