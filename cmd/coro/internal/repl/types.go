package repl

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// typeOf evaluates an expression and tells the JavaScript type of its value: the class of an object, the signature of a
// function. There is no checker behind it.
func (r *repl) typeOf(expr string) error {
	in := newInput(expr)
	if runtime.IsExpression(expr) {
		in.source = "(" + expr + "\n)" // a function or class is one as well
	}
	return r.evaluateWith(r.name(), in, func(l *runtime.Loop, v runtime.Value, ok bool) error {
		if !ok {
			return r.print("nothing: not an expression\n")
		}
		return r.print(typeName(l, v) + "\n")
	})
}

// typeName names the type of v without calling getters. Loop goroutine.
func typeName(l *runtime.Loop, v runtime.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		switch x := v.(type) {
		case *goja.Symbol:
			return "symbol"
		default:
			switch {
			case goja.IsUndefined(x):
				return "undefined"
			case goja.IsNull(x):
				return "null"
			}
			switch x.Export().(type) {
			case string:
				return "string"
			case bool:
				return "boolean"
			case int64, float64:
				return "number"
			}
			return "bigint"
		}
	}
	if _, callable := goja.AssertFunction(o); callable {
		return signature(l, o)
	}
	return "object: " + className(l, o)
}

// className returns the name of the class of o, by its prototypes' own constructors.
func className(l *runtime.Loop, o *goja.Object) string {
	switch {
	case l.TaskOf(o) != nil:
		return "Task"
	case l.FutureOf(o) != nil:
		return "Future"
	case l.PromiseOf(o) != nil:
		return "Promise"
	}
	name := o.ClassName()
	_ = l.VM().Try(func() {
		for p := o.Prototype(); p != nil; p = p.Prototype() {
			if c, ok := l.OwnValue(p, "constructor"); ok {
				if c, ok := c.(*goja.Object); ok {
					if n, ok := l.OwnValue(c, "name"); ok {
						name = n.String()
						return
					}
				}
			}
		}
	})
	return name
}

var (
	head = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^(async\s+)?(function\s*\*?|class)?\s*([\p{L}_$#][\p{L}\p{N}_$]*)?\s*`)
	})
	arrowHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^(async\s+)?([\p{L}_$][\p{L}\p{N}_$]*)\s*=>`)
	})
)

// signature gives the head of a function's source, or its name and the number of its parameters where it has none.
func signature(l *runtime.Loop, o *goja.Object) string {
	source := ""
	_ = l.VM().Try(func() { source = o.String() })
	name, length := "", int64(0)
	if n, ok := l.OwnValue(o, "name"); ok {
		name = n.String()
	}
	if n, ok := l.OwnValue(o, "length"); ok {
		length = n.ToInteger()
	}
	if strings.HasPrefix(source, "class") {
		line, _, _ := strings.Cut(source, "{")
		return "class: " + strings.TrimSpace(line)
	}
	kind := "function"
	if l.IsCoroutineFunction(o) {
		kind = "async function"
	}
	if m := arrowHead().FindStringSubmatch(source); m != nil {
		return fmt.Sprintf("%s %s(%s)", kind, name, m[2])
	}
	rest := source[len(head().FindString(source)):]
	if strings.Contains(source, "[native code]") || !strings.HasPrefix(rest, "(") {
		return fmt.Sprintf("built-in %s %s, %s", kind, name, plural(int(length), "parameter", "parameters"))
	}
	return fmt.Sprintf("%s %s%s", kind, name, strings.Join(strings.Fields(parenthesised(rest)), " "))
}

// parenthesised returns the text up to the parenthesis that closes the first one. Strings in default values may hold
// parentheses; the text is only shown.
func parenthesised(text string) string {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return text
}
