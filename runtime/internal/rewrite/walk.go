package rewrite

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// list walks the statements of a function body, a program or a main, and returns the async function declarations to put
// at its start.
func (w *walker) list(body []ast.Statement) (rest, hoisted []ast.Statement) {
	return w.statements(body, true)
}

// statements walks a statement list. Async function declarations become assignments at its start: to variables of the
// function at its top level, to lexical ones in a block.
func (w *walker) statements(body []ast.Statement, top bool) (rest, hoisted []ast.Statement) {
	rest = body[:0:len(body)]
	for _, s := range body {
		if d, ok := s.(*ast.FunctionDeclaration); ok && d.Function.Async {
			f := d.Function
			name, idx := f.Name, f.Function // before lowering, which renames the literal
			b := &ast.Binding{Target: name, Initializer: w.asyncFunction(f, name.Name.String(), true)}
			if top {
				list := []*ast.Binding{b}
				hoisted = append(hoisted, &ast.VariableStatement{Var: idx, List: list})
				w.fn.vars = append(w.fn.vars, &ast.VariableDeclaration{Var: idx, List: list})
			} else {
				hoisted = append(hoisted, &ast.LexicalDeclaration{Idx: idx, Token: token.LET, List: []*ast.Binding{b}})
			}
			continue
		}
		rest = append(rest, w.statement(s))
	}
	return rest, hoisted
}

func (w *walker) block(b *ast.BlockStatement) *ast.BlockStatement {
	if b != nil {
		rest, hoisted := w.statements(b.List, false)
		b.List = append(hoisted, rest...)
	}
	return b
}

func (w *walker) statement(s ast.Statement) ast.Statement {
	switch s := s.(type) {
	case *ast.BlockStatement:
		return w.block(s)
	case *ast.CatchStatement:
		w.target(s.Parameter)
		w.block(s.Body)
	case *ast.DoWhileStatement:
		s.Body = w.statement(s.Body)
		s.Test = w.expr(s.Test)
	case *ast.ExpressionStatement:
		s.Expression = w.expr(s.Expression)
	case *ast.ForInStatement:
		w.forInto(s.Into)
		s.Source = w.expr(s.Source)
		s.Body = w.statement(s.Body)
	case *ast.ForOfStatement:
		if awaited(s) {
			return w.forAwait(s, nil)
		}
		s.Source = w.expr(s.Source)
		w.fn.guard++ // leaving the loop closes the iterator
		w.forInto(s.Into)
		s.Body = w.statement(s.Body)
		w.fn.guard--
	case *ast.ForStatement:
		switch in := s.Initializer.(type) {
		case *ast.ForLoopInitializerExpression:
			in.Expression = w.expr(in.Expression)
		case *ast.ForLoopInitializerVarDeclList:
			w.bindings(in.List)
		case *ast.ForLoopInitializerLexicalDecl:
			w.bindings(in.LexicalDeclaration.List)
		}
		s.Test = w.expr(s.Test)
		s.Update = w.expr(s.Update)
		s.Body = w.statement(s.Body)
	case *ast.IfStatement:
		s.Test = w.expr(s.Test)
		s.Consequent = w.statement(s.Consequent)
		if s.Alternate != nil {
			s.Alternate = w.statement(s.Alternate)
		}
	case *ast.LabelledStatement:
		if loop := labelledLoop(s); loop != nil {
			return w.forAwait(loop, s)
		}
		s.Statement = w.statement(s.Statement)
		if b, ok := s.Statement.(*ast.BlockStatement); ok && len(b.List) > 0 {
			// A switch that got a block around it keeps its label.
			if sw, ok := b.List[len(b.List)-1].(*ast.SwitchStatement); ok && b.LeftBrace == sw.Switch {
				s.Statement = sw
				b.List[len(b.List)-1] = s
				return b
			}
		}
	case *ast.ReturnStatement:
		if s.Argument = w.expr(s.Argument); s.Argument != nil && w.fn.generator {
			s.Argument = w.suspend("%await", s.Return, s.Argument)
		}
	case *ast.SwitchStatement:
		return w.switchStatement(s)
	case *ast.ThrowStatement:
		s.Argument = w.expr(s.Argument)
	case *ast.TryStatement:
		w.fn.guard++
		w.fn.try++
		w.block(s.Body)
		if s.Catch != nil {
			w.target(s.Catch.Parameter)
			w.block(s.Catch.Body)
			if w.fn.generator {
				letReturnsPass(s.Catch)
			}
		}
		w.block(s.Finally)
		w.fn.try--
		w.fn.guard--
		if s.Catch != nil && s.Finally != nil {
			separateFinally(s)
		}
	case *ast.VariableStatement:
		w.bindings(s.List)
	case *ast.LexicalDeclaration:
		w.bindings(s.List)
	case *ast.WhileStatement:
		s.Test = w.expr(s.Test)
		s.Body = w.statement(s.Body)
	case *ast.WithStatement:
		s.Object = w.expr(s.Object)
		w.with++
		sites := len(w.res.Sites)
		s.Body = w.statement(s.Body)
		w.with--
		if len(w.res.Sites) > sites {
			s.Body = onHeap(s.Body, s.With)
		}
	case *ast.FunctionDeclaration:
		w.functionLiteral(s.Function, plain)
	case *ast.ClassDeclaration:
		w.class(s.Class)
	}
	return s
}

