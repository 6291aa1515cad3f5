package runtime

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// This file puts the errors that goja throws into V8's words. goja's messages lack what a person needs: whether it was
// null or undefined, and what was called. Both are known while the error is made: the machine stands at the instruction
// that failed, with its operands on the stack.

// reword is given the arguments by which goja constructs an error and returns those to use instead.
func (l *Loop) reword(args []goja.Value) (out []goja.Value) {
	defer func() {
		if recover() != nil { // another goja than expected
			out = args
		}
	}()
	message := args[0].String()
	for _, w := range wordings {
		about, ok := w.match(message)
		if !ok {
			continue
		}
		if s := w.v8(l, l.stacks.failing(), about); s != "" {
			return []goja.Value{l.vm.ToValue(s)}
		}
		return args
	}
	return args
}

// wording is a message of goja, a whole one or with something between two fixed parts, and V8's for it.
type wording struct {
	before, after string
	// v8 gets what stands between, and returns "" to leave goja's message. in is nil where a native function threw it,
	// and the operands must bear out what the message is taken to mean, since goja calls some natives without leaving
	// the instruction.
	v8 func(l *Loop, in *failure, between string) string
}

func (w *wording) match(message string) (between string, ok bool) {
	if between, ok = strings.CutPrefix(message, w.before); !ok {
		return "", false
	}
	if w.after == "" {
		return between, true
	}
	return strings.CutSuffix(between, w.after)
}

// wordings are tried in order.
var wordings = []wording{
	{"Cannot read property '", "' of undefined", (*Loop).wordRead},
	{"Cannot read property '", "' of undefined or null", (*Loop).wordRead},
	{"Cannot convert undefined or null to object", "", (*Loop).wordNullish},
	{"object is not iterable", "", (*Loop).wordIterable},
	{"Value is not object coercible", "", func(_ *Loop, in *failure, _ string) string {
		if in == nil || in.nullish(1) == "" {
			return ""
		}
		return "Cannot destructure '" + in.nullish(1) + "' as it is " + in.nullish(1) + "."
	}},
	{"Object has no member '", "'", func(l *Loop, in *failure, name string) string {
		s := l.calleeText(in)
		if s == "" && in != nil { // a go statement asks for the method before it is called
			line, column := l.failingLine()
			if chain := memberPrefix(line[column:]); strings.HasSuffix(chain, "."+name) {
				s = chain
			}
		}
		if s == "" {
			s = "(intermediate value)." + name
		}
		return s + " is not a function"
	}},
	{"Value is not an object: ", "", (*Loop).wordKind},
	{"Value is not callable: ", "", func(_ *Loop, _ *failure, value string) string { return value + " is not a function" }},
	{"Expecting a function in instanceof check, but got ", "", func(*Loop, *failure, string) string {
		return "Right-hand side of 'instanceof' is not callable"
	}},
	{"Not a function: ", "", (*Loop).wordKind},
	{"Value is not a constructor", "", (*Loop).wordKind},
	{"Cannot access a variable before initialization", "", func(l *Loop, _ *failure, _ string) string {
		line, column := l.failingLine()
		if name := identifierPrefix(line[column:]); name != "" {
			return "Cannot access '" + name + "' before initialization"
		}
		return ""
	}},
}

// wordRead is for reading a property of null or undefined.
func (l *Loop) wordRead(in *failure, key string) string {
	of := "null or undefined"
	if in != nil {
		if at := readOperands[in.name]; at.object > 0 {
			if v := in.nullish(at.object); v != "" {
				of = v
			}
			if _, ok := in.operand(at.key).(*goja.Symbol); ok && at.key > 0 {
				key = "Symbol(" + key + ")"
			}
		}
	}
	return "Cannot read properties of " + of + " (reading '" + key + "')"
}

