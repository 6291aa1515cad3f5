package rewrite

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// yield lowers a yield or yield* expression of an async generator. What the generator function itself yields is always
// the same nothing: the value goes through the helper.
func (w *walker) yield(e *ast.YieldExpression) ast.Expression {
	idx := e.Yield
	arg := e.Argument
	if arg == nil {
		arg = undefined(idx)
	}
	if e.Delegate {
		if e.Argument == nil {
			w.fail(idx, "Unexpected end of yield*")
		}
		return w.suspend("%delegate", idx, arg)
	}
	return w.suspend("%yield", idx, arg)
}

func undefined(idx file.Idx) ast.Expression {
	return &ast.UnaryExpression{Operator: token.VOID, Idx: idx, Operand: number(0, idx)}
}

func discard(e ast.Expression) ast.Statement { return &ast.ExpressionStatement{Expression: e} }

// letReturnsPass makes a catch clause of an async generator throw on what stands for a return() of the generator.
func letReturnsPass(c *ast.CatchStatement) {
	idx := c.Catch
	if id, ok := c.Parameter.(*ast.Identifier); ok {
		c.Body.List = append([]ast.Statement{discard(call(idx, "%back", &ast.Identifier{Name: id.Name, Idx: idx}))}, c.Body.List...)
		return
	}
	list := []ast.Statement{discard(call(idx, "%back", ident("%e", idx)))}
	if c.Parameter == nil {
		list = append(list, c.Body.List...)
	} else {
		list = append(list, &ast.LexicalDeclaration{Idx: idx, Token: token.LET,
			List: []*ast.Binding{{Target: c.Parameter, Initializer: ident("%e", idx)}}}, c.Body)
	}
	c.Parameter = ident("%e", idx)
	c.Body = &ast.BlockStatement{LeftBrace: c.Body.LeftBrace, List: list, RightBrace: c.Body.RightBrace}
}

// labelledLoop returns the for await loop that s labels, through further labels.
func labelledLoop(s *ast.LabelledStatement) *ast.ForOfStatement {
	for {
		switch inner := s.Statement.(type) {
		case *ast.LabelledStatement:
			s = inner
		case *ast.ForOfStatement:
			if awaited(inner) {
				return inner
			}
			return nil
		default:
			return nil
		}
	}
}

// forAwait lowers a for await loop; labels is the outermost of its labels, or nil. The loop's iterator is known to the
// coroutine, which has a stack of them: so nothing of it needs a name.
//
//	for await (const x of E) BODY
//
//	{
//		%iter(E)
//		let %v
//		try {
//			while ((%v = %next(site) ?? yield) !== %end) { const x = %v; BODY }
//		} catch (%e) {
//			throw %thrown(%e)
//		} finally {
//			%close(site) ?? yield
//		}
//	}
func (w *walker) forAwait(s *ast.ForOfStatement, labels *ast.LabelledStatement) ast.Statement {
	idx := s.For
	w.wantLoopBody(s.Body)
	w.fn.awaits = true
	source := s.Source.(*ast.UnaryExpression).Operand
	open := w.opening(s.Into, source, idx)
	next := call(idx, "%next", w.site(idx))
	w.fn.guard++
	w.fn.try++
	body := &ast.BlockStatement{LeftBrace: idx, List: []ast.Statement{w.receive(s.Into, idx), w.statement(s.Body)}, RightBrace: idx}
	w.fn.guard--
	w.fn.try--
	suspended := func(helper ast.Expression) ast.Expression {
		return &ast.BinaryExpression{Operator: token.COALESCE, Left: helper, Right: &ast.YieldExpression{Yield: idx}}
	}
	var loop ast.Statement = &ast.WhileStatement{While: idx, Body: body, Test: &ast.BinaryExpression{
		Operator: token.STRICT_NOT_EQUAL, Comparison: true, Right: ident("%end", idx),
		Left: &ast.AssignExpression{Operator: token.ASSIGN, Left: ident("%v", idx), Right: suspended(next)},
	}}
	if labels != nil {
		l := labels
		for l.Statement != ast.Statement(s) {
			l = l.Statement.(*ast.LabelledStatement)
		}
		l.Statement, loop = loop, labels
	}
	block := func(list ...ast.Statement) *ast.BlockStatement {
		return &ast.BlockStatement{LeftBrace: idx, List: list, RightBrace: idx}
	}
	try := &ast.TryStatement{
		Try:  idx,
		Body: block(loop),
		Catch: &ast.CatchStatement{Catch: idx, Parameter: ident("%e", idx),
			Body: block(&ast.ThrowStatement{Throw: idx, Argument: call(idx, "%thrown", ident("%e", idx))})},
		Finally: block(discard(suspended(call(idx, "%close", w.site(idx))))),
	}
	separateFinally(try)
	return block(
		open,
		&ast.LexicalDeclaration{Idx: idx, Token: token.LET, List: []*ast.Binding{{Target: ident("%v", idx)}}},
		try,
	)
}