// separateFinally makes try A catch B finally C into try { try A catch B } finally C: in goja, B would catch what C
// throws when A has ended normally.
func separateFinally(s *ast.TryStatement) {
	inner := &ast.TryStatement{Try: s.Try, Body: s.Body, Catch: s.Catch}
	s.Body = &ast.BlockStatement{LeftBrace: s.Body.LeftBrace, List: []ast.Statement{inner}, RightBrace: s.Body.RightBrace}
	s.Catch = nil
}

// switchStatement hoists async function declarations of the cases into a block around the switch, where the
// discriminant is evaluated first, outside of their scope.
func (w *walker) switchStatement(s *ast.SwitchStatement) ast.Statement {
	w.wantDistinct(s)
	s.Discriminant = w.expr(s.Discriminant)
	var hoisted []ast.Statement
	for _, c := range s.Body {
		c.Test = w.expr(c.Test)
		rest, h := w.statements(c.Consequent, false)
		c.Consequent, hoisted = rest, append(hoisted, h...)
	}
	if len(hoisted) == 0 {
		return s
	}
	list := append([]ast.Statement{constant(s.Switch, "%d", s.Discriminant)}, hoisted...)
	s.Discriminant = ident("%d", s.Switch)
	return &ast.BlockStatement{LeftBrace: s.Switch, RightBrace: s.RightBrace, List: append(list, s)}
}

func (w *walker) forInto(into ast.ForInto) {
	switch in := into.(type) {
	case *ast.ForIntoVar:
		w.binding(in.Binding)
	case *ast.ForDeclaration:
		w.target(in.Target)
	case *ast.ForIntoExpression:
		w.wantTargets(in.Expression)
		in.Expression = w.expr(in.Expression)
	}
}

func (w *walker) bindings(list []*ast.Binding) {
	for _, b := range list {
		w.binding(b)
	}
}

func (w *walker) binding(b *ast.Binding) {
	if b == nil {
		return
	}
	w.noteMaker(b.Target, b.Initializer)
	w.target(b.Target)
	b.Initializer = w.named(b.Initializer, b.Target)
}

func (w *walker) target(t ast.BindingTarget) {
	switch t := t.(type) {
	case *ast.ArrayPattern:
		w.arrayPattern(t)
	case *ast.ObjectPattern:
		w.objectPattern(t)
	}
}

