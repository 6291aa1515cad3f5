package rewrite

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
)

// This file reports the early errors of async code that goja cannot see once it is lowered, or never reports.

// fail notes an early error; the first one in the order of the walk is the program's.
func (w *walker) fail(idx file.Idx, message string) {
	if w.err == nil {
		w.err = syntaxErrorAt(w.file, idx, message)
	}
}

// wantOwnName checks the name of a function whose binding the lowering makes in other ways.
func (w *walker) wantOwnName(name *ast.Identifier, strict bool) {
	if name == nil || !strict {
		return
	}
	switch name.Name {
	case "eval", "arguments":
		w.fail(name.Idx, "Unexpected eval or arguments in strict mode")
	case "implements", "interface", "let", "package", "private", "protected", "public", "static", "yield":
		w.fail(name.Idx, "Unexpected strict mode reserved word")
	}
}

// wantParameters checks the parameters of a method: no name twice, and no directive beside other than plain ones.
func (w *walker) wantParameters(f *ast.FunctionLiteral) {
	seen := map[string]bool{}
	plain := f.ParameterList.Rest == nil
	check := func(target ast.Expression) {
		if target == nil {
			return
		}
		if _, ok := target.(*ast.Identifier); !ok {
			plain = false
		}
		for _, n := range boundNames(target) {
			id := n.(*ast.Identifier)
			if seen[id.Name.String()] {
				w.fail(id.Idx, "Duplicate parameter name not allowed in this context")
			}
			seen[id.Name.String()] = true
		}
	}
	for _, b := range f.ParameterList.List {
		plain = plain && b.Initializer == nil
		check(b.Target)
	}
	check(f.ParameterList.Rest)
	if at := useStrict(f.Body); at != nil && !plain {
		w.fail(at.Idx0(), "Illegal 'use strict' directive in function with non-simple parameter list")
	}
}

// wantPlainRest refuses the directive beside a rest parameter, where goja overlooks it.
func (w *walker) wantPlainRest(f *ast.FunctionLiteral) {
	if at := useStrict(f.Body); at != nil && f.ParameterList.Rest != nil {
		w.fail(at.Idx0(), "Illegal 'use strict' directive in function with non-simple parameter list")
	}
}

// wantTargets checks the names that an assignment pattern of strict code gives values to.
func (w *walker) wantTargets(pattern ast.Expression) {
	if !w.fn.strict {
		return
	}
	switch pattern.(type) {
	case *ast.ArrayPattern, *ast.ObjectPattern:
	default:
		return
	}
	for _, n := range boundNames(pattern) {
		if id := n.(*ast.Identifier); id.Name == "arguments" || id.Name == "eval" {
			w.fail(id.Idx, "Unexpected eval or arguments in strict mode")
		}
	}
}

// useStrict returns the directive of a body that makes it strict, or nil.
func useStrict(b *ast.BlockStatement) ast.Statement {
	for _, s := range b.List[:directives(b.List)] {
		e := s.(*ast.ExpressionStatement).Expression.(*ast.StringLiteral)
		if e.Literal == `"use strict"` || e.Literal == "'use strict'" {
			return s
		}
	}
	return nil
}

// wantSuper checks that super stands inside a method, and its call inside a constructor.
func (w *walker) wantSuper(idx file.Idx, called bool) {
	kind := w.fn.home().kind
	if kind == derivedCtor || !called && (kind == method || kind == ctor || kind == initializer) {
		return
	}
	w.fail(idx, "'super' keyword unexpected here")
}

// wantLoopBody refuses declarations as the body of a for await loop, which becomes a block in the lowering.
func (w *walker) wantLoopBody(s ast.Statement) {
	switch s := s.(type) {
	case *ast.LabelledStatement:
		w.wantLoopBody(s.Statement)
	case *ast.FunctionDeclaration:
		if s.Function.Async {
			w.fail(s.Idx0(), "Async functions can only be declared at the top level or inside a block")
			return
		}
		w.fail(s.Idx0(), "functions can only be declared at top level, inside a block, or as the body of an if statement")
	case *ast.LexicalDeclaration, *ast.ClassDeclaration:
		w.fail(s.Idx0(), "Lexical declaration cannot appear in a single-statement context")
	}
}

// wantDistinct checks that the async functions declared in a switch, which are hoisted out of it, are declared there
// only once.
func (w *walker) wantDistinct(s *ast.SwitchStatement) {
	seen := map[string]bool{}
	async := map[string]bool{}
	declare := func(id *ast.Identifier, isAsync bool) {
		name := id.Name.String()
		if seen[name] && (isAsync || async[name]) {
			w.fail(id.Idx, "Identifier '"+name+"' has already been declared")
		}
		seen[name] = true
		async[name] = async[name] || isAsync
	}
	for _, c := range s.Body {
		for _, d := range c.Consequent {
			switch d := d.(type) {
			case *ast.FunctionDeclaration:
				declare(d.Function.Name, d.Function.Async)
			case *ast.ClassDeclaration:
				declare(d.Class.Name, false)
			case *ast.LexicalDeclaration:
				for _, b := range d.List {
					for _, n := range boundNames(b.Target) {
						declare(n.(*ast.Identifier), false)
					}
				}
			}
		}
	}
}
