package asyncio

import (
	"fmt"
	"io"
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// callGraph is a FutureCallGraph (CPython 3.14's asyncio/graph.py): a future, the coroutines that it runs, and the tasks
// that wait for it.
type callGraph struct {
	future    *runtime.Promise
	stack     []runtime.Frame // innermost first
	awaitedBy []*callGraph
	cycle     bool // the future stands further up already
}

func (m *module) callGraphs() {
	m.graphProto = m.recordClass("FutureCallGraph", "capture_call_graph")
	m.entryProto = m.recordClass("FrameCallGraphEntry", "capture_call_graph")
	m.define("capture_call_graph", 0, func(call goja.FunctionCall) goja.Value {
		g := m.capture("capture_call_graph", call.Arguments)
		if g == nil {
			return goja.Null()
		}
		return m.graphObject(g)
	})
	m.define("format_call_graph", 0, func(call goja.FunctionCall) goja.Value {
		return m.vm.ToValue(m.formatGraph("format_call_graph", call.Arguments))
	})
	m.define("print_call_graph", 0, func(call goja.FunctionCall) goja.Value {
		io.WriteString(m.l.Runtime().Stdout(), m.formatGraph("print_call_graph", call.Arguments)+"\n")
		return goja.Undefined()
	})
}

// capture reads the arguments of the three functions: a future, by default the current task, and the options limit and
// depth, which leaves out so many calls of the current task's stack less one.
func (m *module) capture(fn string, args []goja.Value) *callGraph {
	args, opts := m.options(args)
	limit, depth := 0, 1
	limited := false
	if opts != nil {
		if v := opts.Get("depth"); !absent(v) {
			depth = max(m.count(fn, "depth", v), 1)
		}
		if v := opts.Get("limit"); !absent(v) {
			limit, limited = m.count(fn, "limit", v), true
		}
	}
	var p *runtime.Promise
	if v := arg(args, 0); !absent(v) {
		if p = m.l.PromiseOf(v); p == nil || !p.IsFuture() {
			panic(m.l.TypeError("%s: future: want a Future or Task, got %s", fn, runtime.Describe(v)))
		}
	} else {
		t := m.l.CurrentTask()
		if t == nil {
			return nil
		}
		p = &t.Promise
	}
	g := m.graph(p, map[*runtime.Promise]bool{}, depth-1)
	if limited {
		g.cut(limit)
	}
	return g
}

// cut keeps the innermost frames of each stack, or the outermost ones where limit is negative.
func (g *callGraph) cut(limit int) {
	switch n := len(g.stack); {
	case limit >= 0:
		g.stack = g.stack[:min(limit, n)]
	default:
		g.stack = g.stack[max(n+limit, 0):]
	}
	for _, w := range g.awaitedBy {
		w.cut(limit)
	}
}

func (m *module) graph(p *runtime.Promise, above map[*runtime.Promise]bool, skip int) *callGraph {
	g := &callGraph{future: p}
	if above[p] {
		g.cycle = true
		return g
	}
	above[p] = true
	defer delete(above, p)
	if t := m.l.TaskOf(p.Object()); t != nil {
		g.stack = t.Stack()
		if t == m.l.CurrentTask() {
			calls := m.l.CallStack()
			g.stack = append(calls[min(skip, len(calls)):], g.stack...)
		}
	}
	for _, w := range awaiters(p) {
		g.awaitedBy = append(g.awaitedBy, m.graph(w, above, 0))
	}
	return g
}

// awaiters returns the tasks that wait for p, be it through coroutines, gather, a task group or other futures.
func awaiters(p *runtime.Promise) []*runtime.Promise {
	var tasks []*runtime.Promise
	seen := map[*runtime.Promise]bool{p: true}
	var climb func(p *runtime.Promise)
	climb = func(p *runtime.Promise) {
		for _, w := range p.AwaitedBy() {
			if w == nil || seen[w] {
				continue
			}
			seen[w] = true
			if w.IsTask() {
				tasks = append(tasks, w)
			} else {
				climb(w)
			}
		}
	}
	climb(p)
	return tasks
}

func (m *module) graphObject(g *callGraph) *goja.Object {
	stack := make([]any, len(g.stack))
	for i, f := range g.stack {
		entry := m.vm.NewObject()
		must(entry.SetPrototype(m.entryProto))
		must(entry.Set("frame", m.frame(f)))
		stack[i] = entry
	}
	by := make([]any, len(g.awaitedBy))
	for i, w := range g.awaitedBy {
		by[i] = m.graphObject(w)
	}
	o := m.vm.NewObject()
	must(o.SetPrototype(m.graphProto))
	must(o.Set("future", g.future.Object()))
	must(o.Set("call_stack", m.vm.NewArray(stack...)))
	must(o.Set("awaited_by", m.vm.NewArray(by...)))
	return o
}

func (m *module) formatGraph(fn string, args []goja.Value) string {
	g := m.capture(fn, args)
	if g == nil {
		return ""
	}
	var b strings.Builder
	m.writeGraph(&b, g, "")
	return strings.TrimRight(b.String(), "\n")
}

func (m *module) writeGraph(b *strings.Builder, g *callGraph, indent string) {
	kind := "Future"
	if t := m.l.TaskOf(g.future.Object()); t != nil {
		kind = fmt.Sprintf("Task(name='%s')", t.Name())
	} else {
		kind += "()"
	}
	fmt.Fprintf(b, "%s* %s", indent, kind)
	if g.cycle {
		b.WriteString(" (cycle: it stands above)\n")
		return
	}
	b.WriteByte('\n')
	if len(g.stack) > 0 {
		fmt.Fprintf(b, "%s  + Call stack:\n", indent)
		for _, f := range g.stack {
			name := f.Function
			if name == "" {
				name = "<anonymous>"
			}
			fmt.Fprintf(b, "%s  |   File '%s', line %d, in async %s()\n", indent, f.File, f.Line, name)
		}
	}
	if len(g.awaitedBy) > 0 {
		fmt.Fprintf(b, "%s  + Awaited by:\n", indent)
		for _, w := range g.awaitedBy {
			m.writeGraph(b, w, indent+"     ")
		}
	}
}
