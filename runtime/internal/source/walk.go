package source

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// walker goes through a tree and knows which of a set of names mean the variables of the module's top level: those that
// no inner scope declares anew. What it finds goes to its hooks.
type walker struct {
	// names are those of interest; the value counts the inner scopes around that declare it.
	names  map[string]int
	undo   []string // declared names of interest, innermost last
	nested int      // depth of functions
	owned  int      // depth of functions that have arguments of their own
	field  bool     // directly in the initializer of a class field, or in a static block

	// read is called with each use of a name of interest, and returns what stands for it, nil for itself.
	read func(id *ast.Identifier) ast.Expression
	// write is called where one is assigned to; it returns the target that stands for it, nil for itself.
	write func(id *ast.Identifier) ast.Expression
	// update returns what stands for a compound assignment, ++ or -- of a name of interest, nil for itself.
	update func(id *ast.Identifier, whole ast.Expression) ast.Expression
	// other is called with each other identifier, call, new and member expression before what is inside of it, and
	// returns what stands for it; nil for itself.
	other func(e ast.Expression) ast.Expression
	// declared is called with each name that is declared, labels included.
	declared func(id *ast.Identifier)
	// key is called with the keys of methods and fields that are not computed.
	key func(k ast.Expression)
	// function is called with each function, class and arrow behind what is inside of it.
	function func(node any)
	// target is called with each expression that is assigned to.
	target func(e ast.Expression)
	// await is called at each await that stands at the top level, or in a field.
	await func(e *ast.AwaitExpression)
}

func (w *walker) declare(id *ast.Identifier) {
	name := id.Name.String()
	if w.declared != nil {
		w.declared(id)
	}
	if n, ok := w.names[name]; ok {
		w.names[name] = n + 1
		w.undo = append(w.undo, name)
	}
}

func (w *walker) leave(mark int) {
	for _, name := range w.undo[mark:] {
		w.names[name]--
	}
	w.undo = w.undo[:mark]
}

func (w *walker) declareTarget(t ast.Expression) {
	for id := range boundNames(t) {
		w.declare(id)
	}
}

func (w *walker) declareVars(list []*ast.VariableDeclaration) {
	for _, d := range list {
		for _, b := range d.List {
			w.declareTarget(b.Target)
		}
	}
}

// declareList declares what the statements of a block or a body declare in its scope.
func (w *walker) declareList(list []ast.Statement) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.LexicalDeclaration:
			for _, b := range s.List {
				w.declareTarget(b.Target)
			}
		case *ast.FunctionDeclaration:
			w.declare(s.Function.Name)
		case *ast.ClassDeclaration:
			w.declare(s.Class.Name)
		case *ast.LabelledStatement:
			w.declareList([]ast.Statement{s.Statement})
		}
	}
}

// boundNames yields the identifiers that a binding target declares.
func boundNames(t ast.Expression) func(yield func(*ast.Identifier) bool) {
	return func(yield func(*ast.Identifier) bool) { eachBound(t, yield) }
}

func eachBound(t ast.Expression, yield func(*ast.Identifier) bool) bool {
	switch t := t.(type) {
	case *ast.Identifier:
		return t == nil || yield(t)
	case *ast.Binding:
		return t == nil || eachBound(t.Target, yield)
	case *ast.AssignExpression:
		return eachBound(t.Left, yield)
	case *ast.ArrayPattern:
		for _, e := range t.Elements {
			if !eachBound(e, yield) {
				return false
			}
		}
		return eachBound(t.Rest, yield)
	case *ast.ObjectPattern:
		for _, p := range t.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				if !yield(&p.Name) {
					return false
				}
			case *ast.PropertyKeyed:
				if !eachBound(p.Value, yield) {
					return false
				}
			}
		}
		return eachBound(t.Rest, yield)
	}
	return true
}

func (w *walker) list(list []ast.Statement) {
	for _, s := range list {
		w.stmt(s)
	}
}

func (w *walker) block(b *ast.BlockStatement) {
	if b == nil {
		return
	}
	mark := len(w.undo)
	w.declareList(b.List)
	w.list(b.List)
	w.leave(mark)
}

