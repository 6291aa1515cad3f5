package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
	"github.com/go-sourcemap/sourcemap"
)

// Kind is how a source runs.
type Kind uint8

// The kinds of sources.
const (
	Auto     Kind = iota // by its content: import, export or top-level await make it a Module, require and module CommonJS
	Script               // global code
	AsModule             // an ECMAScript module
	CommonJS             // a function of exports, require, module, __filename and __dirname
)

// Options say how a source is to be compiled.
type Options struct {
	File     string // what positions call the file
	Referrer string // what import() tells to whoever resolves
	Kind     Kind
	Language Language
	TSConfig string // the text of a tsconfig.json
	// Eval: a script with await or imports at its top level becomes code whose declarations are globals and whose value
	// is that of the last expression.
	Eval bool
	// Prompt, with Eval: the declarations of any script become globals that can be declared again, and the value is an
	// array of that of the last statement if it is an expression, else an empty one.
	Prompt bool
	// Imported: a script must be one that could be a module, as far as its declarations go.
	Imported bool
	// Common: what is no module by its content is CommonJS, also without a use of its variables.
	Common  bool
	Variant Variant // of a module
}

// Unit is a compiled source. It is immutable, and any Runtime whose Tables made it can run its Program.
type Unit struct {
	Kind Kind
	File string
	// Program's value is that of a script's last expression; the generator function of a module or, if Awaits, of an
	// eval; the function of CommonJS.
	Program *goja.Program
	Awaits  bool
	Module  *Module // of a module
	// Native: a function stayed goja's own, whose promises' jobs are goja's.
	Native bool
}

// compiler holds what one compilation knows.
type compiler struct {
	Options
	tables *Tables
	store  Store
	text   string // as written
	js     string // as goja gets it, perhaps through esbuild
	source *sourcemap.Consumer
	sc     *syntax
}

// Store keeps what is expensive to make again, under a key of hexadecimal digits. It may lose anything. It is called
// from the goroutines of Runtimes, at the same time from several.
type Store interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// Parse reads text as a script, without compiling it. The error is an *Error.
func Parse(file, text string) (*ast.Program, error) {
	if e := checkText(file, text); e != nil {
		return nil, e
	}
	tree, err := rewrite.ParseScript(file, text, parser.WithDisableSourceMaps)
	if err != nil {
		return nil, asError(file, text, err)
	}
	return tree, nil
}

// Compile compiles text. The error is an *Error.
func Compile(text string, o Options, t *Tables, st Store) (u *Unit, err error) {
	defer func() {
		if x := recover(); x != nil { // goja's compiler has panics that no check before it foresees
			u, err = nil, &Error{Message: fmt.Sprintf("the compiler failed: %v", x), File: o.File, Line: 1, Column: 1}
		}
	}()
	if e := checkText(o.File, text); e != nil {
		return nil, e
	}
	c := &compiler{Options: o, tables: t, store: st, text: text, js: text}
	if o.Language != JavaScript {
		if e := c.lower(); e != nil {
			return nil, e
		}
	}
	u, e := c.compile()
	if e == nil {
		return u, nil
	}
	if o.Language == JavaScript && (o.Eval || needsLowering(text)) {
		if o.Eval { // at a prompt TypeScript is as good, and what is imported is wanted later
			o.Language, o.TSConfig = TypeScript, `{"compilerOptions": {"verbatimModuleSyntax": true}}`
		}
		c = &compiler{Options: o, tables: t, store: st, text: text, js: text}
		if c.lower() == nil {
			if u, e := c.compile(); e == nil {
				return u, nil
			}
		}
	}
	return nil, e
}

// lower sends the text through esbuild, or takes what an earlier one gave from the store.
func (c *compiler) lower() *Error {
	var t *transformed
	var key string
	if c.store != nil {
		key = storeKey(c.text, c.File, c.TSConfig, c.Language, c.Kind == CommonJS)
		if data, ok := c.store.Get(key); ok {
			t = decodeTransformed(data)
		}
	}
	if t == nil {
		var e *Error
		if t, e = transform(c.File, c.text, c.Language, c.TSConfig, c.Kind == CommonJS); e != nil {
			return e
		}
		if c.store != nil {
			c.store.Put(key, t.encode())
		}
	}
	c.js, c.source = t.code, t.consumer()
	return nil
}

func (c *compiler) fail(err error) *Error {
	e := asError(c.File, c.js, err)
	e.File = c.File
	var mapped parser.ErrorList // what the parser found has not gone through the source map, nor has what scan found
	var own *SyntaxError
	if c.source != nil && (errors.As(err, &mapped) || errors.As(err, &own)) {
		if _, _, line, column, ok := c.source.Source(e.Line, e.Column); ok {
			e.Line, e.Column = line, column
		}
	}
	return e
}

