package rewrite

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/token"
)

// This file changes what goja's parser cannot read, for await loops and async generator methods of object literals, into
// what it can, and changes it back in the tree.

// parsed is a program with what was changed in its text to make goja's parser accept it; edits is nil where nothing was.
type parsed struct {
	*ast.Program
	edits *edits
}

// edits are the changes of a source: "await" blanked in loops, and methods `async *key(` turned into properties
// `       key:async function*(`. Offsets are those of the source.
type edits struct {
	source string
	loops  map[int]bool // where the "for" of a loop is whose await was blanked
	awaits []int        // where those awaits are
	// asyncs are the heads with a variable async, which goja's parser takes for the start of a function, by the await.
	asyncs  map[int]int
	methods []objectMethod // in the order of the source
	rounds  int            // of addMethods
}

// objectMethod is an async generator method of an object literal.
type objectMethod struct {
	async, star, paren int
}

// asyncStand stands for a variable async in the head of a loop; it is as long.
const asyncStand = "asy\u0441"

const methodInsertion = ":async function*"

var forAwait = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\bfor((?:[\s\x{a0}\x{feff}\x{2028}\x{2029}]|/\*(?:[^*]|\*+[^*/])*\*+/|//[^\n]*\n)+)await\b`)
})

var asyncOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*\(\s*(async)\s+of\b`)
})

// parseText parses text, changing it where goja's parser needs that. A text that the parser accepts costs nothing more.
func parseText(name, text string, opts []parser.Option) (parsed, error) {
	p, err := parser.ParseFile(nil, name, text, 0, opts...)
	if err == nil {
		return parsed{Program: p}, nil
	}
	e := &edits{source: text, loops: map[int]bool{}, asyncs: map[int]int{}}
	for _, m := range forAwait().FindAllStringSubmatchIndex(text, -1) {
		if m[0] > 0 && strings.IndexByte(".#$\\", text[m[0]-1]) >= 0 {
			continue
		}
		e.loops[m[0]] = true
		e.awaits = append(e.awaits, m[3])
		if at := asyncOf().FindStringSubmatchIndex(text[m[1]:]); at != nil {
			e.asyncs[m[3]] = m[1] + at[2]
		}
	}
	first := err
	if len(e.awaits) > 0 {
		p, err = e.parse(name, opts)
	}
	for err != nil && e.addMethods(err) {
		p, err = e.parse(name, opts)
	}
	if err == nil && len(e.awaits) > 0 && e.dropStrays(p) {
		// Some stood in strings, comments or templates: those keep their text.
		p, err = e.parse(name, opts)
	}
	if err != nil {
		if len(e.awaits)+len(e.methods) == 0 {
			return parsed{}, first
		}
		return parsed{}, e.unmapError(err)
	}
	return parsed{p, e}, nil
}

func (e *edits) parse(name string, opts []parser.Option) (*ast.Program, error) {
	text := []byte(e.source)
	blank := func(from, n int) {
		for i := from; i < from+n; i++ {
			text[i] = ' '
		}
	}
	for _, at := range e.awaits {
		blank(at, len("await"))
	}
	for _, at := range e.asyncs {
		copy(text[at:], asyncStand)
	}
	for _, m := range e.methods {
		blank(m.async, len("async"))
		blank(m.star, 1)
	}
	if len(e.methods) > 0 {
		out := make([]byte, 0, len(text)+len(e.methods)*len(methodInsertion))
		from := 0
		for _, m := range e.methods {
			out = append(append(out, text[from:m.paren]...), methodInsertion...)
			from = m.paren
		}
		text = append(out, text[from:]...)
	}
	return parser.ParseFile(nil, name, string(text), 0, opts...)
}

// unmap turns an offset in the changed text into one of the source.
func (e *edits) unmap(off int) int {
	n := sort.Search(len(e.methods), func(i int) bool { return e.methods[i].paren+i*len(methodInsertion) > off })
	if n == 0 { // before every insertion
		return off
	}
	return max(off-n*len(methodInsertion), e.methods[n-1].paren)
}

// unmapError gives the positions of an error in the changed text as those of the source.
func (e *edits) unmapError(err error) error {
	var list parser.ErrorList
	if len(e.methods) == 0 || !errors.As(err, &list) {
		return err
	}
	mended := make(parser.ErrorList, len(list))
	for i, x := range list {
		lineStart := lineOffset(e.source, x.Position.Line)
		inserted := 0
		first := sort.Search(len(e.methods), func(i int) bool { return e.methods[i].paren >= lineStart })
		for _, m := range e.methods[first:] { // those in the same line, before the place
			if m.paren-lineStart+inserted >= x.Position.Column-1 {
				break
			}
			inserted += len(methodInsertion)
		}
		y := *x
		y.Position.Column = max(1, y.Position.Column-inserted)
		mended[i] = &y
	}
	return mended
}

// lineOffset returns where a line, counted from 1, begins.
func lineOffset(s string, line int) int {
	off := 0
	for ; line > 1; line-- {
		i := strings.IndexAny(s[off:], "\n\r\u2028\u2029")
		if i < 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(s[off+i:])
		if s[off+i] == '\r' && strings.HasPrefix(s[off+i+1:], "\n") {
			n = 2
		}
		off += i + n
	}
	return off
}

// addMethods adds the async generator methods of object literals, if err says that the parser stumbled over one: those
// that a scan of the source finds, the first time, then the one in question. It returns false when there is no more.
func (e *edits) addMethods(err error) bool {
	var list parser.ErrorList
	if !errors.As(e.unmapError(err), &list) || len(e.methods) > 0 && e.rounds > maxRounds {
		return false
	}
	for _, x := range list {
		if x.Message != "Unexpected token *" {
			continue
		}
		m, ok := methodBefore(e.source, lineOffset(e.source, x.Position.Line)+x.Position.Column-1)
		if !ok || e.has(m) {
			continue
		}
		if e.rounds++; e.rounds == 1 {
			e.methods = scanMethods(e.source)
		}
		if !e.has(m) {
			e.methods = append(e.methods, m)
			slices.SortFunc(e.methods, func(a, b objectMethod) int { return a.star - b.star })
		}
		return true
	}
	return false
}

// maxRounds bounds how often a source is read for methods that the scan did not find.
const maxRounds = 32

func (e *edits) has(m objectMethod) bool {
	_, found := slices.BinarySearchFunc(e.methods, m.star, func(k objectMethod, star int) int { return k.star - star })
	return found
}

var asyncBefore = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\w$.#\\])async((?:[ \t\x{a0}\x{feff}]|/\*(?:[^*\n]|\*+[^*/\n])*\*+/)*)$`)
})