func (w *walker) arrayPattern(p *ast.ArrayPattern) {
	w.fn.guard++ // an error in the middle closes the iterator
	for i, e := range p.Elements {
		p.Elements[i] = w.expr(e)
	}
	p.Rest = w.expr(p.Rest)
	w.fn.guard--
}

func (w *walker) objectPattern(p *ast.ObjectPattern) {
	w.properties(p.Properties)
	p.Rest = w.expr(p.Rest)
}

func (w *walker) exprs(list []ast.Expression) {
	for i, e := range list {
		list[i] = w.expr(e)
	}
}

// named walks an expression that gives its anonymous function the name of target.
func (w *walker) named(e ast.Expression, target ast.Expression) ast.Expression {
	if id, ok := target.(*ast.Identifier); ok {
		return w.namedBy(e, id.Name.String())
	}
	return w.expr(e)
}

func (w *walker) namedBy(e ast.Expression, name string) ast.Expression {
	switch f := e.(type) {
	case *ast.FunctionLiteral:
		if f.Async && f.Name == nil {
			return w.asyncFunction(f, name, false)
		}
	case *ast.ArrowFunctionLiteral:
		if f.Async {
			return w.arrowInParams(f.Start, func() ast.Expression { return w.asyncArrow(f, name) })
		}
	}
	return w.expr(e)
}

// expr walks e and returns what stands for it.
func (w *walker) expr(e ast.Expression) ast.Expression {
	switch e := e.(type) {
	case nil:
		return nil
	case *ast.ArrayLiteral:
		w.exprs(e.Value)
	case *ast.ArrayPattern:
		w.arrayPattern(e)
	case *ast.ObjectPattern:
		w.objectPattern(e)
	case *ast.AssignExpression:
		w.noteMaker(e.Left, e.Right)
		w.wantTargets(e.Left)
		if id, ok := e.Left.(*ast.Identifier); !ok || id.Name != "arguments" {
			e.Left = w.expr(e.Left)
		}
		e.Right = w.named(e.Right, e.Left)
		if id, ok := e.Left.(*ast.Identifier); ok && w.fn.silent(id.Name) {
			value := e.Right
			if e.Operator != token.ASSIGN {
				value = &ast.BinaryExpression{Operator: e.Operator, Left: e.Left, Right: e.Right}
			}
			return &ast.SequenceExpression{Sequence: []ast.Expression{number(0, id.Idx), value}}
		}
	case *ast.AwaitExpression:
		return w.await(e)
	case *ast.Binding:
		w.binding(e)
	case *ast.BinaryExpression:
		e.Left = w.expr(e.Left)
		e.Right = w.expr(e.Right)
	case *ast.BracketExpression:
		e.Left = w.member(e.Left)
		e.Member = w.expr(e.Member)
	case *ast.CallExpression:
		return w.call(e)
	case *ast.ConditionalExpression:
		e.Test = w.expr(e.Test)
		e.Consequent = w.expr(e.Consequent)
		e.Alternate = w.expr(e.Alternate)
	case *ast.DotExpression:
		e.Left = w.member(e.Left)
	case *ast.PrivateDotExpression:
		e.Left = w.expr(e.Left)
	case *ast.OptionalChain:
		e.Expression = w.expr(e.Expression)
	case *ast.Optional:
		e.Expression = w.expr(e.Expression)
	case *ast.FunctionLiteral:
		if e.Async {
			name := ""
			if e.Name != nil {
				name = e.Name.Name.String()
			}
			return w.asyncFunction(e, name, false)
		}
		w.functionLiteral(e, plain)
	case *ast.ArrowFunctionLiteral:
		if e.Async {
			return w.arrowInParams(e.Start, func() ast.Expression { return w.asyncArrow(e, "") })
		}
		return w.arrowInParams(e.Start, func() ast.Expression {
			w.plainArrow(e)
			return e
		})
	case *ast.ClassLiteral:
		w.class(e)
	case *ast.Identifier:
		return w.identifier(e)
	case *ast.NewExpression:
		w.goMarks(&e.Callee, e.ArgumentList, true)
		e.Callee = w.expr(e.Callee)
		w.exprs(e.ArgumentList)
	case *ast.ObjectLiteral:
		w.properties(e.Value)
	case *ast.RegExpLiteral:
		return w.regexp(e)
	case *ast.SequenceExpression:
		w.exprs(e.Sequence)
	case *ast.SpreadElement:
		e.Expression = w.expr(e.Expression)
	case *ast.TemplateLiteral:
		e.Tag = w.expr(e.Tag)
		w.exprs(e.Expressions)
	case *ast.ThisExpression:
		return w.thisExpression(e)
	case *ast.UnaryExpression:
		e.Operand = w.expr(e.Operand)
	case *ast.YieldExpression:
		if w.fn.kind == initializer {
			w.fail(e.Yield, "Unexpected strict mode reserved word")
		}
		e.Argument = w.expr(e.Argument)
		if w.fn.generator {
			return w.yield(e)
		}
	case *ast.MetaProperty:
		return w.metaProperty(e)
	}
	return e
}