func (w *walker) stmt(s ast.Statement) {
	switch s := s.(type) {
	case *ast.BlockStatement:
		w.block(s)
	case *ast.DoWhileStatement:
		w.stmt(s.Body)
		s.Test = w.expr(s.Test)
	case *ast.ExpressionStatement:
		s.Expression = w.expr(s.Expression)
	case *ast.ForInStatement:
		s.Source = w.expr(s.Source)
		w.forBody(s.Into, s.Body)
	case *ast.ForOfStatement:
		s.Source = w.expr(s.Source)
		w.forBody(s.Into, s.Body)
	case *ast.ForStatement:
		mark := len(w.undo)
		switch in := s.Initializer.(type) {
		case *ast.ForLoopInitializerExpression:
			in.Expression = w.expr(in.Expression)
		case *ast.ForLoopInitializerVarDeclList:
			w.bindings(in.List)
		case *ast.ForLoopInitializerLexicalDecl:
			for _, b := range in.LexicalDeclaration.List {
				w.declareTarget(b.Target)
			}
			w.bindings(in.LexicalDeclaration.List)
		}
		s.Test = w.expr(s.Test)
		s.Update = w.expr(s.Update)
		w.stmt(s.Body)
		w.leave(mark)
	case *ast.IfStatement:
		s.Test = w.expr(s.Test)
		w.stmt(s.Consequent)
		w.stmt(s.Alternate)
	case *ast.LabelledStatement:
		if w.declared != nil {
			w.declared(s.Label)
		}
		w.stmt(s.Statement)
	case *ast.ReturnStatement:
		s.Argument = w.expr(s.Argument)
	case *ast.SwitchStatement:
		s.Discriminant = w.expr(s.Discriminant)
		mark := len(w.undo)
		for _, c := range s.Body {
			w.declareList(c.Consequent)
		}
		for _, c := range s.Body {
			c.Test = w.expr(c.Test)
			w.list(c.Consequent)
		}
		w.leave(mark)
	case *ast.ThrowStatement:
		s.Argument = w.expr(s.Argument)
	case *ast.TryStatement:
		w.block(s.Body)
		if s.Catch != nil {
			mark := len(w.undo)
			w.declareTarget(s.Catch.Parameter)
			w.pattern(s.Catch.Parameter)
			w.block(s.Catch.Body)
			w.leave(mark)
		}
		w.block(s.Finally)
	case *ast.VariableStatement:
		w.bindings(s.List)
	case *ast.LexicalDeclaration:
		w.bindings(s.List)
	case *ast.WhileStatement:
		s.Test = w.expr(s.Test)
		w.stmt(s.Body)
	case *ast.WithStatement:
		s.Object = w.expr(s.Object)
		w.stmt(s.Body)
	case *ast.FunctionDeclaration:
		w.functionLiteral(s.Function)
	case *ast.ClassDeclaration:
		w.class(s.Class)
	}
}

func (w *walker) forBody(into ast.ForInto, body ast.Statement) {
	mark := len(w.undo)
	switch in := into.(type) {
	case *ast.ForIntoVar:
		w.bindings([]*ast.Binding{in.Binding})
	case *ast.ForDeclaration:
		w.declareTarget(in.Target)
		w.pattern(in.Target)
	case *ast.ForIntoExpression:
		in.Expression = w.assign(in.Expression)
	}
	w.stmt(body)
	w.leave(mark)
}

func (w *walker) bindings(list []*ast.Binding) {
	for _, b := range list {
		if b == nil {
			continue
		}
		w.pattern(b.Target)
		b.Initializer = w.expr(b.Initializer)
	}
}

// pattern walks the default values and computed keys of a binding target.
func (w *walker) pattern(t ast.Expression) {
	switch t := t.(type) {
	case *ast.Binding:
		if t != nil {
			w.pattern(t.Target)
			t.Initializer = w.expr(t.Initializer)
		}
	case *ast.AssignExpression:
		w.pattern(t.Left)
		t.Right = w.expr(t.Right)
	case *ast.ArrayPattern:
		for _, e := range t.Elements {
			w.pattern(e)
		}
		w.pattern(t.Rest)
	case *ast.ObjectPattern:
		for _, p := range t.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				p.Initializer = w.expr(p.Initializer)
			case *ast.PropertyKeyed:
				if p.Computed {
					p.Key = w.expr(p.Key)
				}
				w.pattern(p.Value)
			}
		}
		w.pattern(t.Rest)
	}
}

