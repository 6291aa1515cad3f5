package runtime

import (
	"errors"
	"strings"

	"github.com/corojs/coro/runtime/internal/builtins"
	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file gives package builtins, which has the part of ECMAScript's library that goja lacks, what it needs of the
// loop: promises that a cancellation reaches, and jobs.

func (l *Loop) initBuiltins() error {
	lib, err := builtins.Install(l.vm, builtins.Host{
		NewFunction: l.NewFunction,
		Coroutine: func(name string, body func(builtins.Coroutine)) goja.Value {
			return l.NewCoroutine(name, func(c *Coroutine) { body(nativeBody{c}) }).Object()
		},
		Post: func(fn func()) {
			l.Post(func() {
				if ex := l.vm.Try(fn); ex != nil {
					l.Report(l.scriptError(ex.Value(), ex))
				}
			})
		},
		AtJobEnd: func(fn func()) { l.Post(fn) },
		Stopped: func() bool {
			l.intr.mu.Lock()
			defer l.intr.mu.Unlock()
			return l.intr.raised
		},
		Symbol:   l.Symbol,
		RegExps:  findRegExps,
		Imports:  prepareImports,
		OfScript: ofScript,
		StackText: func(headline string, frames []goja.StackFrame) string {
			return stackLines(headline, l.stackOf(frames))
		},
	})
	l.library = lib
	if err != nil {
		return err
	}
	generator := must1(l.vm.RunString(`(function* () {})`)).(*goja.Object)
	lib.PrepareFunctions(generator.Prototype().Get("constructor"), "function* ")
	lib.PrepareFunctions(l.asyncFunctionProto.Get("constructor"), "async function ")
	return nil
}

// ofScript tells frames of script, and of built-in functions, from those of the loop and of lowered code's helpers.
func ofScript(f *goja.StackFrame) bool {
	return !strings.HasPrefix(f.SrcName(), "%") && !strings.Contains(f.FuncName(), "corojs/coro/")
}

// findRegExps returns the regular expression literals of text that goja would get wrong; none where it does not parse,
// which goja then reports.
func findRegExps(text string) ([]builtins.Literal, error) {
	tree, err := source.Parse("eval", text)
	if err != nil {
		return nil, nil
	}
	res, err := rewrite.Program(tree, rewrite.Options{})
	if err != nil {
		return nil, errors.New(source.Message(err))
	}
	var list []builtins.Literal
	for _, r := range res.RegExps {
		list = append(list, builtins.Literal(r))
	}
	return list, nil
}

// prepareImports has what eval and Function compile call jsEvalImport where it says import().
func prepareImports(before, text, after string) (string, error) {
	prepared, err := source.DynamicImports(before, text, after, rewrite.EvalImport)
	if err != nil {
		return "", errors.New(source.Message(err))
	}
	return prepared, nil
}

// nativeBody is a coroutine as the library sees it: with ECMAScript's awaits, which take a tick in any case.
type nativeBody struct{ c *Coroutine }

func (b nativeBody) Await(v goja.Value, then func(v goja.Value, ok bool)) {
	c, l := b.c, b.c.l
	p := l.PromiseOf(v)
	if p == nil {
		p = l.NewPromise()
		p.Resolve(v)
	}
	p.retrieved()
	if inner, ok := p.self().(*Coroutine); ok {
		inner.ensureStarted()
	}
	c.call.then = then
	c.on, c.coro = p, coroParked
	if p.state != pending {
		c.flags |= coroTick
	}
	p.wait(c)
}

func (b nativeBody) Return(v goja.Value) {
	b.c.call = nil
	b.c.finish(fulfilled, v)
}

func (b nativeBody) Throw(v goja.Value) {
	b.c.call = nil
	b.c.finish(rejectedState, v)
}

// LazyGlobal gives scripts a global, writable and configurable but not enumerable, whose value is made when it is first
// looked at; in the place of one that is there. It is to be called by bindings.
func (l *Loop) LazyGlobal(name string, value func() Value) { l.library.LazyGlobal(name, value) }
