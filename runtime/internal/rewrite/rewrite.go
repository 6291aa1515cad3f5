package rewrite

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// Options say where the indices of the result's tables begin: the literals in the tree are base plus local index, so
// that one loop can hold the tables of many programs.
type Options struct{ FuncBase, SiteBase int }

// Func describes a lowered async function.
type Func struct {
	Name         string
	Length       int
	Source       string
	Line, Column int
}

// Site describes an await, or a yield of an async generator.
type Site struct {
	Func         int // index of the function it stands in; -1 for the top level
	Line, Column int
	// Guarded: a try statement, a for-of loop or an array pattern stands around the await in its function, so that
	// code of the script may run when the await is abandoned.
	Guarded bool
	// Try: a try statement, or a for await loop, stands around it.
	Try bool
}

// Kept is an async function that stayed goja's own.
type Kept struct {
	Line, Column int
	Reason       string
}

// Result is a lowered program with the tables that its literals point into.
type Result struct {
	Program *ast.Program
	Funcs   []Func
	Sites   []Site
	Native  []Kept
	RegExps []RegExp
	// MayAwait: an identifier named await is used outside async functions, as `await (x)` at the top level is read by
	// a parser of scripts. The caller reads the source again with ParseAwait.
	MayAwait bool
}

// MainMode says what a source with top-level await is.
type MainMode int

// The modes of Main.
const (
	// Module: the declarations are local, the code is strict.
	Module MainMode = iota
	// Eval: the declarations become globals, and the value is that of the last expression statement.
	Eval
	// Prompt is Eval whose value is an array: of the value of the last statement if that is an expression, else empty.
	// So a promise that somebody types is not awaited, and no value is told from undefined.
	Prompt
)

// Program lowers global code, in place.
func Program(p *ast.Program, o Options) (*Result, error) {
	w := &walker{opts: o, file: p.File, res: &Result{Program: p}, makers: map[string]bool{}}
	top := &function{kind: program, strict: useStrict(&ast.BlockStatement{List: p.Body}) != nil}
	w.fn = top
	var hoisted []ast.Statement
	p.Body, hoisted = w.list(p.Body)
	p.Body = insert(p.Body, hoisted)
	p.DeclarationList = append(p.DeclarationList, top.vars...)
	return w.res, w.err
}

// Main lowers a source with top-level await that ParseAwait read: the program becomes one expression whose value is the
// generator function of the main coroutine.
func Main(p *ast.Program, o Options, mode MainMode) (*Result, error) {
	w := &walker{opts: o, file: p.File, res: &Result{}, makers: map[string]bool{}}
	if err := w.refuseReturn(p.Body); err != nil {
		return nil, err
	}
	main := &function{kind: plain, async: true, index: -1, main: true, strict: mode == Module}
	w.fn = main
	idx := file.Idx(1)
	out := &ast.Program{File: p.File}
	if mode == Eval || mode == Prompt {
		globals := globalise(p, mode == Prompt)
		if len(globals) > 0 {
			v := &ast.VariableStatement{Var: idx, List: globals}
			out.Body = append(out.Body, v)
			out.DeclarationList = append(out.DeclarationList, &ast.VariableDeclaration{Var: idx, List: globals})
		}
	}
	body, hoisted := w.list(p.Body)
	body = insert(body, hoisted)
	decls := append(p.DeclarationList, main.vars...)
	if mode == Module {
		body = append([]ast.Statement{&ast.ExpressionStatement{Expression: &ast.StringLiteral{
			Idx: idx, Literal: `"use strict"`, Value: "use strict"}}}, body...)
	}
	gen := &ast.FunctionLiteral{
		Function: idx, Generator: true,
		ParameterList: &ast.ParameterList{Opening: idx, Closing: idx},
		Body:          &ast.BlockStatement{LeftBrace: idx, List: body, RightBrace: idx}, DeclarationList: decls,
	}
	out.Body = append(out.Body, &ast.ExpressionStatement{Expression: gen})
	w.res.Program = out
	return w.res, w.err
}

