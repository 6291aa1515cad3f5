package rewrite

import (
	"reflect"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/token"
)

// visit calls fn with every node below v, itself included, once each.
func visit(v any, fn func(node any)) {
	seen := map[uintptr]bool{} // declarations stand in a tree twice
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Pointer:
			if !v.IsNil() && v.Elem().Kind() == reflect.Struct && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				fn(v.Interface())
				walk(v.Elem())
			}
		case reflect.Struct:
			if v.CanAddr() {
				if id, ok := v.Addr().Interface().(*ast.Identifier); ok {
					fn(id)
				}
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(v))
}

// refuseReturn rejects a return statement at the top level, which the wrapper would allow.
func (w *walker) refuseReturn(body []ast.Statement) error {
	var bad *ast.ReturnStatement
	var look func(s ast.Statement)
	list := func(l []ast.Statement) {
		for _, s := range l {
			look(s)
		}
	}
	look = func(s ast.Statement) {
		switch s := s.(type) {
		case *ast.ReturnStatement:
			if bad == nil {
				bad = s
			}
		case *ast.BlockStatement:
			if s != nil {
				list(s.List)
			}
		case *ast.IfStatement:
			look(s.Consequent)
			look(s.Alternate)
		case *ast.ForStatement:
			look(s.Body)
		case *ast.ForInStatement:
			look(s.Body)
		case *ast.ForOfStatement:
			look(s.Body)
		case *ast.WhileStatement:
			look(s.Body)
		case *ast.DoWhileStatement:
			look(s.Body)
		case *ast.LabelledStatement:
			look(s.Statement)
		case *ast.WithStatement:
			look(s.Body)
		case *ast.SwitchStatement:
			for _, c := range s.Body {
				list(c.Consequent)
			}
		case *ast.TryStatement:
			look(s.Body)
			if s.Catch != nil {
				look(s.Catch.Body)
			}
			look(s.Finally)
		}
	}
	list(body)
	if bad == nil {
		return nil
	}
	line, column := w.position(bad.Return)
	return parser.ErrorList{&parser.Error{Position: file.Position{Filename: w.file.Name(), Line: line, Column: column},
		Message: "Illegal return statement"}}
}

// globalise turns the top-level declarations of p into assignments, makes its last expression the value returned, and
// returns the variables to declare globally. boxed puts that value into an array.
func globalise(p *ast.Program, boxed bool) []*ast.Binding {
	var globals []*ast.Binding
	seen := map[string]bool{}
	declare := func(target ast.Expression) {
		visit(boundNames(target), func(n any) {
			if id, ok := n.(*ast.Identifier); ok && !seen[id.Name.String()] {
				seen[id.Name.String()] = true
				globals = append(globals, &ast.Binding{Target: &ast.Identifier{Name: id.Name, Idx: id.Idx}})
			}
		})
	}
	for _, d := range p.DeclarationList {
		for _, b := range d.List {
			declare(b.Target)
		}
	}
	p.DeclarationList = nil
	var functions, rest []ast.Statement
	assign := func(target, value ast.Expression) ast.Statement {
		return &ast.ExpressionStatement{Expression: &ast.AssignExpression{Operator: token.ASSIGN, Left: target, Right: value}}
	}
	undefined := func(idx file.Idx) ast.Expression {
		return &ast.UnaryExpression{Operator: token.VOID, Idx: idx, Operand: number(0, idx)}
	}
	for _, s := range p.Body {
		switch d := s.(type) {
		case *ast.VariableStatement:
			for _, b := range d.List {
				if b.Initializer != nil {
					rest = append(rest, assign(b.Target, b.Initializer))
				}
			}
		case *ast.LexicalDeclaration:
			for _, b := range d.List {
				declare(b.Target)
				if b.Initializer == nil {
					b.Initializer = undefined(d.Idx)
				}
				rest = append(rest, assign(b.Target, b.Initializer))
			}
		case *ast.ClassDeclaration:
			declare(d.Class.Name)
			rest = append(rest, assign(&ast.Identifier{Name: d.Class.Name.Name, Idx: d.Class.Name.Idx}, d.Class))
		case *ast.FunctionDeclaration:
			declare(d.Function.Name)
			name := d.Function.Name
			functions = append(functions, assign(&ast.Identifier{Name: name.Name, Idx: name.Idx}, d.Function))
			d.Function.Name = nil // else the function would see itself instead of the global
		default:
			rest = append(rest, s)
		}
	}
	if n := len(rest); n > 0 && len(p.Body) > 0 {
		if last, ok := p.Body[len(p.Body)-1].(*ast.ExpressionStatement); ok && rest[n-1] == ast.Statement(last) {
			value := last.Expression
			if boxed {
				value = &ast.ArrayLiteral{LeftBracket: last.Idx0(), RightBracket: last.Idx1(), Value: []ast.Expression{value}}
			}
			rest[n-1] = &ast.ReturnStatement{Return: last.Idx0(), Argument: value}
		}
	}
	p.Body = append(functions, rest...)
	return globals
}

// boundNames returns the parts of a binding target that bind names: default values and computed keys are left out.
func boundNames(t ast.Expression) []ast.Expression {
	switch t := t.(type) {
	case *ast.Identifier:
		return []ast.Expression{t}
	case *ast.Binding:
		return boundNames(t.Target)
	case *ast.AssignExpression:
		return boundNames(t.Left)
	case *ast.ArrayPattern:
		var names []ast.Expression
		for _, e := range append(t.Elements, t.Rest) {
			names = append(names, boundNames(e)...)
		}
		return names
	case *ast.ObjectPattern:
		var names []ast.Expression
		for _, p := range t.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				names = append(names, &ast.Identifier{Name: p.Name.Name, Idx: p.Name.Idx})
			case *ast.PropertyKeyed:
				names = append(names, boundNames(p.Value)...)
			}
		}
		return append(names, boundNames(t.Rest)...)
	}
	return nil
}
