package rewrite

import (
	"errors"
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/token"
)

// ParseScript reads source as a script.
func ParseScript(name, source string, opts ...parser.Option) (*ast.Program, error) {
	return parser.ParseFile(nil, name, source, 0, opts...)
}

const wrapPrefix = "(async()=>{"

// ParseAwait reads source as the body of an async function, so that await may stand at its top level. The tree has the
// positions of the source itself.
func ParseAwait(name, source string, opts ...parser.Option) (*ast.Program, error) {
	text := source
	if strings.HasPrefix(text, "#!") {
		text = "//" + text[2:]
	}
	p, err := parser.ParseFile(nil, name, wrapPrefix+text+"\n})()", 0, opts...)
	if err != nil {
		return nil, unwrapPositions(err)
	}
	if len(p.Body) != 1 {
		return nil, errors.New("SyntaxError: Unexpected token }")
	}
	var body *ast.BlockStatement
	var fn *ast.ArrowFunctionLiteral
	if s, ok := p.Body[0].(*ast.ExpressionStatement); ok {
		if c, ok := s.Expression.(*ast.CallExpression); ok {
			if fn, ok = c.Callee.(*ast.ArrowFunctionLiteral); ok {
				body, _ = fn.Body.(*ast.BlockStatement)
			}
		}
	}
	if body == nil { // the source closed the wrapper's brace
		return nil, errors.New("SyntaxError: Unexpected token }")
	}
	shift(reflect.ValueOf(fn), -file.Idx(len(wrapPrefix)))
	return &ast.Program{Body: body.List, DeclarationList: fn.DeclarationList, File: file.NewFile(name, source, 1)}, nil
}

// unwrapPositions takes the prefix off the positions in the first line of a syntax error.
func unwrapPositions(err error) error {
	var list parser.ErrorList
	if !errors.As(err, &list) {
		return err
	}
	for _, e := range list {
		if e.Position.Line == 1 {
			e.Position.Column = max(1, e.Position.Column-len(wrapPrefix))
		}
	}
	return list
}

var typeIdx = reflect.TypeFor[file.Idx]()

// shift adds by to every position in the tree below v, once for each node.
func shift(v reflect.Value, by file.Idx) {
	seen := map[uintptr]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Pointer:
			if v.IsNil() || v.Type().Elem().Kind() != reflect.Struct || seen[v.Pointer()] {
				return
			}
			seen[v.Pointer()] = true
			walk(v.Elem())
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Int:
			if v.Type() == typeIdx && v.CanSet() && v.Int() != 0 {
				v.SetInt(v.Int() + int64(by))
			}
		}
	}
	walk(v)
}

// visit calls fn with every node below v, itself included.
func visit(v any, fn func(node any)) {
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Pointer:
			if !v.IsNil() && v.Elem().Kind() == reflect.Struct {
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
