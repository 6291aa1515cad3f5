package rewrite

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// frameMark ends the names of generator functions: they must not shadow what the body means by the name, and stack
// traces shall show it all the same. It is invisible, and cut off where traces are read.
const frameMark = "\u200b"

// FrameMark is the invisible end of the names of lowered functions in goja's stack traces.
const FrameMark = frameMark

func (w *walker) enter(kind functionKind, async bool) *function {
	f := &function{parent: w.fn, kind: kind, async: async, index: -1, strict: w.fn.strict}
	w.fn = f
	return f
}

func (w *walker) leave() { w.fn = w.fn.parent }

// addFunc enters an async function into the table.
func (w *walker) addFunc(name string, idx file.Idx, params *ast.ParameterList, source string) int {
	line, column := w.position(idx)
	w.res.Funcs = append(w.res.Funcs, Func{Name: name, Length: expectedArguments(params), Source: source, Line: line, Column: column})
	return w.opts.FuncBase + len(w.res.Funcs) - 1
}

// expectedArguments is ECMAScript's ExpectedArgumentCount: the parameters before the first with a default.
func expectedArguments(params *ast.ParameterList) int {
	for i, p := range params.List {
		if p.Initializer != nil {
			return i
		}
	}
	return len(params.List)
}

func (w *walker) params(p *ast.ParameterList) {
	w.fn.inParams = true
	defer func(f *function) { f.inParams = false }(w.fn)
	for _, b := range p.List {
		w.binding(b)
	}
	p.Rest = w.expr(p.Rest)
}

// functionLiteral walks a function that is not lowered itself.
func (w *walker) functionLiteral(f *ast.FunctionLiteral, kind functionKind) {
	ctx := w.enter(kind, f.Async)
	ctx.node = f
	ctx.strict = ctx.strict || useStrict(f.Body) != nil
	w.params(f.ParameterList)
	w.body(f.Body, ctx)
	f.DeclarationList = append(f.DeclarationList, ctx.vars...)
	w.leave()
}

// body walks a function's body and puts what was hoisted and what inner code wants at its start.
func (w *walker) body(b *ast.BlockStatement, ctx *function) {
	rest, hoisted := w.list(b.List)
	b.List = insert(rest, append(w.wanted(ctx, b.LeftBrace, true), hoisted...))
}

// wanted makes the constants that inner async functions use in place of what only this function has.
func (w *walker) wanted(ctx *function, idx file.Idx, withSuper bool) []ast.Statement {
	var list []ast.Statement
	if ctx.kind == arrow {
		return nil
	}
	if ctx.wantArgs {
		list = append(list, constant(idx, "%args", ident("arguments", idx)))
		ctx.arguments = true
	}
	if ctx.wantTarget {
		list = append(list, constant(idx, "%nt", &ast.MetaProperty{Meta: ident("new", idx), Property: ident("target", idx), Idx: idx}))
	}
	if ctx.wantThis {
		list = append(list, constant(idx, "%this", thunk(idx, &ast.ThisExpression{Idx: idx})))
	}
	if withSuper {
		list = append(list, superConstants(ctx, idx)...)
	}
	return list
}

func superConstants(ctx *function, idx file.Idx) []ast.Statement {
	var list []ast.Statement
	if ctx.wantSuper {
		of := func() ast.Expression {
			return &ast.BracketExpression{Left: &ast.SuperExpression{Idx: idx}, Member: ident("%k", idx), LeftBracket: idx, RightBracket: idx}
		}
		list = append(list, constant(idx, "%base", call(idx, "%super", thunk(idx, of(), "%k"),
			thunk(idx, &ast.AssignExpression{Operator: token.ASSIGN, Left: of(), Right: ident("%v", idx)}, "%k", "%v"))))
	}
	if ctx.wantSuperCall {
		a := thunk(idx, &ast.CallExpression{Callee: &ast.SuperExpression{Idx: idx}, LeftParenthesis: idx, RightParenthesis: idx,
			ArgumentList: []ast.Expression{&ast.SpreadElement{Expression: ident("%a", idx)}}})
		a.ParameterList.Rest = ident("%a", idx)
		list = append(list, constant(idx, "%superCall", a))
	}
	return list
}