// methodBefore reads `async *key(`, where goja's parser stumbled over the star and stopped at the key, at off.
func methodBefore(s string, off int) (objectMethod, bool) {
	key := min(off, len(s))
	for off = key - 1; off >= 0 && (s[off] != '*' || skipBlanks(s, off+1) != key); off-- {
		if key-off > 200 {
			return objectMethod{}, false
		}
	}
	if off < 0 {
		return objectMethod{}, false
	}
	from := max(0, off-200)
	at := asyncBefore().FindStringSubmatchIndex(s[from:off])
	if at == nil {
		return objectMethod{}, false
	}
	return methodAt(s, from+at[2]-len("async"), off)
}

// methodAt reads `async *key(` with the word and the star where they are.
func methodAt(s string, async, star int) (objectMethod, bool) {
	i := skipBlanks(s, star+1)
	switch {
	case i >= len(s):
		return objectMethod{}, false
	case s[i] == '[':
		i = skipBrackets(s, i)
	case s[i] == '"' || s[i] == '\'':
		i = skipString(s, i)
	default:
		for i < len(s) && strings.IndexByte(" \t\r\n(/", s[i]) < 0 {
			i++
		}
	}
	if i = skipBlanks(s, i); i >= len(s) || s[i] != '(' {
		return objectMethod{}, false
	}
	return objectMethod{async: async, star: star, paren: i}, true
}

// skipBlanks returns the offset of what follows white space and comments.
func skipBlanks(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.HasPrefix(s[i:], "//"):
			end := strings.IndexAny(s[i:], "\n\r\u2028\u2029")
			if end < 0 {
				return len(s)
			}
			i += end
		case strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				return len(s)
			}
			i += 2 + end + 2
		case strings.ContainsRune(" \t\v\f\r\n\u00a0\ufeff\u2028\u2029", r):
			i += n
		default:
			return i
		}
	}
	return i
}

func skipString(s string, i int) int {
	quote := s[i]
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(s)
}

// skipBrackets returns the offset behind the bracket that closes the one at i. Regular expressions with unbalanced
// brackets or quotes in a computed key are beyond it; such a key stays a syntax error.
func skipBrackets(s string, i int) int {
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '[', '(', '{':
			depth++
		case ']', ')', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'', '`':
			i = skipString(s, i)
			continue
		case '/':
			if j := skipBlanks(s, i); j > i {
				i = j
				continue
			}
		}
		i++
	}
	return len(s)
}

// dropStrays forgets the awaits that were no part of a loop, and reports whether there were any.
func (e *edits) dropStrays(p *ast.Program) bool {
	seen := map[int]bool{}
	walkTree(p.Body, func(n any) func() {
		if f, ok := n.(*ast.ForOfStatement); ok {
			seen[e.unmap(int(f.For)-p.File.Base())] = true
		}
		return nil
	})
	kept := e.awaits[:0]
	dropped := false
	for _, m := range forAwait().FindAllStringSubmatchIndex(e.source, -1) {
		switch {
		case !e.loops[m[0]]:
		case seen[m[0]]:
			kept = append(kept, m[3])
		default:
			delete(e.loops, m[0])
			delete(e.asyncs, m[3])
			dropped = true
		}
	}
	e.awaits = kept
	return dropped
}

