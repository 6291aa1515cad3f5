package console

import (
	"strings"

	"github.com/dop251/goja"
)

// errorShape shows the stack, then the own properties, with the cause and the members of a group among them.
func (in *inspector) errorShape(sh *shape, o *goja.Object) {
	stack := in.l.ErrorStack(o)
	if own, ok := in.l.OwnValue(o, "stack"); ok && goja.IsUndefined(own) { // taken away by the script
		stack = ""
		_ = in.l.VM().Try(func() { stack = o.String() })
	}
	enumerable := map[string]bool{}
	for _, k := range o.Keys() {
		enumerable[k] = true
	}
	keys := sh.keys[:0]
	for _, k := range sh.keys {
		if _, symbol := k.(*goja.Symbol); !symbol && in.inStack(o, k.String(), stack) {
			continue
		}
		keys = append(keys, k)
	}
	for _, name := range []string{"cause", "errors"} {
		if _, ok := in.l.OwnValue(o, name); ok && !enumerable[name] && !in.ShowHidden {
			keys = append(keys, in.l.VM().ToValue(name))
		}
	}
	sh.keys = keys
	if !strings.Contains(stack, "\n    at ") {
		stack = "[" + stack + "]"
	}
	if in.indent > 0 {
		stack = strings.ReplaceAll(stack, "\n", "\n"+strings.Repeat(" ", in.indent))
	}
	sh.braces.base = stack
	sh.whole, sh.deep = stack, false
}

// inStack reports whether the property is one that the stack shows already.
func (in *inspector) inStack(o *goja.Object, key, stack string) bool {
	switch key {
	case "stack":
		return true
	case "name", "message":
		v, _ := in.l.OwnValue(o, key)
		s, ok := rawString(v)
		return ok && strings.Contains(stack, s)
	}
	return false
}
