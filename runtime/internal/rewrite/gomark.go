package rewrite

import (
	"fmt"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// maker reports whether a function of this name may make tasks of its arguments. It only says where a mark is worth its
// while: at run time the function called decides.
func maker(name string) bool {
	switch name {
	case "create_task", "ensure_future", "run", "run_until_complete", "gather", "shield", "wait_for", "as_completed",
		"all_settled", "race", "run_coroutine_threadsafe", "Task":
		return true
	}
	return false
}

// noteMaker remembers variables that are bound to a task-maker: const spawn = asyncio.create_task, or by destructuring.
func (w *walker) noteMaker(target, value ast.Expression) {
	switch t := target.(type) {
	case *ast.Identifier:
		switch v := value.(type) {
		case *ast.Identifier:
			if maker(v.Name.String()) {
				w.makers[t.Name.String()] = true
			}
		case *ast.DotExpression:
			if maker(v.Identifier.Name.String()) {
				w.makers[t.Name.String()] = true
			}
		}
	case *ast.ObjectPattern:
		for _, p := range t.Properties {
			if k, ok := p.(*ast.PropertyKeyed); ok {
				if key, ok := k.Key.(*ast.StringLiteral); ok && maker(key.Value.String()) {
					if id, ok := k.Value.(*ast.Identifier); ok {
						w.makers[id.Name.String()] = true
					}
				}
			}
		}
	}
}

// maxTemps is how many nested go marks at the top level may need a temporary.
const maxTemps = 8

func tempName(i int) string { return fmt.Sprintf("%%g%d", i) }

// goMarks marks the calls that stand directly as arguments of what may be a task-maker.
func (w *walker) goMarks(callee *ast.Expression, args []ast.Expression, isNew bool) {
	if w.with > 0 || !anyCall(args) {
		return
	}
	again := w.repeatable(callee, isNew)
	if again == nil {
		return
	}
	for i, a := range args {
		if list, ok := a.(*ast.ArrayLiteral); ok {
			for j, e := range list.Value {
				list.Value[j] = w.goMark(e, again)
			}
			continue
		}
		args[i] = w.goMark(a, again)
	}
}

func anyCall(args []ast.Expression) bool {
	for _, a := range args {
		switch a := a.(type) {
		case *ast.CallExpression:
			return true
		case *ast.ArrayLiteral:
			for _, e := range a.Value {
				if _, ok := e.(*ast.CallExpression); ok {
					return true
				}
			}
		}
	}
	return false
}

// repeatable returns how to name the value of a callee once more, or nil where it cannot be a task-maker.
func (w *walker) repeatable(callee *ast.Expression, isNew bool) func(idx file.Idx) ast.Expression {
	switch c := (*callee).(type) {
	case *ast.Identifier:
		name := c.Name.String()
		if isNew && name != "Task" || !maker(name) && !w.makers[name] {
			return nil
		}
		return func(idx file.Idx) ast.Expression { return &ast.Identifier{Name: c.Name, Idx: idx} }
	case *ast.DotExpression:
		name := c.Identifier.Name.String()
		if !maker(name) || isNew && name != "Task" {
			return nil
		}
		if _, super := c.Left.(*ast.SuperExpression); super {
			return nil
		}
		dot := func(left ast.Expression, idx file.Idx) ast.Expression {
			return &ast.DotExpression{Left: left, Identifier: ast.Identifier{Name: c.Identifier.Name, Idx: idx}}
		}
		if plainChain(c.Left) {
			left := c.Left
			return func(idx file.Idx) ast.Expression { return dot(repeat(left, idx), idx) }
		}
		temp := w.temporary(c.Left.Idx0())
		if temp == "" {
			return nil
		}
		c.Left = &ast.AssignExpression{Operator: token.ASSIGN, Left: ident(temp, c.Left.Idx0()), Right: c.Left}
		return func(idx file.Idx) ast.Expression { return dot(ident(temp, idx), idx) }
	}
	return nil
}

// temporary returns a variable of the current function, or one of the few that the runtime declares for the top level.
func (w *walker) temporary(idx file.Idx) string {
	f := w.fn
	name := tempName(f.temps)
	if f.kind == program || f.kind == initializer {
		if f.temps == maxTemps {
			return ""
		}
		f.temps++
		return name
	}
	f.temps++
	name = "%t" + name[2:]
	f.vars = append(f.vars, &ast.VariableDeclaration{Var: idx, List: []*ast.Binding{{Target: ident(name, idx)}}})
	return name
}

// plainChain reports whether e is a name, this, or a chain of properties of one: what can be evaluated again.
func plainChain(e ast.Expression) bool {
	switch e := e.(type) {
	case *ast.Identifier, *ast.ThisExpression:
		return true
	case *ast.DotExpression:
		return plainChain(e.Left)
	}
	return false
}

func repeat(e ast.Expression, idx file.Idx) ast.Expression {
	switch e := e.(type) {
	case *ast.Identifier:
		return &ast.Identifier{Name: e.Name, Idx: idx}
	case *ast.DotExpression:
		return &ast.DotExpression{Left: repeat(e.Left, idx), Identifier: ast.Identifier{Name: e.Identifier.Name, Idx: idx}}
	}
	return &ast.ThisExpression{Idx: idx}
}

// goMark marks e if it is a direct call.
func (w *walker) goMark(e ast.Expression, again func(file.Idx) ast.Expression) ast.Expression {
	c, ok := e.(*ast.CallExpression)
	if !ok {
		return e
	}
	// What stands in the arguments of e goes by e's own callee, which has to be looked at before it is wrapped.
	if w.marked == nil {
		w.marked = map[*ast.CallExpression]bool{}
	}
	w.goMarks(&c.Callee, c.ArgumentList, false)
	w.marked[c] = true
	idx := c.Idx0()
	switch f := c.Callee.(type) {
	case *ast.DotExpression:
		if _, super := f.Left.(*ast.SuperExpression); !super {
			f.Left = call(idx, "%goOn", again(idx), f.Left)
		}
	case *ast.BracketExpression:
		if _, lit := f.Member.(*ast.StringLiteral); lit {
			f.Left = call(idx, "%goOn", again(idx), f.Left)
		}
	case *ast.PrivateDotExpression:
		if this, ok := f.Left.(*ast.ThisExpression); ok {
			c.Callee = call(idx, "%goThis", again(idx), &ast.ThisExpression{Idx: this.Idx}, f)
		}
	case *ast.SuperExpression, *ast.Optional, *ast.OptionalChain:
	case *ast.Identifier:
		if f.Name != "eval" {
			c.Callee = call(idx, "%go", again(idx), f)
		}
	default:
		c.Callee = call(idx, "%go", again(idx), f)
	}
	return e
}

// spreadMark recognises the call of what may be a task-maker with a spread list, gather(...tasks), which goja would walk
// slowly. It returns how to make the call with the helper, once the parts have been walked; nil for other calls. What
// stands beside the list must be free of effects, since the list is read after it.
func (w *walker) spreadMark(e *ast.CallExpression) func() ast.Expression {
	if w.with > 0 {
		return nil
	}
	spreads := 0
	for _, a := range e.ArgumentList {
		switch a := a.(type) {
		case *ast.SpreadElement:
			spreads++
		case *ast.Identifier, *ast.NumberLiteral, *ast.StringLiteral, *ast.BooleanLiteral:
		case *ast.ObjectLiteral:
			for _, p := range a.Value {
				k, ok := p.(*ast.PropertyKeyed)
				if !ok || k.Computed || !effectless(k.Value) {
					return nil
				}
			}
		default:
			return nil
		}
	}
	if spreads != 1 {
		return nil
	}
	var this func() ast.Expression
	idx := e.Idx0()
	switch c := e.Callee.(type) {
	case *ast.Identifier:
		if name := c.Name.String(); !maker(name) && !w.makers[name] {
			return nil
		}
		this = func() ast.Expression {
			return &ast.UnaryExpression{Operator: token.VOID, Idx: idx, Operand: number(0, idx)}
		}
	case *ast.DotExpression:
		if !maker(c.Identifier.Name.String()) || !plainChain(c.Left) {
			return nil
		}
		left := repeat(c.Left, idx)
		this = func() ast.Expression { return w.expr(left) }
	default:
		return nil
	}
	return func() ast.Expression {
		args := []ast.Expression{e.Callee, this()}
		for _, a := range e.ArgumentList {
			s, spread := a.(*ast.SpreadElement)
			if spread {
				a = s.Expression
			}
			args = append(args, &ast.BooleanLiteral{Idx: idx, Literal: "", Value: spread}, a)
		}
		return call(idx, "%spread", args...)
	}
}

func effectless(e ast.Expression) bool {
	switch e.(type) {
	case *ast.Identifier, *ast.NumberLiteral, *ast.StringLiteral, *ast.BooleanLiteral, *ast.NullLiteral:
		return true
	}
	return false
}

// mentions reports whether the function uses an identifier of this name anywhere inside.
func mentions(f *ast.FunctionLiteral, name unistring.String) bool { return mentioned(f, name) }

// mentioned reports whether an identifier of this name stands anywhere in the tree.
func mentioned(tree any, name unistring.String) bool {
	found := false
	visit(tree, func(n any) {
		if id, ok := n.(*ast.Identifier); ok && id.Name == name {
			found = true
		}
	})
	return found
}