// Helpers are the functions that lowered code calls. Their names begin with a character that no identifier of a source
// can hold.
func Helpers() []string {
	return []string{"%await", "%fn", "%fn0", "%run", "%run0", "%ok", "%fail", "%call", "%super", "%spread",
		"%go", "%goOn", "%goThis", "%gfn", "%grun", "%yield", "%delegate", "%back", "%iter", "%next", "%end", "%thrown", "%close", "%closing",
		"%key", "%named", "%method", "%import", "%regexp", "%source", EvalImport}
}

// EvalImport is the helper behind import() in what eval and Function compile. goja parses that itself, so this one can
// be spelled; whoever does calls import().
const EvalImport = "$ɪmport"

// Declarations returns a program whose value is a function that takes an object and makes its properties the helpers:
// global lexical constants, which no object shows.
func Declarations() *ast.Program {
	idx := file.Idx(1)
	id := func(name string) *ast.Identifier {
		return &ast.Identifier{Name: unistring.NewFromString(name), Idx: idx}
	}
	var names []*ast.Binding
	var body []ast.Statement
	for _, h := range Helpers() {
		names = append(names, &ast.Binding{Target: id(h)})
		body = append(body, &ast.ExpressionStatement{Expression: &ast.AssignExpression{Operator: token.ASSIGN, Left: id(h),
			Right: &ast.DotExpression{Left: id("%host"), Identifier: *id(h[1:])}}})
	}
	for i := range maxTemps {
		names = append(names, &ast.Binding{Target: id(tempName(i))})
	}
	return &ast.Program{
		File: file.NewFile("%helpers", "", 1),
		Body: []ast.Statement{
			&ast.LexicalDeclaration{Idx: idx, Token: token.LET, List: names},
			&ast.ExpressionStatement{Expression: &ast.FunctionLiteral{
				Function: idx, ParameterList: &ast.ParameterList{Opening: idx, Closing: idx, List: []*ast.Binding{{Target: id("%host")}}},
				Body: &ast.BlockStatement{LeftBrace: idx, RightBrace: idx, List: body}, Source: "function () {}",
			}},
		},
	}
}

// functionKind tells what kind of code a function context is.
type functionKind uint8

const (
	program functionKind = iota
	plain                // function declarations and expressions
	arrow
	method // methods, getters and setters
	ctor
	derivedCtor
	initializer // class fields and static blocks
)

// function is what the walker knows of the function that it is in.
type function struct {
	parent     *function
	kind       functionKind
	async      bool
	main       bool // the function that stands for the top level
	index      int  // in Result.Funcs
	awaits     bool
	guard      int // depth of what guards an await
	strict     bool
	generator  bool // an async generator
	try        int  // depth of try statements and for await loops
	this, eval bool
	arguments  bool
	node       *ast.FunctionLiteral
	own        unistring.String // of a lowered function expression: its name, where nothing inside declares that
	changes    int8             // whether it changes what arguments means: 1 it does, -1 it does not, 0 unknown
	inParams   bool             // the walk is in its parameters, where what is declared in the body is out of reach
	// What code inside wants declared at the start of this (non-arrow) function.
	wantArgs, wantTarget, wantSuper, wantSuperCall, wantThis bool
	vars                                                     []*ast.VariableDeclaration
	temps                                                    int
}

// home returns the nearest function that is not an arrow: this, arguments and super are its.
func (f *function) home() *function {
	for f.kind == arrow {
		f = f.parent
	}
	return f
}

// changesArguments reports whether a declaration or an assignment inside f may give arguments another meaning.
func (f *function) changesArguments() bool {
	if f.changes == 0 {
		f.changes = -1
		if declares(f.node, "arguments") || assigns(f.node, "arguments") {
			f.changes = 1
		}
	}
	return f.changes > 0
}

// declares reports whether anything inside the function declares the name, other than the function itself its own.
func declares(f *ast.FunctionLiteral, name unistring.String) bool {
	return bindsIn(f, name, func(n any) ast.Expression {
		switch n := n.(type) {
		case *ast.Binding:
			return n.Target
		case *ast.ForDeclaration:
			return n.Target
		case *ast.CatchStatement:
			return n.Parameter
		case *ast.ParameterList:
			return n.Rest
		case *ast.FunctionLiteral:
			if n != f && n.Name != nil {
				return n.Name
			}
		case *ast.ClassLiteral:
			if n.Name != nil {
				return n.Name
			}
		}
		return nil
	})
}