// wordNullish is for what else wants an object.
func (l *Loop) wordNullish(in *failure, _ string) string {
	if in == nil || strings.Contains(in.name, "Recv") { // super's
		return ""
	}
	object, key := 0, ""
	switch {
	case in.name == "_pushSpread" && in.nullish(0) != "",
		(in.name == "_pushArraySpread" || strings.HasPrefix(in.name, "_iterate")) && in.nullish(1) != "":
		return l.wordIterable(in, "")
	case strings.HasPrefix(in.name, "setProp"):
		object, key = 2, in.text()
	case strings.HasPrefix(in.name, "getPropRef"):
		object, key = 1, in.text()
	case strings.HasPrefix(in.name, "_setElem"):
		object, key = 3, show(in.operand(2))
	case strings.HasPrefix(in.name, "_getElemRef"):
		object, key = 2, show(in.operand(1))
	}
	if object == 0 || in.nullish(object) == "" {
		return ""
	}
	return "Cannot set properties of " + in.nullish(object) + " (setting '" + key + "')"
}

// wordIterable is for what cannot be iterated over.
func (l *Loop) wordIterable(in *failure, _ string) string {
	switch {
	case in == nil:
		return ""
	case strings.HasPrefix(in.name, "_iterate") || in.name == "_pushArraySpread":
		return show(in.operand(1)) + " is not iterable"
	case in.name == "_pushSpread": // which has popped it already
		return show(in.operand(0)) + " is not iterable"
	}
	return ""
}

// wordKind is for what is no function, no constructor, no object.
func (l *Loop) wordKind(in *failure, value string) string {
	if in == nil { // a native that wants something to call: Array.prototype.map and the like
		var buf [1]goja.StackFrame
		frames := l.vm.CaptureCallStack(1, buf[:0])
		if len(frames) == 1 && value != "" && callers[frames[0].FuncName()] {
			return value + " is not a function"
		}
		return ""
	}
	what, text := "", l.calleeText(in)
	switch in.name {
	case "call":
		if _, ok := goja.AssertFunction(in.operand(in.count() + 1)); !ok {
			what = " is not a function"
		}
	case "_callVariadic":
		what = " is not a function"
	case "_new":
		if _, ok := goja.AssertConstructor(in.operand(in.count() + 1)); !ok {
			what = " is not a constructor"
		}
	case "_op_in":
		if _, ok := in.operand(1).(*goja.Object); !ok {
			return "Cannot use 'in' operator to search for '" + show(in.operand(2)) + "' in " + show(in.operand(1))
		}
	case "_op_instanceof":
		if _, ok := in.operand(1).(*goja.Object); !ok {
			return "Right-hand side of 'instanceof' is not an object"
		}
	}
	if what == "" {
		return ""
	}
	if text == "" {
		text = "(intermediate value)"
	}
	return text + what
}

// callers are the methods of arrays that take a function first.
var callers = map[string]bool{"map": true, "filter": true, "reduce": true, "reduceRight": true, "some": true, "every": true,
	"find": true, "findIndex": true, "findLast": true, "findLastIndex": true, "flatMap": true, "forEach": true}

// readOperands tells how far below the top of the stack the instructions that read a property have the object and, where
// the instruction does not carry it, the key.
var readOperands = map[string]struct{ object, key int }{
	"getProp": {1, 0}, "getPropRecv": {1, 0}, "getPropRecvCallee": {1, 0}, "getPropCallee": {1, 0},
	"_getElem": {2, 1}, "_getElemRecv": {1, 2}, "_getKey": {2, 1}, "_getElemCallee": {2, 1}, "_getElemRecvCallee": {2, 1},
}

// identifierPrefix returns the identifier that s begins with, "" where there is none.
func identifierPrefix(s string) string {
	for i, c := range s {
		if !identifierRune(c) || i == 0 && unicode.IsDigit(c) {
			return s[:i]
		}
	}
	return s
}

func identifierRune(c rune) bool {
	return c == '_' || c == '$' || unicode.IsLetter(c) || unicode.IsDigit(c)
}

// memberPrefix returns the identifier and the members of it that s begins with, as in "a.b.#c".
func memberPrefix(s string) string {
	n := len(identifierPrefix(s))
	for n > 0 && n < len(s) && s[n] == '.' {
		rest := s[n+1:]
		hash := len(rest) - len(strings.TrimPrefix(rest, "#"))
		name := identifierPrefix(rest[hash:])
		if name == "" {
			break
		}
		n += 1 + hash + len(name)
	}
	return s[:n]
}

