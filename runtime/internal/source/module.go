package source

import (
	"slices"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// Module is what linking needs to know of a module (ECMA-262, 16.2.1.6: the entries of a Source Text Module Record).
type Module struct {
	Requests []Request
	Imports  []Import
	Locals   []Local    // exports of the module's own variables, in the order of the export function
	Indirect []Indirect // export { a } from, export * as ns from, and exports of what was imported
	Stars    []int      // indices of the requests of export * from
	Async    bool       // it has a top-level await
	Meta     bool       // it uses import.meta
}

// Import is a variable that is bound to an export of another module.
type Import struct {
	Local   string
	Name    string // the export; "*" is the namespace object if Whole
	Whole   bool
	Request int
	Position
}

// Boxed reports whether the value is handed over as a property of its exported name, by which the rewriter knows
// asyncio's task-makers under other names.
func (i *Import) Boxed() bool { return !i.Whole && i.Name != i.Local && i.Name != "default" }

// Local is an export of a variable of the module.
type Local struct {
	Name     string // exported
	Variable string
	// Mutable: a function of the module assigns the variable, so that it may change after the evaluation.
	Mutable bool
}

// Indirect is an export that another module provides.
type Indirect struct {
	Name    string
	Request int
	Import  string
	Whole   bool // the namespace object
	Position
}

// locate fills in the lines and columns.
func (m *Module) locate(f *file.File) {
	at := func(p *Position) {
		pos := f.Position(p.Offset)
		p.Line, p.Column = pos.Line, pos.Column
	}
	m.Requests = slices.Clone(m.Requests)
	for i := range m.Requests {
		at(&m.Requests[i].Position)
	}
	for i := range m.Imports {
		at(&m.Imports[i].Position)
	}
	for i := range m.Indirect {
		at(&m.Indirect[i].Position)
	}
}

// reading is a module while it is read from its tree.
type reading struct {
	sc       *syntax
	src      string // as the parser got it, with the module syntax still in it
	tree     *ast.Program
	mod      *Module
	referrer string
	err      *SyntaxError
	found    map[int]bool    // uses of import that the tree showed as expressions
	calls    []int           // those that are import(), by their offset
	evals    bool            // a direct eval may assign anything
	free     map[string]bool // names of CommonJS that are used and not declared
}

func (r *reading) fail(offset int, format string, args ...any) {
	if r.err == nil {
		r.err = failAt(offset, format, args...)
	}
}

func (r *reading) offset(idx file.Idx) int { return int(idx) - r.tree.File.Base() }

// at reports whether id is one of the marks that stand for the word import.
func (r *reading) at(id *ast.Identifier) bool {
	return r.sc != nil && id.Name.String() == r.sc.mark && r.sc.uses[r.offset(id.Idx)]
}

// declarations takes what the scanner found back into the tree: default exports become declarations of a variable that
// no source can name, "default". It refuses declarations that do not stand at the top level.
func (r *reading) declarations() {
	at := map[int]int{}
	for i, s := range r.tree.Body {
		if e, ok := s.(*ast.EmptyStatement); ok {
			at[r.offset(e.Semicolon)] = i
		}
	}
	exports := map[string]bool{}
	export := func(name string, offset int) {
		if exports[name] {
			r.fail(offset, "Duplicate export of '%s'", name)
		}
		exports[name] = true
	}
	imported := map[string]*Import{}
	for i := range r.sc.decls {
		d := &r.sc.decls[i]
		pos, ok := at[d.start]
		if !ok {
			word := "export"
			if d.kind == importDecl {
				word = "import"
			}
			r.fail(d.start, "Unexpected token %s", word)
			return
		}
		for _, sp := range d.specs {
			if d.kind == importDecl {
				imp := Import{Local: sp.as, Name: sp.name, Whole: sp.name == "*" && !sp.quoted, Request: d.request, Position: Position{Offset: sp.at}}
				r.mod.Imports = append(r.mod.Imports, imp)
				imported[sp.as] = &r.mod.Imports[len(r.mod.Imports)-1]
			}
		}
		r.declaration(d, pos, export)
		if r.err != nil {
			return
		}
	}
	for i := range r.mod.Imports { // the slice has stopped growing
		imported[r.mod.Imports[i].Local] = &r.mod.Imports[i]
	}
	declared := r.declared()
	for _, d := range r.sc.decls {
		if d.kind != exportLocal {
			continue
		}
		for _, sp := range d.specs {
			export(sp.as, sp.at)
			if imp := imported[sp.name]; imp != nil {
				r.mod.Indirect = append(r.mod.Indirect, Indirect{Name: sp.as, Request: imp.Request, Import: imp.Name, Whole: imp.Whole, Position: Position{Offset: sp.at}})
				continue
			}
			if !declared[sp.name] {
				r.fail(sp.at, "Export '%s' is not defined in module", sp.name)
			}
			r.mod.Locals = append(r.mod.Locals, Local{Name: sp.as, Variable: sp.name})
		}
	}
}

// declaration enters one declaration, whose place is the statement pos.
func (r *reading) declaration(d *decl, pos int, export func(string, int)) {
	local := func(name, variable string) {
		export(name, d.start)
		r.mod.Locals = append(r.mod.Locals, Local{Name: name, Variable: variable})
	}
	var next ast.Statement
	if pos+1 < len(r.tree.Body) {
		next = r.tree.Body[pos+1]
	}
	switch d.kind {
	case exportFrom:
		for _, sp := range d.specs {
			switch {
			case sp.name == "*" && !sp.quoted && sp.as == "":
				r.mod.Stars = append(r.mod.Stars, d.request)
			default:
				export(sp.as, sp.at)
				r.mod.Indirect = append(r.mod.Indirect, Indirect{Name: sp.as, Request: d.request, Import: sp.name,
					Whole: sp.name == "*" && !sp.quoted, Position: Position{Offset: sp.at}})
			}
		}
	case exportDecl:
		switch s := next.(type) {
		case *ast.VariableStatement:
			for _, b := range s.List {
				for id := range boundNames(b.Target) {
					local(id.Name.String(), id.Name.String())
				}
			}
		case *ast.LexicalDeclaration:
			for _, b := range s.List {
				for id := range boundNames(b.Target) {
					local(id.Name.String(), id.Name.String())
				}
			}
		case *ast.FunctionDeclaration:
			local(s.Function.Name.Name.String(), s.Function.Name.Name.String())
		case *ast.ClassDeclaration:
			local(s.Class.Name.Name.String(), s.Class.Name.Name.String())
		default:
			r.fail(d.start, "Unexpected token export")
		}
	case exportDefault:
		s, ok := next.(*ast.ExpressionStatement)
		if ok {
			var a *ast.AssignExpression
			if a, ok = s.Expression.(*ast.AssignExpression); ok {
				id, isName := a.Left.(*ast.Identifier)
				if ok = isName && r.offset(id.Idx) == d.start+1; ok {
					local("default", "default")
					r.tree.Body[pos+1] = &ast.LexicalDeclaration{Idx: id.Idx, Token: token.CONST,
						List: []*ast.Binding{{Target: defaultName(id.Idx), Initializer: a.Right}}}
				}
			}
		}
		if !ok {
			r.fail(d.start, "Unexpected token in default export")
		}
	case exportHoisted:
		switch s := next.(type) {
		case *ast.FunctionDeclaration:
			if d.placeholds {
				end := r.offset(s.Function.Function) + len(s.Function.Source)
				s.Function.Source = r.src[d.keyword:end]
				s.Function.Function = file.Idx(d.keyword + r.tree.File.Base())
				s.Function.Name = defaultName(s.Function.Function)
			}
			local("default", s.Function.Name.Name.String())
		case *ast.ClassDeclaration:
			if d.placeholds {
				end := r.offset(s.Class.Class) + len(s.Class.Source)
				s.Class.Source = r.src[d.keyword:end]
				s.Class.Class = file.Idx(d.keyword + r.tree.File.Base())
				s.Class.Name = defaultName(s.Class.Class)
			}
			local("default", s.Class.Name.Name.String())
		default:
			r.fail(d.start, "Unexpected token export")
		}
	}
}

func defaultName(idx file.Idx) *ast.Identifier { return &ast.Identifier{Name: "default", Idx: idx} }

// declared returns the variables of the top level and refuses those that are declared twice: in a module functions are
// declared like let (16.2.1.1).
func (r *reading) declared() map[string]bool {
	all, lexical := map[string]bool{}, map[string]bool{}
	declare := func(id *ast.Identifier, lex bool) {
		r.notAwait(id)
		name := id.Name.String()
		if lexical[name] || lex && all[name] {
			r.fail(r.offset(id.Idx), "Identifier '%s' has already been declared", name)
		}
		all[name] = true
		if lex {
			lexical[name] = true
		}
	}
	for _, imp := range r.mod.Imports {
		if lexical[imp.Local] {
			r.fail(imp.Offset, "Identifier '%s' has already been declared", imp.Local)
		}
		all[imp.Local], lexical[imp.Local] = true, true
	}
	for _, s := range r.tree.Body {
		switch s := s.(type) {
		case *ast.LexicalDeclaration:
			for _, b := range s.List {
				for id := range boundNames(b.Target) {
					declare(id, true)
				}
			}
		case *ast.FunctionDeclaration:
			declare(s.Function.Name, true)
		case *ast.ClassDeclaration:
			declare(s.Class.Name, true)
		}
	}
	for _, d := range r.tree.DeclarationList {
		for _, b := range d.List {
			for id := range boundNames(b.Target) {
				declare(id, false)
			}
		}
	}
	return all
}

// commonNames are the variables that CommonJS gives a file.
var commonNames = [...]string{"exports", "require", "module", "__filename", "__dirname"}

// walk replaces import() and import.meta in the tree, marks the exports that functions assign, and notes which names of
// CommonJS are used. module tells that the tree is that of a module.
func (r *reading) walk(module bool) {
	names := map[string]int{}
	mutable := map[string]bool{}
	for _, l := range r.mod.Locals {
		names[l.Variable] = 0
	}
	for _, n := range commonNames {
		names[n] = 0
	}
	w := &walker{names: names}
	if !module {
		w.declareList(r.tree.Body)
		w.declareVars(r.tree.DeclarationList)
	}
	note := func(id *ast.Identifier) {
		if w.nested > 0 {
			mutable[id.Name.String()] = true
		}
	}
	w.read = func(id *ast.Identifier) ast.Expression {
		r.free[id.Name.String()] = true
		return nil
	}
	w.write = func(id *ast.Identifier) ast.Expression {
		note(id)
		r.free[id.Name.String()] = true
		return nil
	}
	w.update = func(id *ast.Identifier, _ ast.Expression) ast.Expression { return w.write(id) }
	w.other = func(e ast.Expression) ast.Expression { return r.use(w, e, module) }
	w.key = r.restoreKey
	if module {
		w.declared = r.notAwait
	}
	w.target = func(e ast.Expression) {
		var of ast.Expression
		switch e := e.(type) {
		case *ast.DotExpression:
			of = e.Left
		case *ast.CallExpression:
			of = e.Callee
		}
		if id, ok := of.(*ast.Identifier); ok && r.at(id) {
			r.fail(r.offset(id.Idx), "Invalid left-hand side in assignment")
		}
	}
	if r.sc != nil && len(r.sc.uses) > 0 {
		w.function = r.restoreSource
	}
	w.await = func(e *ast.AwaitExpression) {
		if w.field {
			r.fail(r.offset(e.Await), "Unexpected reserved word await")
		}
		r.mod.Async = true
	}
	w.list(r.tree.Body)
	for i := range r.mod.Locals {
		r.mod.Locals[i].Mutable = r.evals || mutable[r.mod.Locals[i].Variable]
	}
	if r.sc != nil {
		for at := range r.sc.uses {
			if !r.found[at] {
				r.fail(at, "Unexpected token import")
			}
		}
	}
}

// notAwait refuses await as a name, which it cannot be in a module.
func (r *reading) notAwait(id *ast.Identifier) {
	if id.Name == "await" {
		r.fail(r.offset(id.Idx), "Unexpected reserved word await")
	}
}

// use replaces what stands for import( and import.meta.
func (r *reading) use(w *walker, e ast.Expression, module bool) ast.Expression {
	switch e := e.(type) {
	case *ast.Identifier:
		if module && w.owned == 0 && e.Name == "arguments" {
			return &ast.Identifier{Name: "%arguments", Idx: e.Idx} // else that of the generator function
		}
		if module {
			r.notAwait(e)
		}
	case *ast.MetaProperty:
		if module && w.owned == 0 {
			r.fail(r.offset(e.Idx), "new.target expression is not allowed here")
		}
	case *ast.NewExpression:
		if id, ok := e.Callee.(*ast.Identifier); ok && r.at(id) {
			r.fail(r.offset(id.Idx), "Cannot use new with import")
		}
	case *ast.CallExpression:
		if id, ok := e.Callee.(*ast.Identifier); ok && r.at(id) {
			return r.dynamicImport(w, e, id)
		}
		if id, ok := e.Callee.(*ast.Identifier); ok && id.Name == "eval" {
			r.evals = true
		}
	case *ast.DotExpression:
		if id, ok := e.Left.(*ast.Identifier); ok && r.at(id) {
			at := r.offset(id.Idx)
			r.found[at] = true
			literal := r.sc.text[r.offset(e.Identifier.Idx):]
			switch {
			case e.Identifier.Name != "meta" || len(literal) < 4 || literal[:4] != "meta":
				r.fail(at, "Invalid use of import: want import.meta or import()")
			case !module:
				r.fail(at, "Cannot use 'import.meta' outside a module")
			}
			r.mod.Meta = true
			return &ast.CallExpression{Callee: name("%meta", id.Idx), LeftParenthesis: id.Idx, RightParenthesis: id.Idx}
		}
	}
	return nil
}

// dynamicImport makes %import(referrer, specifier, options) of import(specifier, options).
func (r *reading) dynamicImport(w *walker, e *ast.CallExpression, id *ast.Identifier) ast.Expression {
	at := r.offset(id.Idx)
	r.found[at] = true
	r.calls = append(r.calls, at)
	if n := len(e.ArgumentList); n == 0 || n > 2 {
		r.fail(at, "import() wants a specifier and perhaps options, got %d arguments", n)
	}
	args := []ast.Expression{text(r.referrer, id.Idx)}
	for _, a := range e.ArgumentList {
		if _, spread := a.(*ast.SpreadElement); spread {
			r.fail(at, "Unexpected token ...")
		}
		args = append(args, w.expr(a))
	}
	return &ast.CallExpression{Callee: name("%import", id.Idx), LeftParenthesis: e.LeftParenthesis, ArgumentList: args,
		RightParenthesis: e.RightParenthesis}
}

// restoreKey gives methods and fields that are called import their name back.
func (r *reading) restoreKey(k ast.Expression) {
	if r.sc == nil {
		return
	}
	if s, ok := k.(*ast.StringLiteral); ok && r.sc.uses[r.offset(s.Idx)] {
		s.Value, s.Literal = "import", "import"
		r.found[r.offset(s.Idx)] = true
	}
}

// restoreSource gives functions their text back, for toString.
func (r *reading) restoreSource(node any) {
	var text *string
	switch f := node.(type) {
	case *ast.FunctionLiteral:
		text = &f.Source
	case *ast.ArrowFunctionLiteral:
		text = &f.Source
	case *ast.ClassLiteral:
		text = &f.Source
	case *ast.ClassStaticBlock:
		text = &f.Source
	}
	*text = strings.ReplaceAll(*text, r.sc.mark, "import")
}

func name(n string, idx file.Idx) *ast.Identifier {
	return &ast.Identifier{Name: unistring.NewFromString(n), Idx: idx}
}

func text(s string, idx file.Idx) *ast.StringLiteral {
	return &ast.StringLiteral{Idx: idx, Literal: s, Value: unistring.NewFromString(s)}
}

func integer(n int, idx file.Idx) *ast.NumberLiteral {
	return &ast.NumberLiteral{Idx: idx, Literal: "0", Value: int64(n)}
}