// asyncFunction lowers the declaration or expression of an async function or async generator.
func (w *walker) asyncFunction(f *ast.FunctionLiteral, name string, declared bool) ast.Expression {
	idx := f.Function
	ctx := w.enter(plain, true)
	ctx.node = f
	ctx.generator = f.Generator
	ctx.strict = ctx.strict || useStrict(f.Body) != nil
	w.wantOwnName(f.Name, ctx.strict)
	w.wantPlainRest(f)
	if !declared && f.Name != nil && !declares(f, f.Name.Name) {
		ctx.own = f.Name.Name
	}
	ctx.index = w.addFunc(name, idx, f.ParameterList, f.Source)
	w.params(f.ParameterList)
	w.body(f.Body, ctx)
	w.leave()
	f.DeclarationList = append(f.DeclarationList, ctx.vars...)
	f.Async, f.Generator = false, ctx.awaits || ctx.generator
	own := f.Name
	f.Name = frameName(name, idx)
	helper := "%fn0"
	switch {
	case ctx.generator:
		helper = "%gfn"
	case ctx.awaits:
		helper = "%fn"
	}
	e := ast.Expression(call(idx, helper, number(ctx.index, idx), f))
	if !declared && own != nil && (ctx.eval || mentions(f, own.Name)) {
		// A named function expression sees itself under its name.
		return selfReferring(idx, own, e)
	}
	return e
}

func frameName(name string, idx file.Idx) *ast.Identifier {
	if name == "" {
		return nil
	}
	return &ast.Identifier{Name: unistring.NewFromString(name + frameMark), Idx: idx}
}

// selfReferring is (() => { const NAME = VALUE; return NAME })().
func selfReferring(idx file.Idx, name *ast.Identifier, value ast.Expression) ast.Expression {
	return &ast.CallExpression{
		Callee: &ast.ArrowFunctionLiteral{
			Start: idx, ParameterList: &ast.ParameterList{Opening: idx, Closing: idx},
			Body: &ast.BlockStatement{LeftBrace: idx, RightBrace: idx, List: []ast.Statement{
				&ast.LexicalDeclaration{Idx: idx, Token: token.CONST, List: []*ast.Binding{{Target: name, Initializer: value}}},
				&ast.ReturnStatement{Return: idx, Argument: &ast.Identifier{Name: name.Name, Idx: idx}},
			}},
		},
		LeftParenthesis: idx, RightParenthesis: idx,
	}
}

// arrowInParams walks an arrow by walk. One in the parameters of a function that uses the arguments of that is given them,
// ((%args) => ARROW)(arguments), since the constant of the body is out of its reach.
func (w *walker) arrowInParams(idx file.Idx, walk func() ast.Expression) ast.Expression {
	home := w.fn
	if home.kind == arrow || !home.inParams {
		return walk()
	}
	wanted := home.wantArgs
	home.wantArgs = false
	e := walk()
	if home.wantArgs {
		home.arguments = true
		e = &ast.CallExpression{Callee: thunk(idx, e, "%args"), LeftParenthesis: idx, RightParenthesis: idx,
			ArgumentList: []ast.Expression{ident("arguments", idx)}}
	}
	home.wantArgs = wanted
	return e
}

// plainArrow walks an arrow function that is not async.
func (w *walker) plainArrow(f *ast.ArrowFunctionLiteral) {
	ctx := w.enter(arrow, false)
	w.params(f.ParameterList)
	w.arrowBody(f, ctx)
	f.DeclarationList = append(f.DeclarationList, ctx.vars...)
	w.leave()
}

func (w *walker) arrowBody(f *ast.ArrowFunctionLiteral, ctx *function) {
	switch b := f.Body.(type) {
	case *ast.BlockStatement:
		ctx.strict = ctx.strict || useStrict(b) != nil
		w.body(b, ctx)
	case *ast.ExpressionBody:
		b.Expression = w.expr(b.Expression)
		if len(ctx.vars) > 0 { // a temporary needs a body to be declared in
			f.Body = returning(b)
		}
	}
}