// assign walks the target of an assignment and returns what stands for it.
func (w *walker) assign(t ast.Expression) ast.Expression {
	switch t := t.(type) {
	case *ast.Identifier:
		if n, ok := w.names[t.Name.String()]; ok && n == 0 && w.write != nil {
			if e := w.write(t); e != nil {
				return e
			}
		}
		return t
	case *ast.AssignExpression:
		t.Left = w.assign(t.Left)
		t.Right = w.expr(t.Right)
		return t
	case *ast.ArrayPattern:
		for i, e := range t.Elements {
			if e != nil {
				t.Elements[i] = w.assign(e)
			}
		}
		if t.Rest != nil {
			t.Rest = w.assign(t.Rest)
		}
		return t
	case *ast.ObjectPattern:
		for i, p := range t.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				p.Initializer = w.expr(p.Initializer)
				if n, ok := w.names[p.Name.Name.String()]; ok && n == 0 && w.write != nil {
					if e := w.write(&p.Name); e != nil {
						if p.Initializer != nil {
							e = &ast.AssignExpression{Operator: token.ASSIGN, Left: e, Right: p.Initializer}
						}
						t.Properties[i] = keyed(p, e)
					}
				}
			case *ast.PropertyKeyed:
				if p.Computed {
					p.Key = w.expr(p.Key)
				}
				p.Value = w.assign(p.Value)
			}
		}
		if t.Rest != nil {
			t.Rest = w.assign(t.Rest)
		}
		return t
	}
	if w.target != nil {
		w.target(t)
	}
	return w.expr(t)
}

func keyed(p *ast.PropertyShort, value ast.Expression) *ast.PropertyKeyed {
	return &ast.PropertyKeyed{Key: &ast.StringLiteral{Idx: p.Name.Idx, Literal: p.Name.Name.String(), Value: p.Name.Name},
		Kind: ast.PropertyKindValue, Value: value}
}

func (w *walker) exprs(list []ast.Expression) {
	for i, e := range list {
		list[i] = w.expr(e)
	}
}

func (w *walker) expr(e ast.Expression) ast.Expression {
	switch e := e.(type) {
	case nil:
		return nil
	case *ast.Identifier:
		if n, ok := w.names[e.Name.String()]; ok && n == 0 && w.read != nil {
			if r := w.read(e); r != nil {
				return r
			}
			return e
		}
		return w.replaced(e)
	case *ast.ArrayLiteral:
		w.exprs(e.Value)
	case *ast.AssignExpression:
		if id, ok := e.Left.(*ast.Identifier); ok && e.Operator != token.ASSIGN && w.update != nil {
			if n, ok := w.names[id.Name.String()]; ok && n == 0 {
				e.Right = w.expr(e.Right)
				if r := w.update(id, e); r != nil {
					return r
				}
				return e
			}
		}
		e.Left = w.assign(e.Left)
		e.Right = w.expr(e.Right)
	case *ast.ArrayPattern, *ast.ObjectPattern:
		return w.assign(e)
	case *ast.Binding:
		w.pattern(e)
	case *ast.AwaitExpression:
		if (w.nested == 0 || w.field) && w.await != nil {
			w.await(e)
		}
		e.Argument = w.expr(e.Argument)
	case *ast.BinaryExpression:
		for l := e; ; { // long chains of + lean left
			inner, ok := l.Left.(*ast.BinaryExpression)
			if !ok {
				l.Left = w.expr(l.Left)
				break
			}
			l = inner
		}
		for l := e; ; {
			l.Right = w.expr(l.Right)
			inner, ok := l.Left.(*ast.BinaryExpression)
			if !ok {
				break
			}
			l = inner
		}
	case *ast.BracketExpression:
		e.Left = w.expr(e.Left)
		e.Member = w.expr(e.Member)
	case *ast.CallExpression:
		if r := w.replaced(e); r != ast.Expression(e) {
			return r
		}
		e.Callee = w.expr(e.Callee)
		w.exprs(e.ArgumentList)
	case *ast.ConditionalExpression:
		e.Test = w.expr(e.Test)
		e.Consequent = w.expr(e.Consequent)
		e.Alternate = w.expr(e.Alternate)
	case *ast.DotExpression:
		if r := w.replaced(e); r != ast.Expression(e) {
			return r
		}
		e.Left = w.expr(e.Left)
	case *ast.PrivateDotExpression:
		e.Left = w.expr(e.Left)
	case *ast.OptionalChain:
		e.Expression = w.expr(e.Expression)
	case *ast.Optional:
		e.Expression = w.expr(e.Expression)
	case *ast.FunctionLiteral:
		mark := len(w.undo)
		if e.Name != nil {
			w.declare(e.Name)
		}
		w.functionLiteral(e)
		w.leave(mark)
	case *ast.ArrowFunctionLiteral:
		w.arrow(e)
	case *ast.ClassLiteral:
		w.class(e)
	case *ast.NewExpression:
		if r := w.replaced(e); r != ast.Expression(e) {
			return r
		}
		e.Callee = w.expr(e.Callee)
		w.exprs(e.ArgumentList)
	case *ast.ObjectLiteral:
		w.properties(e.Value)
	case *ast.SequenceExpression:
		w.exprs(e.Sequence)
	case *ast.SpreadElement:
		e.Expression = w.expr(e.Expression)
	case *ast.TemplateLiteral:
		e.Tag = w.expr(e.Tag)
		w.exprs(e.Expressions)
	case *ast.UnaryExpression:
		if e.Operator == token.INCREMENT || e.Operator == token.DECREMENT {
			if id, ok := e.Operand.(*ast.Identifier); ok {
				if n, ok := w.names[id.Name.String()]; ok && n == 0 && w.update != nil {
					if r := w.update(id, e); r != nil {
						return r
					}
				}
				return e
			}
			e.Operand = w.assign(e.Operand)
			return e
		}
		e.Operand = w.expr(e.Operand)
	case *ast.YieldExpression:
		e.Argument = w.expr(e.Argument)
	case *ast.MetaProperty:
		return w.replaced(e)
	}
	return e
}