// failure is the instruction at which goja's machine stands.
type failure struct {
	name        string // of its type
	instruction reflect.Value
	stack       reflect.Value
	sp          int
}

// failing returns nil where a native function runs, not script.
func (es *errorStacks) failing() *failure {
	prg := es.machine.FieldByName("prg")
	if prg.IsNil() {
		return nil
	}
	in := prg.Elem().FieldByName("code").Index(int(es.machine.FieldByName("pc").Int())).Elem()
	return &failure{in.Type().Name(), in, es.machine.FieldByName("stack"), int(es.machine.FieldByName("sp").Int())}
}

// operand returns the value that lies so far below the top of the stack, nil where there is none.
func (in *failure) operand(below int) goja.Value {
	i := in.sp - below
	if i < 0 || i >= in.stack.Len() {
		return nil
	}
	return *(*goja.Value)(in.stack.Index(i).Addr().UnsafePointer())
}

// nullish tells which of the two an operand is, "" where it is neither.
func (in *failure) nullish(below int) string {
	switch v := in.operand(below); {
	case v == nil:
	case goja.IsNull(v):
		return "null"
	case goja.IsUndefined(v):
		return "undefined"
	}
	return ""
}

// count returns the number that the instruction carries.
func (in *failure) count() int { return int(in.instruction.Uint()) }

// show renders an operand without running script.
func show(v goja.Value) string {
	switch x := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		if _, ok := goja.AssertFunction(x); ok {
			return "function"
		}
		return "object"
	case *goja.Symbol:
		return "Symbol(" + x.String() + ")"
	}
	return v.String()
}

// text returns the property name that the instruction carries.
func (in *failure) text() string {
	if in.instruction.Kind() != reflect.String {
		return "?"
	}
	return unistring.String(in.instruction.String()).String()
}

// failingLine returns the source line of the call that fails, from its start, and the index of the place in it. A native
// that was called there may be what complains.
func (l *Loop) failingLine() (line string, column int) {
	var buf [2]goja.StackFrame
	for _, f := range l.vm.CaptureCallStack(len(buf), buf[:0]) {
		pos := f.Position()
		if text, ok := l.sourceText(pos.Filename); ok {
			line, _ = lineOf(text, pos.Line)
			if pos.Column < 1 || pos.Column > len(line) {
				return "", 0
			}
			return line, pos.Column - 1
		}
	}
	return "", 0
}

// calleeText returns how the source spells what is called, "" where it cannot be told.
func (l *Loop) calleeText(in *failure) string {
	line, column := l.failingLine()
	if in != nil && strings.HasPrefix(in.name, "_new") {
		class, ok := strings.CutPrefix(line[column:], "new ")
		if !ok {
			return ""
		}
		return memberPrefix(strings.TrimLeft(class, " \t"))
	}
	if column >= len(line) || line[column] != '(' {
		return ""
	}
	return calleeBefore(line[:column])
}

// notFunction is the TypeError of a call of v.
func (l *Loop) notFunction(v goja.Value) *goja.Object {
	s := l.calleeText(nil)
	if s == "" {
		s = describe(v)
	}
	return l.TypeError("%s is not a function", s)
}

// calleeBefore returns the member expression that ends s, with the arguments of calls in it left out.
func calleeBefore(s string) string {
	s = strings.TrimRight(strings.TrimRight(s, " \t"), "?.")
	parts := ""
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch {
		case r == ')' || r == ']':
			open := matching(s)
			if open < 0 {
				return ""
			}
			if r == ')' {
				parts = "(...)" + parts
			} else {
				parts = s[open:] + parts
			}
			s = s[:open]
			continue
		case r == '.' || r == '#' || r == '?' && strings.HasPrefix(parts, ".") || identifierRune(r):
			parts = string(r) + parts
			s = s[:len(s)-size]
			continue
		}
		break
	}
	if len(parts) > 80 || identifierPrefix(parts) == "" {
		return ""
	}
	return parts
}

// matching returns the index of the bracket that the one at the end of s closes; it gives up at quotes around brackets.
func matching(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
