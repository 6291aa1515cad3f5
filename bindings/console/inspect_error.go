package console

import (
	"regexp"
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// errorShape shows the stack, then the own properties, with the cause and the members of a group among them.
func (in *inspector) errorShape(sh *shape, o *goja.Object) {
	stack := in.stackOf(o, sh.class)
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

// stackOf returns the stack of an error for a person.
func (in *inspector) stackOf(o *goja.Object, class string) string {
	text := ""
	_ = in.l.VM().Try(func() {
		if s, ok := rawString(o.Get("stack")); ok && s != "" {
			text = strings.TrimRight(cleanStack(s), "\n")
		}
	})
	if text == "" {
		_ = in.l.VM().Try(func() { text = o.String() })
	}
	if text == "" {
		text = class
	}
	return text
}

var programCounter = regexp.MustCompile(`\(\d+\)(\)?)$`)

// cleanStack takes goja's program counters and native frames out of a stack.
func cleanStack(stack string) string {
	var b strings.Builder
	for line := range strings.Lines(stack) {
		line = strings.TrimRight(line, "\n")
		if strings.Contains(line, "(native)") || strings.Contains(line, "%loop:") {
			continue
		}
		line = strings.ReplaceAll(programCounter.ReplaceAllString(line, "$1"), runtime.FrameMark, "")
		b.WriteString(strings.Replace(line, "\t", "    ", 1) + "\n")
	}
	return b.String()
}