func returning(b *ast.ExpressionBody) *ast.BlockStatement {
	idx := b.Expression.Idx0()
	return &ast.BlockStatement{LeftBrace: idx, RightBrace: b.Expression.Idx1(),
		List: []ast.Statement{&ast.ReturnStatement{Return: idx, Argument: b.Expression}}}
}

// asyncArrow lowers an async arrow. With an await it becomes a generator function, which is given the this of its
// surroundings if it uses that; arguments, super and new.target were replaced while walking.
func (w *walker) asyncArrow(f *ast.ArrowFunctionLiteral, name string) ast.Expression {
	idx := f.Start
	ctx := w.enter(arrow, true)
	ctx.index = w.addFunc(name, idx, f.ParameterList, f.Source)
	w.params(f.ParameterList)
	w.arrowBody(f, ctx)
	w.leave()
	f.DeclarationList = append(f.DeclarationList, ctx.vars...)
	if !ctx.awaits {
		f.Async = false
		return call(idx, "%fn0", number(ctx.index, idx), f)
	}
	body, ok := f.Body.(*ast.BlockStatement)
	if !ok {
		body = returning(f.Body.(*ast.ExpressionBody))
	}
	gen := &ast.FunctionLiteral{Function: idx, Name: frameName(name, idx), ParameterList: f.ParameterList, Body: body,
		Source: f.Source, DeclarationList: f.DeclarationList, Generator: true}
	e := call(idx, "%fn", number(ctx.index, idx), gen)
	if ctx.this {
		e.ArgumentList = append(e.ArgumentList, &ast.ThisExpression{Idx: idx})
	}
	return e
}

// method walks a method, getter, setter or constructor; an async one becomes a plain method that calls the helper, so
// that its key, its home object and its private names stay as they are.
func (w *walker) method(f *ast.FunctionLiteral, kind functionKind, name string) {
	if !f.Async {
		w.functionLiteral(f, kind)
		return
	}
	idx := f.Body.LeftBrace
	w.wantParameters(f)
	ctx := w.enter(kind, true)
	ctx.node = f
	ctx.generator = f.Generator
	ctx.strict = ctx.strict || useStrict(f.Body) != nil
	ctx.index = w.addFunc(name, f.Function, f.ParameterList, f.Source)
	w.params(f.ParameterList)
	rest, hoisted := w.list(f.Body.List)
	f.Body.List = insert(rest, append(w.wanted(ctx, idx, false), hoisted...))
	w.leave()
	inner := &ast.FunctionLiteral{Function: f.Function, Name: frameName(name, idx), ParameterList: f.ParameterList, Body: f.Body,
		Source: f.Source, DeclarationList: append(f.DeclarationList, ctx.vars...), Generator: ctx.awaits || ctx.generator}
	helper := "%run0"
	switch {
	case ctx.generator:
		helper = "%grun"
	case ctx.awaits:
		helper = "%run"
	}
	shell, args := placeholders(f.ParameterList, idx)
	var given []ast.Statement
	if ctx.arguments || ctx.eval {
		all := ident("arguments", idx)
		if ctx.eval && !simple(shell) {
			// goja loses the arguments of such a function with an eval inside it, unless its body declares something.
			given = append(given, constant(idx, "%given", all))
			all = ident("%given", idx)
		}
		args = []ast.Expression{&ast.SpreadElement{Expression: all}}
	}
	args = append([]ast.Expression{number(ctx.index, idx), inner, &ast.ThisExpression{Idx: idx}}, args...)
	body := []ast.Statement{}
	if n := directives(f.Body.List); n > 0 { // strictness covers the shell as well
		body = append(body, f.Body.List[:n]...)
	}
	if !simple(shell) {
		body = nil // a directive is not allowed beside such parameters
	}
	body = append(append(body, given...), superConstants(ctx, idx)...)
	body = append(body, &ast.ReturnStatement{Return: idx, Argument: call(idx, helper, args...)})
	f.Async, f.Generator = false, false
	f.ParameterList = shell
	f.DeclarationList = nil
	f.Body = &ast.BlockStatement{LeftBrace: idx, RightBrace: f.Body.RightBrace, List: body}
}

