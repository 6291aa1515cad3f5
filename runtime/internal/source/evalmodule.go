package source

import (
	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/token"
)

// evalModule compiles a line at a prompt that holds import or export declarations: what it imports becomes global
// variables, as what it declares does.
//
//	import a, { b as c } from "m"    const { default: a, b: c } = await %import(referrer, "m", {}, "default", "b")
//	import * as ns from "m"          const ns = await %import(referrer, "m", {})
//	export const x = 1               const x = 1
func (c *compiler) evalModule(body string) (*Unit, *Error) {
	tree, err := rewrite.ParseAwait(c.File, body, parser.WithDisableSourceMaps)
	if err != nil {
		return nil, c.fail(err)
	}
	r := c.reading(tree)
	r.declarations()
	if r.err == nil {
		r.walk(false)
	}
	if r.err != nil {
		return nil, c.fail(r.err)
	}
	at := map[int]int{}
	for i, s := range tree.Body {
		if e, ok := s.(*ast.EmptyStatement); ok {
			at[r.offset(e.Semicolon)] = i
		}
	}
	var imports []ast.Statement
	for _, d := range c.sc.decls {
		if d.request >= 0 {
			imports = append(imports, c.evalImport(d, file.Idx(d.start+tree.File.Base()))...)
		}
		if pos := at[d.start] + 1; d.kind == exportDefault && pos < len(tree.Body) {
			b := tree.Body[pos].(*ast.LexicalDeclaration).List[0]
			tree.Body[pos] = statement(b.Initializer)
		} else if d.placeholds {
			return nil, c.fail(failAt(d.start, "A default export without a name has no meaning here"))
		}
	}
	tree.Body = append(imports, tree.Body...)
	c.sc = nil
	return c.evaluated(tree)
}

// evalImport makes the declarations that stand for an import declaration.
func (c *compiler) evalImport(d decl, idx file.Idx) []ast.Statement {
	req := c.sc.requests[d.request]
	attributes := &ast.ObjectLiteral{LeftBrace: idx, RightBrace: idx}
	for _, a := range req.Attributes {
		attributes.Value = append(attributes.Value, &ast.PropertyKeyed{Key: text(a[0], idx), Kind: ast.PropertyKindValue, Value: text(a[1], idx)})
	}
	options := &ast.ObjectLiteral{LeftBrace: idx, RightBrace: idx}
	if len(req.Attributes) > 0 {
		options.Value = []ast.Property{&ast.PropertyKeyed{Key: text("with", idx), Kind: ast.PropertyKindValue, Value: attributes}}
	}
	args := []ast.Expression{text(c.Referrer, idx), text(req.Specifier, idx), options}
	pattern := &ast.ObjectPattern{LeftBrace: idx, RightBrace: idx}
	whole := ""
	for _, sp := range d.specs {
		if sp.name == "*" && !sp.quoted {
			if d.kind == importDecl {
				whole = sp.as
			}
			continue
		}
		args = append(args, text(sp.name, idx))
		if d.kind == importDecl {
			pattern.Properties = append(pattern.Properties, &ast.PropertyKeyed{Key: text(sp.name, idx), Kind: ast.PropertyKindValue,
				Value: name(sp.as, idx)})
		}
	}
	value := func() ast.Expression {
		call := &ast.CallExpression{Callee: name("%import", idx), LeftParenthesis: idx, ArgumentList: args, RightParenthesis: idx}
		return &ast.AwaitExpression{Await: idx, Argument: call}
	}
	declare := func(t ast.BindingTarget) ast.Statement {
		return &ast.LexicalDeclaration{Idx: idx, Token: token.CONST, List: []*ast.Binding{{Target: t, Initializer: value()}}}
	}
	var list []ast.Statement
	if whole != "" {
		list = append(list, declare(name(whole, idx)))
	}
	if len(pattern.Properties) > 0 || len(list) == 0 {
		list = append(list, declare(pattern))
	}
	return list
}