// compile compiles what goja can parse once the module syntax is out of it.
func (c *compiler) compile() (*Unit, *Error) {
	body := c.js
	if mayHoldModuleSyntax(c.js) {
		sc, err := scan(c.js)
		if err != nil {
			return nil, c.fail(err)
		}
		if len(sc.decls) > 0 || len(sc.uses) > 0 {
			c.sc, body = sc, sc.text
		}
	}
	switch {
	case c.Kind == AsModule:
		return c.module(body)
	case c.Kind == Auto && !c.Eval && c.source != nil && (c.sc == nil || len(c.sc.decls) == 0) && declaresModule(c.text):
		return c.module(body) // all that it imported were types
	case c.sc != nil && len(c.sc.decls) > 0:
		if c.Kind != Auto {
			return nil, c.fail(failAt(c.sc.decls[0].start, "Cannot use import and export outside a module"))
		}
		if c.Eval {
			return c.evalModule(body)
		}
		return c.module(body)
	}
	return c.script(body)
}

// script compiles what has no import or export declarations.
func (c *compiler) script(body string) (*Unit, *Error) {
	if c.Prompt {
		tree, err := rewrite.ParseAwait(c.File, body, parser.WithDisableSourceMaps)
		if err != nil {
			return nil, c.fail(err)
		}
		return c.evaluated(tree)
	}
	tree, err := rewrite.ParseScript(c.File, body, parser.WithDisableSourceMaps)
	var failed *Error
	var unit *Unit
	if err != nil && strings.Contains(body, "return") && (c.Kind == CommonJS || c.Kind == Auto && !c.Eval && (c.Common || usesCommon(c.js))) {
		// A function can return at its top level. The wrapper that lets await stand there lets return do so as well.
		if inFunction, err := rewrite.ParseAwait(c.File, body, parser.WithDisableSourceMaps); err == nil {
			if u, e := c.plain(inFunction); e == nil && u.Kind == CommonJS && !u.Awaits {
				return u, nil
			}
		}
	}
	if err == nil {
		if unit, failed = c.plain(tree); failed == nil && !unit.Awaits {
			return unit, nil
		}
	} else if failed = c.fail(err); !strings.Contains(body, "await") {
		if c.usesMeta(body) && c.Kind == Auto && !c.Eval {
			return c.module(body)
		}
		return nil, failed
	}
	if c.Kind == Auto {
		awaiting, err := rewrite.ParseAwait(c.File, body, parser.WithDisableSourceMaps)
		if err == nil {
			var u *Unit
			var e *Error
			if c.Eval {
				u, e = c.evaluated(awaiting)
			} else {
				u, e = c.module(body)
			}
			if e == nil {
				return u, nil
			}
			failed = further(failed, e)
		} else {
			failed = further(failed, c.fail(err))
		}
	}
	if unit != nil {
		unit.Awaits = false
		return unit, nil
	}
	return nil, failed
}

func (c *compiler) usesMeta(body string) bool {
	return c.sc != nil && strings.Contains(body, c.sc.mark+".meta")
}

// plain compiles the tree of a script or of CommonJS. Awaits tells that it may have meant a top-level await.
func (c *compiler) plain(tree *ast.Program) (*Unit, *Error) {
	tree.File.SetSourceMap(c.source)
	kind := Script
	if c.sc != nil || c.Kind == Auto && !c.Eval && usesCommon(c.js) {
		r := c.reading(tree)
		r.walk(false)
		if r.err != nil {
			if c.Kind == Auto && !c.Eval && r.mod.Meta { // import.meta makes it a module
				return c.module(c.sc.text)
			}
			return nil, c.fail(r.err)
		}
		if c.Kind == Auto && !c.Eval && len(r.free) > 0 {
			kind = CommonJS
		}
	}
	if c.Kind == CommonJS || c.Kind == Auto && c.Common {
		kind = CommonJS
	}
	if c.Imported && kind == Script {
		if e := c.redeclared(tree); e != nil {
			return nil, e
		}
	}
	awaits := false
	u, e := c.finish(kind, nil, func(o rewrite.Options) (*rewrite.Result, error) {
		lower := rewrite.Program
		if kind == CommonJS {
			lower = lowerCommon
		}
		res, err := lower(tree, o)
		if err == nil {
			awaits = res.MayAwait
		}
		return res, err
	})
	if u != nil {
		u.Awaits = awaits
	}
	return u, e
}

