package runtime

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// maxNesting is how deep brackets may nest in a source: goja's parser is recursive, and a Go stack that overflows
// cannot be recovered from.
const maxNesting = 10_000

// compiled is a source ready to run: either a program of global code, or, with top-level await, one whose value is the
// generator function of the main coroutine.
type compiled struct {
	program *goja.Program
	awaits  bool
}

// compile parses, lowers and compiles source. A source with top-level await is a module-like function body, or with
// eval one whose declarations become globals.
func (l *Loop) compile(name, source string, eval bool) (*compiled, error) {
	if err := checkNesting(name, source); err != nil {
		return nil, err
	}
	l.sources[name] = source
	opts := rewrite.Options{FuncBase: len(l.funcs), SiteBase: len(l.sites)}
	tree, err := rewrite.ParseScript(name, source, parser.WithDisableSourceMaps)
	var res *rewrite.Result
	if err == nil {
		if res, err = rewrite.Program(tree, opts); err != nil {
			return nil, l.syntaxError(name, err)
		}
		if !res.MayAwait {
			return l.link(name, res, false)
		}
	} else if !strings.Contains(source, "await") {
		return nil, l.syntaxError(name, err)
	}
	mode := rewrite.Module
	if eval {
		mode = rewrite.Eval
	}
	awaiting, err2 := rewrite.ParseAwait(name, source, parser.WithDisableSourceMaps)
	if err2 == nil {
		var lowered *rewrite.Result
		if lowered, err2 = rewrite.Main(awaiting, opts, mode); err2 == nil {
			return l.link(name, lowered, true)
		}
	}
	if res != nil {
		return l.link(name, res, false)
	}
	return nil, l.syntaxError(name, further(err, err2))
}

// further returns the syntax error that got further into the source: it comes from the reading that was meant.
func further(a, b error) error {
	pa, pb := firstPosition(a), firstPosition(b)
	if pb.Line > pa.Line || pb.Line == pa.Line && pb.Column > pa.Column {
		return b
	}
	return a
}

func firstPosition(err error) Frame {
	var list parser.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return Frame{File: list[0].Position.Filename, Line: list[0].Position.Line, Column: list[0].Position.Column}
	}
	var one *parser.Error
	if errors.As(err, &one) {
		return Frame{File: one.Position.Filename, Line: one.Position.Line, Column: one.Position.Column}
	}
	var compile *goja.CompilerSyntaxError
	if errors.As(err, &compile) && compile.File != nil {
		pos := compile.File.Position(compile.Offset)
		return Frame{File: pos.Filename, Line: pos.Line, Column: pos.Column}
	}
	return Frame{}
}

func firstMessage(err error) string {
	var list parser.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Message
	}
	var one *parser.Error
	if errors.As(err, &one) {
		return one.Message
	}
	var compile *goja.CompilerSyntaxError
	if errors.As(err, &compile) {
		return compile.Message
	}
	return err.Error()
}

// syntaxError turns what the parser, the lowering or the compiler said into one form.
func (l *Loop) syntaxError(name string, err error) *ScriptError {
	f := firstPosition(err)
	text := l.sources[name]
	return NewSyntaxError(name, f.Line, utf16Column(text, f.Line, f.Column), firstMessage(err), text)
}

// link compiles a lowered program and takes its tables over.
func (l *Loop) link(name string, res *rewrite.Result, awaits bool) (*compiled, error) {
	prog, err := goja.CompileAST(res.Program, false)
	if err != nil {
		return nil, l.syntaxError(name, err)
	}
	l.files = append(l.files, siteFile{len(l.sites), len(l.funcs), name})
	l.funcs = append(l.funcs, res.Funcs...)
	l.sites = append(l.sites, res.Sites...)
	if len(res.Native) > 0 {
		l.foreignJobs = true
	}
	return &compiled{prog, awaits}, nil
}

// siteFile tells from which index on await sites, and from which on functions, are of a file.
type siteFile struct {
	from, fromFunc int
	name           string
}

func (l *Loop) fileOf(site int) string {
	i := sort.Search(len(l.files), func(i int) bool { return l.files[i].from > site })
	if i == 0 {
		return ""
	}
	return l.files[i-1].name
}