func (w *walker) replaced(e ast.Expression) ast.Expression {
	if w.other != nil {
		if r := w.other(e); r != nil {
			return r
		}
	}
	return e
}

func (w *walker) properties(list []ast.Property) {
	for i, p := range list {
		switch p := p.(type) {
		case *ast.PropertyShort:
			p.Initializer = w.expr(p.Initializer)
			if n, ok := w.names[p.Name.Name.String()]; ok && n == 0 && w.read != nil {
				if r := w.read(&p.Name); r != nil {
					list[i] = keyed(p, r)
				}
			} else if r := w.replaced(&p.Name); r != ast.Expression(&p.Name) {
				list[i] = keyed(p, r)
			}
		case *ast.PropertyKeyed:
			if p.Computed {
				p.Key = w.expr(p.Key)
			} else if w.key != nil {
				w.key(p.Key)
			}
			if f, ok := p.Value.(*ast.FunctionLiteral); ok && p.Kind != ast.PropertyKindValue {
				w.functionLiteral(f)
				continue
			}
			p.Value = w.expr(p.Value)
		case *ast.SpreadElement:
			list[i] = &ast.SpreadElement{Expression: w.expr(p.Expression)}
		}
	}
}

func (w *walker) params(p *ast.ParameterList) {
	for _, b := range p.List {
		w.declareTarget(b.Target)
	}
	w.declareTarget(p.Rest)
	for _, b := range p.List {
		w.pattern(b.Target)
		b.Initializer = w.expr(b.Initializer)
	}
	w.pattern(p.Rest)
}

func (w *walker) functionLiteral(f *ast.FunctionLiteral) {
	mark, outer := len(w.undo), w.field
	w.field = false
	w.nested++
	w.owned++
	w.params(f.ParameterList)
	w.declareVars(f.DeclarationList)
	w.declareList(f.Body.List)
	w.list(f.Body.List)
	w.owned--
	w.nested--
	w.field = outer
	w.leave(mark)
	if w.function != nil {
		w.function(f)
	}
}

func (w *walker) arrow(f *ast.ArrowFunctionLiteral) {
	mark, outer := len(w.undo), w.field
	w.field = false
	w.nested++
	w.params(f.ParameterList)
	w.declareVars(f.DeclarationList)
	switch b := f.Body.(type) {
	case *ast.BlockStatement:
		w.declareList(b.List)
		w.list(b.List)
	case *ast.ExpressionBody:
		b.Expression = w.expr(b.Expression)
	}
	w.nested--
	w.field = outer
	w.leave(mark)
	if w.function != nil {
		w.function(f)
	}
}

func (w *walker) class(c *ast.ClassLiteral) {
	mark := len(w.undo)
	if c.Name != nil {
		w.declare(c.Name)
	}
	c.SuperClass = w.expr(c.SuperClass)
	for _, el := range c.Body {
		switch el := el.(type) {
		case *ast.FieldDefinition:
			if el.Computed {
				el.Key = w.expr(el.Key)
			} else if w.key != nil {
				w.key(el.Key)
			}
			outer := w.field
			w.field = true
			w.nested++
			w.owned++
			el.Initializer = w.expr(el.Initializer)
			w.owned--
			w.nested--
			w.field = outer
		case *ast.MethodDefinition:
			if el.Computed {
				el.Key = w.expr(el.Key)
			} else if w.key != nil {
				w.key(el.Key)
			}
			w.functionLiteral(el.Body)
		case *ast.ClassStaticBlock:
			inner := len(w.undo)
			outer := w.field
			w.field = true
			w.nested++
			w.owned++
			w.declareVars(el.DeclarationList)
			w.block(el.Block)
			w.owned--
			w.nested--
			w.field = outer
			w.leave(inner)
			if w.function != nil {
				w.function(el)
			}
		}
	}
	w.leave(mark)
	if w.function != nil {
		w.function(c)
	}
}