// onHeap begins the body of a with statement with a direct eval that never happens, void [] && eval(). What an
// assignment resolves to before an await of its value is, for a variable around the statement, a place in goja's stack,
// which is another one after the await; variables that an eval could see are not in the stack.
func onHeap(body ast.Statement, idx file.Idx) ast.Statement {
	never := discard(&ast.BinaryExpression{Operator: token.LOGICAL_AND, Right: call(idx, "eval"),
		Left: &ast.UnaryExpression{Operator: token.VOID, Idx: idx, Operand: &ast.ArrayLiteral{LeftBracket: idx, RightBracket: idx}}})
	if b, ok := body.(*ast.BlockStatement); ok {
		b.List = append([]ast.Statement{never}, b.List...)
		return b
	}
	return &ast.BlockStatement{LeftBrace: idx, RightBrace: idx, List: []ast.Statement{never, body}}
}

func simple(p *ast.ParameterList) bool {
	for _, b := range p.List {
		if b.Initializer != nil {
			return false
		}
	}
	return p.Rest == nil
}

// placeholders makes parameters that keep the number and the expected count of p, and the arguments to pass them on.
func placeholders(p *ast.ParameterList, idx file.Idx) (*ast.ParameterList, []ast.Expression) {
	shell := &ast.ParameterList{Opening: p.Opening, Closing: p.Closing}
	var args []ast.Expression
	expected := expectedArguments(p)
	for i := range p.List {
		name := "%p" + string(rune('a'+i%26)) + string(rune('a'+i/26))
		b := &ast.Binding{Target: ident(name, idx)}
		if i >= expected {
			b.Initializer = &ast.UnaryExpression{Operator: token.VOID, Idx: idx, Operand: number(0, idx)}
		}
		shell.List = append(shell.List, b)
		args = append(args, ident(name, idx))
	}
	if p.Rest != nil {
		shell.Rest = ident("%r", idx)
		args = append(args, &ast.SpreadElement{Expression: ident("%r", idx)})
	}
	return shell, args
}

func (w *walker) class(c *ast.ClassLiteral) {
	defer func(strict bool) { w.fn.strict = strict }(w.fn.strict)
	w.fn.strict = true
	c.SuperClass = w.expr(c.SuperClass)
	var generators []ast.Statement
	for _, el := range c.Body {
		switch el := el.(type) {
		case *ast.FieldDefinition:
			if el.Computed {
				el.Key = w.expr(el.Key)
			}
			if el.Initializer == nil {
				continue
			}
			ctx := w.enter(initializer, false)
			el.Initializer = w.namedBy(el.Initializer, keyName(el.Key, el.Computed))
			if list := superConstants(ctx, el.Idx); len(list) > 0 {
				el.Initializer = &ast.CallExpression{Callee: &ast.ArrowFunctionLiteral{Start: el.Idx,
					ParameterList: &ast.ParameterList{Opening: el.Idx, Closing: el.Idx},
					Body: &ast.BlockStatement{LeftBrace: el.Idx, RightBrace: el.Idx,
						List: append(list, &ast.ReturnStatement{Return: el.Idx, Argument: el.Initializer})}},
					LeftParenthesis: el.Idx, RightParenthesis: el.Idx}
			}
			w.leave()
		case *ast.MethodDefinition:
			if el.Computed {
				el.Key = w.expr(el.Key)
			}
			if s := w.generatorElement(el); s != nil {
				generators = append(generators, s)
				continue
			}
			kind := method
			if name := keyName(el.Key, el.Computed); name == "constructor" && !el.Static && !el.Computed {
				kind = ctor
				if c.SuperClass != nil {
					kind = derivedCtor
				}
			}
			w.method(el.Body, kind, keyName(el.Key, el.Computed))
		case *ast.ClassStaticBlock:
			ctx := w.enter(initializer, false)
			rest, hoisted := w.list(el.Block.List)
			el.Block.List = insert(rest, append(superConstants(ctx, el.Static), hoisted...))
			el.DeclarationList = append(el.DeclarationList, ctx.vars...)
			w.leave()
		}
	}
	if len(generators) > 0 {
		block := &ast.BlockStatement{LeftBrace: c.Class, List: generators, RightBrace: c.Class}
		c.Body = append([]ast.ClassElement{&ast.ClassStaticBlock{Static: c.Class, Block: block}}, c.Body...)
	}
}