// redeclared finds a function at the top level that has the name of another one or of a variable: an error in a module,
// whose functions are lexical (ECMA-262, 16.2.1.1), though not in global code.
func (c *compiler) redeclared(tree *ast.Program) *Error {
	vars, functions := map[string]bool{}, map[string]bool{}
	for _, d := range tree.DeclarationList {
		for _, b := range d.List {
			if id, ok := b.Target.(*ast.Identifier); ok {
				vars[id.Name.String()] = true
			}
		}
	}
	for _, s := range tree.Body {
		f, ok := s.(*ast.FunctionDeclaration)
		if !ok {
			continue
		}
		name := f.Function.Name.Name.String()
		if vars[name] || functions[name] {
			at := int(f.Function.Name.Idx) - tree.File.Base()
			return c.fail(failAt(at, "Identifier '%s' has already been declared", name))
		}
		functions[name] = true
	}
	return nil
}

func usesCommon(text string) bool {
	for _, n := range commonNames {
		if strings.Contains(text, n) {
			return true
		}
	}
	return false
}

func (c *compiler) reading(tree *ast.Program) *reading {
	r := &reading{sc: c.sc, src: c.js, tree: tree, mod: &Module{}, referrer: c.Referrer, found: map[int]bool{}, free: map[string]bool{}}
	if c.sc != nil {
		r.mod.Requests = c.sc.requests
	}
	return r
}

// parseModule parses a module's text without its module syntax. Without an await at the top level it is read as a
// script, which costs less.
func (c *compiler) parseModule(body string) (*ast.Program, *Error) {
	tree, err := rewrite.ParseScript(c.File, body, parser.WithDisableSourceMaps)
	if err == nil && !strings.Contains(body, "await") {
		return tree, nil
	}
	if err == nil && !mayAwait(tree) {
		return tree, nil
	}
	if err != nil && !strings.Contains(body, "await") {
		return nil, c.fail(err)
	}
	tree, err2 := rewrite.ParseAwait(c.File, body, parser.WithDisableSourceMaps)
	if err2 != nil {
		e := c.fail(err2)
		if err != nil {
			e = further(c.fail(err), e)
		}
		return nil, e
	}
	return tree, nil
}

// mayAwait reports whether a tree that was read as a script uses await as a name, which a module cannot.
func mayAwait(tree *ast.Program) bool {
	found := false
	w := &walker{names: map[string]int{}}
	w.other = func(e ast.Expression) ast.Expression {
		if id, ok := e.(*ast.Identifier); ok && id.Name == "await" {
			found = true
		}
		return nil
	}
	w.list(tree.Body)
	return found
}

// module compiles an ECMAScript module.
func (c *compiler) module(body string) (*Unit, *Error) {
	tree, e := c.parseModule(body)
	if e != nil {
		return nil, e
	}
	r := c.reading(tree)
	if c.sc != nil {
		r.declarations()
	} else {
		r.declared()
	}
	if r.err == nil {
		r.walk(true)
	}
	if r.err != nil {
		return nil, c.fail(r.err)
	}
	tree.File.SetSourceMap(c.source)
	r.mod.locate(tree.File)
	return c.finish(AsModule, r.mod, func(o rewrite.Options) (*rewrite.Result, error) {
		res, err := lowerModule(tree, r.mod, c.Variant, o)
		if err != nil {
			return nil, err
		}
		for _, s := range res.Sites {
			if s.Func < 0 {
				r.mod.Async = true
			}
		}
		return res, nil
	})
}

// finish rewrites a tree and compiles it.
func (c *compiler) finish(kind Kind, m *Module, fn func(rewrite.Options) (*rewrite.Result, error)) (*Unit, *Error) {
	res, err := c.tables.lower(c.File, fn)
	if err != nil {
		return nil, c.fail(err)
	}
	prog, err := goja.CompileAST(res.Program, false)
	if err != nil {
		return nil, c.fail(err)
	}
	return &Unit{Kind: kind, File: c.File, Program: prog, Module: m, Native: len(res.Native) > 0}, nil
}

// evaluated compiles the tree of a line at a prompt that has a top-level await.
func (c *compiler) evaluated(tree *ast.Program) (*Unit, *Error) {
	tree.File.SetSourceMap(c.source)
	if c.sc != nil {
		r := c.reading(tree)
		if r.walk(false); r.err != nil {
			return nil, c.fail(r.err)
		}
	}
	mode := rewrite.Eval
	if c.Prompt {
		mode = rewrite.Prompt
	}
	u, e := c.finish(Script, nil, func(o rewrite.Options) (*rewrite.Result, error) { return rewrite.Main(tree, o, mode) })
	if u != nil {
		u.Awaits = true
	}
	return u, e
}