func (w *walker) properties(list []ast.Property) {
	for i, p := range list {
		switch p := p.(type) {
		case *ast.PropertyShort:
			if p.Initializer != nil {
				p.Initializer = w.namedBy(p.Initializer, p.Name.Name.String())
			}
		case *ast.PropertyKeyed:
			if p.Computed {
				p.Key = w.expr(p.Key)
			}
			if w.generatorProperty(p) {
				continue
			}
			if f, ok := p.Value.(*ast.FunctionLiteral); ok && p.Kind != ast.PropertyKindValue {
				w.method(f, method, keyName(p.Key, p.Computed))
				continue
			}
			if s, ok := p.Key.(*ast.StringLiteral); ok {
				p.Value = w.namedBy(p.Value, s.Value.String())
			} else if anonymousAsync(p.Value) { // the name is that of a number, or known when the key is
				idx := p.Value.Idx0()
				p.Key, p.Computed = call(idx, "%key", p.Key), true
				p.Value = call(idx, "%named", w.expr(p.Value))
			} else {
				p.Value = w.expr(p.Value)
			}
		case *ast.SpreadElement:
			list[i] = &ast.SpreadElement{Expression: w.expr(p.Expression)}
		}
	}
}

// anonymousAsync reports whether e is an async function without a name of its own.
func anonymousAsync(e ast.Expression) bool {
	switch f := e.(type) {
	case *ast.FunctionLiteral:
		return f.Async && f.Name == nil
	case *ast.ArrowFunctionLiteral:
		return f.Async
	}
	return false
}

func keyName(key ast.Expression, computed bool) string {
	switch k := key.(type) {
	case *ast.StringLiteral:
		return k.Value.String()
	case *ast.PrivateIdentifier:
		return "#" + k.Name.String()
	case *ast.Identifier:
		if !computed {
			return k.Name.String()
		}
	case *ast.NumberLiteral:
		return k.Literal
	}
	return ""
}

func (w *walker) identifier(e *ast.Identifier) ast.Expression {
	switch e.Name {
	case "arguments":
		home := w.fn.home()
		if home.main { // the top level has none: another name, that nothing declares either
			return ident("arguments"+frameMark, e.Idx)
		}
		if home.kind == program || home.kind == initializer || w.fn.kind != arrow ||
			!w.fn.inAsyncArrow() && home.changesArguments() {
			home.arguments = true
			break
		}
		// A lowered arrow has an arguments of its own, and goja loses the function's where only arrows name it.
		home.wantArgs = true
		return ident("%args", e.Idx)
	case "await":
		if !w.fn.async {
			w.res.MayAwait = true
		}
	}
	return e
}

func (w *walker) thisExpression(e *ast.ThisExpression) ast.Expression {
	if w.fn.inAsyncArrow() && w.fn.home().kind == derivedCtor {
		w.fn.home().wantThis = true
		return call(e.Idx, "%this")
	}
	for f := w.fn; f.kind == arrow; f = f.parent {
		f.this = true
	}
	return e
}