// mend gives the tree the positions and the texts of the source, and makes methods of the properties that stand for some.
func (e *edits) mend(p *ast.Program, name, source string, opts []parser.Option) {
	base := p.File.Base()
	parens := make(map[file.Idx]objectMethod, len(e.methods))
	if len(e.methods) > 0 {
		shift(reflect.ValueOf(p), func(i file.Idx) file.Idx { return file.Idx(e.unmap(int(i)-base) + base) })
		for _, m := range e.methods {
			parens[file.Idx(m.paren+base)] = m
		}
		p.File = lines(name, source, opts)
	}
	text := func(from, to file.Idx) string {
		a, b := int(from)-base, int(to)-base
		if a < 0 || b > len(source) || a > b {
			return ""
		}
		return source[a:b]
	}
	walkTree(p.Body, func(n any) func() {
		switch n := n.(type) {
		case *ast.ForIntoExpression:
			if id, ok := n.Expression.(*ast.Identifier); ok && id.Name.String() == asyncStand && text(id.Idx, id.Idx+5) == "async" {
				id.Name = "async"
			}
		case *ast.PropertyKeyed:
			if f, ok := n.Value.(*ast.FunctionLiteral); ok && n.Kind == ast.PropertyKindValue {
				if m, ok := parens[f.Function]; ok {
					n.Kind = ast.PropertyKindMethod
					f.Function = file.Idx(m.async + base)
				}
			}
		case *ast.FunctionLiteral:
			n.Source = text(n.Idx0(), n.Idx1())
		case *ast.ArrowFunctionLiteral:
			n.Source = text(n.Start, n.Body.Idx1())
		case *ast.ClassLiteral:
			n.Source = text(n.Class, n.RightBrace+1)
		case *ast.ClassStaticBlock:
			n.Source = text(n.Block.LeftBrace, n.Block.Idx1())
		}
		return nil
	})
}

// lines returns a file with the lines of source, and with its source map where opts load one.
func lines(name, source string, opts []parser.Option) *file.File {
	blank := []byte(source)
	end := len(blank)
	if i := strings.LastIndex(source, "\n//# sourceMappingURL="); i >= 0 {
		end = i
	}
	for i, c := range blank[:end] {
		if c != '\n' && c != '\r' && c < utf8.RuneSelf {
			blank[i] = ' '
		}
	}
	for i := 0; i < end; { // line separators beyond ASCII stay, other characters go
		r, n := utf8.DecodeRune(blank[i:])
		if r != '\u2028' && r != '\u2029' && n > 1 {
			for j := range n {
				blank[i+j] = ' '
			}
		}
		i += n
	}
	p, err := parser.ParseFile(nil, name, string(blank), 0, opts...)
	if err != nil {
		return file.NewFile(name, source, 1)
	}
	return p.File
}

// awaited is the mark of a for await loop in a tree: its source stands under an operator that no parser makes.
func awaited(s *ast.ForOfStatement) bool {
	u, ok := s.Source.(*ast.UnaryExpression)
	return ok && u.Operator == token.AWAIT
}

// markLoops marks the for await loops of a mended tree and returns the position of one that is wrong, with what is wrong about it;
// 0 when there is none.
func (e *edits) markLoops(body []ast.Statement) (bad file.Idx, message string) {
	if len(e.loops) == 0 {
		return 0, ""
	}
	async := []bool{false}
	walkTree(body, func(n any) func() {
		switch n := n.(type) {
		case *ast.FunctionLiteral:
			async = append(async, n.Async)
		case *ast.ArrowFunctionLiteral:
			async = append(async, n.Async)
		case *ast.ClassStaticBlock:
			async = append(async, false)
		case *ast.ForOfStatement:
			if e.loops[int(n.For)-1] && !awaited(n) {
				n.Source = &ast.UnaryExpression{Operator: token.AWAIT, Idx: n.For, Operand: n.Source}
				if !async[len(async)-1] && bad == 0 {
					bad, message = n.For, outsideAsync
				}
				if bad == 0 && e.inParentheses(n) {
					bad, message = n.For, "Invalid destructuring assignment target"
				}
			}
			return nil
		default:
			return nil
		}
		return func() { async = async[:len(async)-1] }
	})
	return bad, message
}

const outsideAsync = "for await is only valid in async functions and at the top level of modules"

// inParentheses reports whether the pattern in the head of a loop stands in parentheses, of which the tree knows nothing.
func (e *edits) inParentheses(s *ast.ForOfStatement) bool {
	in, ok := s.Into.(*ast.ForIntoExpression)
	if !ok {
		return false
	}
	if _, ok := in.Expression.(ast.Pattern); !ok {
		return false
	}
	at := forAwait().FindStringIndex(e.source[s.For-1:])
	head := skipBlanks(e.source, int(s.For)-1+at[1])
	head = skipBlanks(e.source, head+1)
	return head < len(e.source) && e.source[head] == '('
}
