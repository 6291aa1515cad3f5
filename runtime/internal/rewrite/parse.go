package rewrite

import (
	"errors"
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
)

// ParseScript reads source as a script. Beyond what goja's parser knows, it reads for await loops and async generator
// methods of object literals; the tree has the positions and the texts of the source itself.
func ParseScript(name, source string, opts ...parser.Option) (*ast.Program, error) {
	p, err := parseText(name, source, opts)
	if err != nil {
		return nil, err
	}
	if p.edits != nil {
		p.edits.mend(p.Program, name, source, opts)
		if bad, message := p.edits.markLoops(p.Program.Body); bad != 0 {
			return nil, syntaxErrorAt(p.File, bad, message)
		}
	}
	return p.Program, nil
}

const wrapPrefix = "(async()=>{"

// ParseAwait reads source as the body of an async function, so that await may stand at its top level. The tree has the
// positions of the source itself.
func ParseAwait(name, source string, opts ...parser.Option) (*ast.Program, error) {
	text := source
	if strings.HasPrefix(text, "#!") {
		text = "//" + text[2:]
	}
	text = wrapPrefix + text + "\n})()"
	p, err := parseText(name, text, opts)
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
	if p.edits != nil {
		p.edits.mend(p.Program, name, text, opts)
		if bad, message := p.edits.markLoops(p.Program.Body); bad != 0 {
			return nil, syntaxErrorAt(file.NewFile(name, source, 1), bad-file.Idx(len(wrapPrefix)), message)
		}
	}
	shift(reflect.ValueOf(fn), func(i file.Idx) file.Idx { return i - file.Idx(len(wrapPrefix)) })
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

func syntaxErrorAt(f *file.File, idx file.Idx, message string) error {
	return parser.ErrorList{&parser.Error{Position: f.Position(max(int(idx)-f.Base(), 0)), Message: message}}
}

var typeIdx = reflect.TypeFor[file.Idx]()

// shift changes every position in the tree below v, once for each node.
func shift(v reflect.Value, by func(file.Idx) file.Idx) {
	seen := map[uintptr]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Pointer:
			if v.IsNil() || v.Type().Elem().Kind() != reflect.Struct || v.Type() == typeFile || seen[v.Pointer()] {
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
				v.SetInt(int64(by(file.Idx(v.Int()))))
			}
		}
	}
	walk(v)
}

var typeFile = reflect.TypeFor[*file.File]()

// walkTree calls enter with every node below v, once, and what enter returned when it leaves the node.
func walkTree(v any, enter func(node any) (leave func())) {
	seen := map[uintptr]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Pointer:
			if v.IsNil() || v.Elem().Kind() != reflect.Struct || v.Type() == typeFile || seen[v.Pointer()] {
				return
			}
			seen[v.Pointer()] = true
			leave := enter(v.Interface())
			walk(v.Elem())
			if leave != nil {
				leave()
			}
		case reflect.Struct:
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