func (w *walker) metaProperty(e *ast.MetaProperty) ast.Expression {
	home := w.fn.home()
	if !w.fn.inAsyncArrow() || home.kind == program {
		return e
	}
	if home.async || home.kind == initializer {
		return &ast.UnaryExpression{Operator: token.VOID, Idx: e.Idx, Operand: number(0, e.Idx)}
	}
	home.wantTarget = true
	return ident("%nt", e.Idx)
}

// member walks the object of a property access, which may be super.
func (w *walker) member(left ast.Expression) ast.Expression {
	s, ok := left.(*ast.SuperExpression)
	if !ok {
		return w.expr(left)
	}
	w.wantSuper(s.Idx, false)
	if !w.fn.superMoves() {
		return left
	}
	w.fn.home().wantSuper = true
	return ident("%base", s.Idx)
}

func isSuperMember(e ast.Expression) bool {
	switch e := e.(type) {
	case *ast.DotExpression:
		_, ok := e.Left.(*ast.SuperExpression)
		return ok
	case *ast.BracketExpression:
		_, ok := e.Left.(*ast.SuperExpression)
		return ok
	}
	return false
}

func (w *walker) call(e *ast.CallExpression) ast.Expression {
	if id, ok := e.Callee.(*ast.Identifier); ok && id.Name == "eval" {
		for f := w.fn; f != nil; f = f.parent {
			f.eval, f.this, f.arguments = true, true, true
		}
		w.evalSource(e)
	}
	idx := e.Idx0()
	if _, ok := e.Callee.(*ast.SuperExpression); ok {
		w.wantSuper(idx, true)
		w.exprs(e.ArgumentList)
		if w.fn.inAsyncArrow() {
			w.fn.home().wantSuperCall = true
			e.Callee = ident("%superCall", idx)
		}
		return e
	}
	if isSuperMember(e.Callee) && w.fn.superMoves() {
		callee := w.expr(e.Callee)
		this := w.thisExpression(&ast.ThisExpression{Idx: idx})
		w.exprs(e.ArgumentList)
		return &ast.CallExpression{Callee: ident("%call", idx), LeftParenthesis: e.LeftParenthesis,
			ArgumentList: append([]ast.Expression{callee, this}, e.ArgumentList...), RightParenthesis: e.RightParenthesis}
	}
	if !w.marked[e] {
		w.goMarks(&e.Callee, e.ArgumentList, false)
	}
	again := w.spreadMark(e)
	e.Callee = w.expr(e.Callee)
	w.exprs(e.ArgumentList)
	if again != nil {
		return again()
	}
	return e
}

// await lowers an await expression.
func (w *walker) await(e *ast.AwaitExpression) ast.Expression {
	if !w.fn.async {
		w.fail(e.Await, "await is only valid in async functions and the top level bodies of modules")
	}
	w.fn.awaits = true
	return w.suspend("%await", e.Await, w.expr(e.Argument))
}

// suspend is HELPER(ARGS, site) ?? yield: the helper gives the value if it can be had without suspending.
func (w *walker) suspend(helper string, idx file.Idx, args ...ast.Expression) ast.Expression {
	return &ast.BinaryExpression{
		Operator: token.COALESCE,
		Left:     call(idx, helper, append(args, w.site(idx))...),
		Right:    &ast.YieldExpression{Yield: idx},
	}
}

// site enters a place where the current function can be suspended into the table.
func (w *walker) site(idx file.Idx) ast.Expression {
	line, column := w.position(idx)
	n := w.opts.SiteBase + len(w.res.Sites)
	w.res.Sites = append(w.res.Sites, Site{Func: w.fn.index, Line: line, Column: column,
		Guarded: w.fn.guard > 0, Try: w.fn.try > 0})
	return number(n, idx)
}
