package source

import (
	"slices"
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// Variant tells how a module reads what it imports, which depends on the modules around it.
type Variant struct {
	// Cyclic: the module is part of a cycle, so it is instantiated before it is evaluated.
	Cyclic bool
	// Through lists the indices of the imports that are read through the exporter, in ascending order. The others are
	// constants.
	Through []int
}

// Key tells variants apart.
func (v Variant) Key() string {
	var b strings.Builder
	if v.Cyclic {
		b.WriteByte('c')
	}
	for _, i := range v.Through {
		b.WriteRune(rune(i + 1))
	}
	return b.String()
}

// prologue makes the statements at the start of the module's function, see the package comment.
func (m *Module) prologue(v Variant) []ast.Statement {
	const idx = file.Idx(1)
	var list []ast.Statement
	var direct []*ast.Binding
	for i := range m.Imports {
		imp := &m.Imports[i]
		if _, through := slices.BinarySearch(v.Through, i); through {
			continue
		}
		value := ast.Expression(&ast.BracketExpression{Left: name("%d", idx), Member: integer(i, idx), LeftBracket: idx, RightBracket: idx})
		if imp.Boxed() {
			value = &ast.DotExpression{Left: value, Identifier: *name(imp.Name, idx)}
		}
		direct = append(direct, &ast.Binding{Target: name(imp.Local, idx), Initializer: value})
	}
	if len(v.Through) > 0 {
		direct = append(direct, &ast.Binding{Target: name("%ro", idx), Initializer: integer(0, idx)})
	}
	if len(direct) > 0 {
		list = append(list, &ast.LexicalDeclaration{Idx: idx, Token: token.CONST, List: direct})
	}
	if len(m.Locals) > 0 {
		read := &ast.ArrowFunctionLiteral{Start: idx, Body: &ast.ExpressionBody{Expression: m.choose(0, len(m.Locals))},
			ParameterList: &ast.ParameterList{Opening: idx, Closing: idx, List: []*ast.Binding{{Target: name("%i", idx)}}}}
		list = append(list, statement(invoke("%x", read)))
	}
	if v.Cyclic {
		list = append(list, statement(&ast.AssignExpression{Operator: token.ASSIGN, Left: name("%g", idx), Right: &ast.YieldExpression{Yield: idx}}),
			statement(&ast.YieldExpression{Yield: idx}))
	}
	return list
}

func statement(e ast.Expression) ast.Statement { return &ast.ExpressionStatement{Expression: e} }

func invoke(fn string, args ...ast.Expression) *ast.CallExpression {
	return &ast.CallExpression{Callee: name(fn, 1), LeftParenthesis: 1, ArgumentList: args, RightParenthesis: 1}
}

// choose makes a tree of conditionals that picks the variable of the exports from to to by %i.
func (m *Module) choose(from, to int) ast.Expression {
	if to-from == 1 {
		return name(m.Locals[from].Variable, 1)
	}
	mid := (from + to) / 2
	return &ast.ConditionalExpression{
		Test:       &ast.BinaryExpression{Operator: token.LESS, Left: name("%i", 1), Right: integer(mid, 1), Comparison: true},
		Consequent: m.choose(from, mid), Alternate: m.choose(mid, to),
	}
}

// readThrough replaces the uses of the imports that are not constants. An assignment to one becomes an assignment to a
// constant, which throws the TypeError of the specification at the same moment.
func (m *Module) readThrough(tree *ast.Program, v Variant) {
	slot := map[string]int{}
	names := map[string]int{}
	for k, i := range v.Through {
		slot[m.Imports[i].Local] = k
		names[m.Imports[i].Local] = 0
	}
	read := func(id *ast.Identifier) ast.Expression {
		part := func(n int) ast.Expression {
			return &ast.BracketExpression{Left: name("%g", id.Idx), Member: integer(2*slot[id.Name.String()]+n, id.Idx),
				LeftBracket: id.Idx, RightBracket: id.Idx}
		}
		// The comma makes it a call without this.
		callee := &ast.SequenceExpression{Sequence: []ast.Expression{integer(0, id.Idx), part(0)}}
		return &ast.CallExpression{Callee: callee, LeftParenthesis: id.Idx, ArgumentList: []ast.Expression{part(1)}, RightParenthesis: id.Idx}
	}
	w := &walker{names: names, read: read}
	w.write = func(id *ast.Identifier) ast.Expression { return name("%ro", id.Idx) }
	w.update = func(id *ast.Identifier, whole ast.Expression) ast.Expression {
		a, ok := whole.(*ast.AssignExpression)
		assign := func(e ast.Expression) ast.Expression {
			return &ast.AssignExpression{Operator: token.ASSIGN, Left: name("%ro", id.Idx), Right: e}
		}
		switch {
		case !ok:
			return assign(&ast.UnaryExpression{Operator: token.PLUS, Idx: id.Idx, Operand: read(id)})
		case a.Operator == token.LOGICAL_AND || a.Operator == token.LOGICAL_OR || a.Operator == token.COALESCE:
			return &ast.BinaryExpression{Operator: a.Operator, Left: read(id), Right: assign(a.Right)}
		}
		return assign(&ast.BinaryExpression{Operator: a.Operator, Left: read(id), Right: a.Right})
	}
	w.list(tree.Body)
}

// lowerModule makes the module's function of its tree.
func lowerModule(tree *ast.Program, m *Module, v Variant, o rewrite.Options) (*rewrite.Result, error) {
	if len(v.Through) > 0 {
		m.readThrough(tree, v)
	}
	tree.Body = append(m.prologue(v), tree.Body...)
	res, err := rewrite.Main(tree, o, rewrite.Module)
	if err != nil {
		return nil, err
	}
	last := res.Program.Body[len(res.Program.Body)-1].(*ast.ExpressionStatement)
	fn := last.Expression.(*ast.FunctionLiteral)
	for _, p := range [...]string{"%d", "%g", "%x", "%meta"} {
		fn.ParameterList.List = append(fn.ParameterList.List, &ast.Binding{Target: name(p, 1)})
	}
	return res, nil
}

// lowerCommon makes a function of the variables of CommonJS of a script's tree.
func lowerCommon(tree *ast.Program, o rewrite.Options) (*rewrite.Result, error) {
	const idx = file.Idx(1)
	fn := &ast.FunctionLiteral{Function: idx, ParameterList: &ast.ParameterList{Opening: idx, Closing: idx},
		Body: &ast.BlockStatement{LeftBrace: idx, List: tree.Body, RightBrace: idx}, DeclarationList: tree.DeclarationList}
	for _, n := range commonNames {
		fn.ParameterList.List = append(fn.ParameterList.List, &ast.Binding{Target: name(n, idx)})
	}
	return rewrite.Program(&ast.Program{File: tree.File, Body: []ast.Statement{statement(fn)}}, o)
}