// assigns reports whether anything inside the function assigns to the name.
func assigns(f *ast.FunctionLiteral, name unistring.String) bool {
	return bindsIn(f, name, func(n any) ast.Expression {
		switch n := n.(type) {
		case *ast.AssignExpression:
			return n.Left
		case *ast.UnaryExpression:
			if n.Operator == token.INCREMENT || n.Operator == token.DECREMENT {
				return n.Operand
			}
		case *ast.ForIntoExpression:
			return n.Expression
		}
		return nil
	})
}

func bindsIn(f *ast.FunctionLiteral, name unistring.String, target func(node any) ast.Expression) bool {
	found := false
	visit(f, func(n any) {
		for _, b := range boundNames(target(n)) {
			found = found || b.(*ast.Identifier).Name == name
		}
	})
	return found
}

// silent reports whether name, here, is the immutable name by which a function expression sees itself: an assignment
// in sloppy code evaluates its value and does nothing.
func (f *function) silent(name unistring.String) bool {
	if f.strict {
		return false
	}
	for ; f != nil; f = f.parent {
		if f.own != "" && f.own == name {
			return true
		}
	}
	return false
}

// inAsyncArrow reports whether an async arrow stands between f and its home.
func (f *function) inAsyncArrow() bool {
	for ; f.kind == arrow; f = f.parent {
		if f.async {
			return true
		}
	}
	return false
}

// superMoves reports whether f's code ends up in a generator or a nested function of an async function: super cannot be
// used there as it stands.
func (f *function) superMoves() bool {
	return f.inAsyncArrow() || f.home().async && f.home().kind == method
}

type walker struct {
	opts   Options
	file   *file.File
	res    *Result
	fn     *function
	makers map[string]bool              // variables that were bound to a task-maker
	marked map[*ast.CallExpression]bool // calls whose arguments have their go marks already
	with   int
	err    error // the first early error that goja does not see
}

func (w *walker) position(idx file.Idx) (line, column int) {
	off := max(int(idx)-w.file.Base(), 0)
	pos := w.file.Position(off)
	return pos.Line, pos.Column
}

func ident(name string, idx file.Idx) *ast.Identifier {
	return &ast.Identifier{Name: unistring.NewFromString(name), Idx: idx}
}

func number(n int, idx file.Idx) *ast.NumberLiteral {
	return &ast.NumberLiteral{Idx: idx, Literal: "0", Value: int64(n)}
}

func call(idx file.Idx, name string, args ...ast.Expression) *ast.CallExpression {
	return &ast.CallExpression{Callee: ident(name, idx), LeftParenthesis: idx, ArgumentList: args, RightParenthesis: idx}
}

func constant(idx file.Idx, name string, value ast.Expression) ast.Statement {
	return &ast.LexicalDeclaration{Idx: idx, Token: token.CONST, List: []*ast.Binding{{Target: ident(name, idx), Initializer: value}}}
}

func thunk(idx file.Idx, body ast.Expression, params ...string) *ast.ArrowFunctionLiteral {
	list := make([]*ast.Binding, len(params))
	for i, p := range params {
		list[i] = &ast.Binding{Target: ident(p, idx)}
	}
	return &ast.ArrowFunctionLiteral{Start: idx, ParameterList: &ast.ParameterList{Opening: idx, Closing: idx, List: list},
		Body: &ast.ExpressionBody{Expression: body}}
}

// insert puts what was hoisted before body, behind its directives.
func insert(body, hoisted []ast.Statement) []ast.Statement {
	if len(hoisted) == 0 {
		return body
	}
	n := directives(body)
	out := make([]ast.Statement, 0, len(body)+len(hoisted))
	return append(append(append(out, body[:n]...), hoisted...), body[n:]...)
}

func directives(body []ast.Statement) int {
	for i, s := range body {
		e, ok := s.(*ast.ExpressionStatement)
		if !ok {
			return i
		}
		if _, ok := e.Expression.(*ast.StringLiteral); !ok {
			return i
		}
	}
	return len(body)
}