// opening is %iter(E). Where E mentions a name that the loop declares, it is evaluated where that is in its dead zone.
func (w *walker) opening(into ast.ForInto, source ast.Expression, idx file.Idx) ast.Statement {
	var names []*ast.Binding
	if d, ok := into.(*ast.ForDeclaration); ok {
		for _, n := range boundNames(d.Target) {
			id := n.(*ast.Identifier)
			if mentioned(source, id.Name) {
				names = append(names, &ast.Binding{Target: &ast.Identifier{Name: id.Name, Idx: idx}})
			}
		}
	}
	open := discard(call(idx, "%iter", w.expr(source)))
	if names == nil {
		return open
	}
	return &ast.LabelledStatement{Label: ident("%l", idx), Colon: idx, Statement: &ast.BlockStatement{
		LeftBrace: idx, RightBrace: idx, List: []ast.Statement{
			open,
			&ast.BranchStatement{Idx: idx, Token: token.BREAK, Label: ident("%l", idx)},
			&ast.LexicalDeclaration{Idx: idx, Token: token.LET, List: names},
		}}}
}

// leavable reports whether a return() of the generator can leave the head of a loop in the middle of an array pattern,
// whose iterator is closed then.
func leavable(into ast.ForInto) bool {
	var target any
	switch in := into.(type) {
	case *ast.ForIntoVar:
		target = in.Binding.Target
	case *ast.ForDeclaration:
		target = in.Target
	case *ast.ForIntoExpression:
		target = in.Expression
	}
	p, ok := target.(*ast.ArrayPattern)
	if !ok {
		return false
	}
	found := false
	visit(p, func(n any) {
		_, yields := n.(*ast.YieldExpression)
		found = found || yields
	})
	return found
}

// receive gives the loop's value to what stands in its head.
func (w *walker) receive(into ast.ForInto, idx file.Idx) ast.Statement {
	w.forInto(into)
	var v ast.Expression = ident("%v", idx)
	if w.fn.generator && leavable(into) {
		v = call(idx, "%closing", v)
	}
	switch in := into.(type) {
	case *ast.ForIntoVar:
		return &ast.VariableStatement{Var: idx, List: []*ast.Binding{{Target: in.Binding.Target, Initializer: v}}}
	case *ast.ForDeclaration:
		kind := token.LET
		if in.IsConst {
			kind = token.CONST
		}
		return &ast.LexicalDeclaration{Idx: idx, Token: kind, List: []*ast.Binding{{Target: in.Target, Initializer: v}}}
	}
	return discard(&ast.AssignExpression{Operator: token.ASSIGN, Left: into.(*ast.ForIntoExpression).Expression, Right: v})
}

// generatorMethod makes the function object of an async generator method that needs no home object, in place of a shell:
// so it has all that such a function has. It returns nil for others.
func (w *walker) generatorMethod(f *ast.FunctionLiteral, name string) ast.Expression {
	if !f.Async || !f.Generator || w.with > 0 {
		return nil
	}
	atHome := false
	visit(f, func(n any) {
		switch n := n.(type) {
		case *ast.SuperExpression:
			atHome = true
		case *ast.Identifier:
			atHome = atHome || n.Name == "eval"
		}
	})
	if atHome {
		return nil
	}
	w.wantParameters(f)
	return w.asyncFunction(f, name, true)
}

// generatorProperty is an async generator method of an object literal: it becomes a property like others. It returns
// false where it has to stay a method.
func (w *walker) generatorProperty(p *ast.PropertyKeyed) bool {
	f, ok := p.Value.(*ast.FunctionLiteral)
	if !ok || p.Kind != ast.PropertyKindMethod {
		return false
	}
	idx := f.Function
	e := w.generatorMethod(f, keyName(p.Key, p.Computed))
	if e == nil {
		return false
	}
	if key, ok := p.Key.(*ast.StringLiteral); ok && !p.Computed && key.Value == "__proto__" {
		p.Computed = true // as a property it would set the prototype
	} else if p.Computed {
		p.Key = call(idx, "%key", p.Key)
		e = call(idx, "%named", e)
	}
	p.Kind, p.Value = ast.PropertyKindValue, e
	return true
}

// generatorElement is an async generator method of a class. A shell keeps its place; the statement returned, which goes
// into a static block before all others, puts the function there. It returns nil where the method has to stay one.
func (w *walker) generatorElement(el *ast.MethodDefinition) ast.Statement {
	f := el.Body
	idx := f.Function
	if _, private := el.Key.(*ast.PrivateIdentifier); private || el.Kind != ast.PropertyKindMethod || !f.Async || !f.Generator {
		return nil
	}
	shell := &ast.FunctionLiteral{Function: idx, Source: f.Source,
		ParameterList: &ast.ParameterList{Opening: idx, Closing: idx},
		Body:          &ast.BlockStatement{LeftBrace: idx, RightBrace: f.Body.RightBrace}}
	temp := ""
	if el.Computed {
		if temp = w.temporary(idx); temp == "" {
			return nil
		}
	}
	w.enter(initializer, false)
	e := w.generatorMethod(f, keyName(el.Key, el.Computed))
	w.leave()
	if e == nil {
		return nil
	}
	var target, key ast.Expression = &ast.ThisExpression{Idx: idx}, el.Key
	if !el.Static {
		target = &ast.DotExpression{Left: target, Identifier: *ident("prototype", idx)}
	}
	if el.Computed {
		el.Key = &ast.AssignExpression{Operator: token.ASSIGN, Left: ident(temp, idx), Right: call(idx, "%key", el.Key)}
		key = ident(temp, idx)
	}
	el.Body = shell
	return discard(call(idx, "%method", target, key, e))
}