func (l *Loop) fileOfFunc(fn int) string {
	i := sort.Search(len(l.files), func(i int) bool { return l.files[i].fromFunc > fn })
	if i == 0 {
		return ""
	}
	return l.files[i-1].name
}

// checkNesting refuses sources whose nesting the parser could not survive. It overcounts: brackets in strings and
// comments count as well, which no real source comes near to.
func checkNesting(name, source string) error {
	depth, run, line := 0, 0, 1
	for i := 0; i < len(source); i++ {
		switch c := source[i]; c {
		case '(', '[', '{':
			depth++
			run = 0
		case ')', ']', '}':
			depth = max(depth-1, 0)
			run = 0
		case '!', '~', '+', '-': // unary operators nest as well
			run++
		case '\n':
			line++
		case ' ', '\t', '\r':
		default:
			run = 0
		}
		if depth > maxNesting || run > maxNesting {
			return NewSyntaxError(name, line, 1, fmt.Sprintf("source is nested deeper than %d levels", maxNesting), "")
		}
	}
	return nil
}

// startScript begins a run with source as its main task.
func (l *Loop) startScript(r *run, name, source string, eval bool) error {
	c, err := l.compile(name, source, eval)
	if err != nil {
		return err
	}
	l.startMain(r, func() (goja.Value, error) { return l.vm.RunProgram(c.program) }, c.awaits)
	return nil
}

// startMain makes the main task, of body; when awaits is set, the value of body is a generator function to run.
func (l *Loop) startMain(r *run, body func() (goja.Value, error), awaits bool) *Task {
	co := l.newCoroutine(-1)
	t := &Task{coro: co}
	t.SetName("main")
	t.l, t.kind, t.started = l, taskPromise, true
	t.scope = scope{run: r, task: t}
	r.main = t
	r.add()
	l.tasks.add(t)
	t.wait(mainEnd{r})
	co.owner, co.handled = &t.scope, true
	co.flags |= coroRoot
	prev := l.scope
	l.scope = &t.scope
	returned := false
	defer func() {
		if !returned { // a Go panic went through: the scope stays, to tell whose failure it is
			l.aborted = append(l.aborted, co)
		}
	}()
	v, err := body()
	returned = true
	l.scope = prev
	switch {
	case err != nil:
		var ex *goja.Exception
		if !errors.As(err, &ex) {
			l.aborted = append(l.aborted, co)
			l.scope = &t.scope // whose failure this is
			panic(err)
		}
		r.thrown = ex
		co.finish(rejectedState, ex.Value())
	case awaits:
		generate := callable(v)
		co.gen = generate(goja.FunctionCall{This: goja.Undefined()}).(*goja.Object)
		l.step(co, goja.Undefined(), resumeNext, true)
	default:
		l.endMain(co, v)
	}
	return t
}

// endMain ends the main task of a plain script with the script's value. Where that is the pending promise of a coroutine
// of its own, as after a last line "main()", the task goes on as that coroutine: Ctrl-C cancels it, and when nothing
// can wake it, that is a deadlock.
func (l *Loop) endMain(co *Coroutine, v goja.Value) {
	t := co.owner.task
	if p := t.run.blocking; p != nil && p.state == pending && !p.handled && co.awaitReturned(p.Object()) {
		return
	}
	if last, ok := l.promiserOf(v).(*Coroutine); ok {
		last.ensureStarted()
		if last.Promise.state == pending && last.owner == co.owner && last.flags&coroRoot == 0 {
			co.flags &^= coroRoot
			co.coro = coroDone
			t.coro = last
			last.flags |= coroRoot
			return
		}
	}
	if !t.run.mainOnly && t.run.take == nil {
		if _, ok := v.(*goja.Object); ok {
			v = goja.Undefined() // nobody asked for it, and following it would change when the task ends
		}
	}
	co.finish(fulfilled, v)
}

// BlockMain has the main task, if that is what runs now, wait for p when its script has ended and nobody else looks at p:
// the line asyncio.run(main()) blocks a Python script.
func (l *Loop) BlockMain(p *Promise) {
	if r := l.scope.run; r != nil && r.main != nil && r.main == l.scope.task {
		r.blocking = p
	}
}

type mainEnd struct{ r *run }

func (m mainEnd) runJob(*Loop, *Promise) { m.r.mainDone() }
