package runtime

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// compile parses, lowers and compiles source. name is what positions call it.
func (l *Loop) compile(text string, o source.Options) (*source.Unit, error) {
	l.sources[o.File] = text
	if at := source.PositionName(o.File); at != o.File {
		if l.modules.named == nil {
			l.modules.named = map[string]string{}
		}
		l.modules.named[at] = o.File
	}
	u, err := l.modules.cache.compile(text, o, l.modules.shared && !o.Eval)
	if err != nil {
		return nil, l.syntaxError(err)
	}
	l.link(u)
	return u, nil
}

// original returns f with the name of its file as the source was given. Its line and column are those of the text as it
// was written already: the programs hold the source maps.
func (l *Loop) original(f Frame) Frame {
	if name, ok := l.modules.named[f.File]; ok {
		f.File = name
	}
	return f
}

// link takes the tables over that u points into.
func (l *Loop) link(u *source.Unit) {
	l.funcs, l.sites, l.files = l.modules.cache.tables.Read()
	if u.Native {
		l.foreignJobs = true
	}
}

// syntaxError makes the error of a run of what the compiler said.
func (l *Loop) syntaxError(err error) *ScriptError {
	var e *source.Error
	if !errors.As(err, &e) {
		return NewSyntaxError("", 0, 0, err.Error(), "")
	}
	text, _ := l.sourceText(e.File)
	return NewSyntaxError(e.File, e.Line, utf16Column(text, e.Line, e.Column), e.Message, text)
}

func (l *Loop) fileOf(site int) string {
	i := sort.Search(len(l.files), func(i int) bool { return l.files[i].From > site })
	if i == 0 {
		return ""
	}
	return l.files[i-1].Name
}

func (l *Loop) fileOfFunc(fn int) string {
	i := sort.Search(len(l.files), func(i int) bool { return l.files[i].FromFunc > fn })
	if i == 0 {
		return ""
	}
	return l.files[i-1].Name
}

// check compiles s, or reads it as the JSON that its name says it is.
func (l *Loop) check(s Script) error {
	key := l.keyOf(s.Name)
	o, isJSON, err := l.sourceOptions(key, s.Name, s.Kind)
	if err != nil {
		return err
	}
	text := strings.TrimPrefix(s.Source, "\uFEFF")
	if isJSON {
		if err = l.checkJSON(s.Name, text); err != nil {
			err = l.syntaxError(err)
		}
	} else {
		o.Eval = s.Globals
		_, err = l.compile(text, o)
	}
	var se *ScriptError
	if errors.As(err, &se) {
		se.prefix = ""
	}
	return err
}

// startScript begins a run with s as its main task.
func (l *Loop) startScript(r *run, s Script) error {
	key := l.keyOf(s.Name)
	o, isJSON, err := l.sourceOptions(key, s.Name, s.Kind)
	if err != nil {
		return err
	}
	if isJSON {
		return fmt.Errorf("run %s: want a script, got a file of JSON", s.Name)
	}
	o.Eval = s.Globals
	u, err := l.compile(strings.TrimPrefix(s.Source, "\uFEFF"), o)
	if err != nil {
		return err
	}
	switch u.Kind {
	case source.AsModule:
		m := l.modules.enter(l, key, o, u)
		l.modules.main = m
		l.startBody(r, func(c *Coroutine) { l.runMain(c, m) })
	case source.CommonJS:
		m := l.modules.enter(l, key, o, u)
		l.modules.main = m
		l.startMain(r, func() (goja.Value, error) { return l.runCommonMain(m) }, false)
	default:
		l.startMain(r, func() (goja.Value, error) { return l.vm.RunProgram(u.Program) }, u.Awaits)
	}
	return nil
}

// startMain makes the main task, of body; when awaits is set, the value of body is a generator function to run.
func (l *Loop) startMain(r *run, body func() (goja.Value, error), awaits bool) *Task {
	co, t := l.newMain(r)
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

// newMain makes the main task of r and the coroutine that it drives.
func (l *Loop) newMain(r *run) (*Coroutine, *Task) {
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
	return co, t
}

// startBody makes the main task of a body written in Go.
func (l *Loop) startBody(r *run, body func(*Coroutine)) {
	co, t := l.newMain(r)
	co.call = &lazyCall{}
	prev := l.scope
	l.scope = &t.scope
	co.continueWith(func() { body(co) })
	l.scope = prev
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
