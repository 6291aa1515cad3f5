package runtime

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
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
		if m := w.goja.FindStringSubmatch(message); m != nil {
			if s := w.v8(l, l.stacks.failing(), m); s != "" {
				return []goja.Value{l.vm.ToValue(s)}
			}
			return args
		}
	}
	return args
}

// wordings are tried in order. v8 returns "" to leave goja's message.
var wordings = []struct {
	goja *regexp.Regexp
	v8   func(l *Loop, in *failure, m []string) string
}{
	{regexp.MustCompile(`(?s)^Cannot read property '(.*)' of undefined(?: or null)?$`), func(l *Loop, in *failure, m []string) string {
		if in == nil || readOperands[in.name] == 0 {
			return "Cannot read properties of null or undefined (reading '" + m[1] + "')"
		}
		return "Cannot read properties of " + in.nullish(readOperands[in.name]) + " (reading '" + m[1] + "')"
	}},
	{regexp.MustCompile(`^Cannot convert undefined or null to object$`), func(l *Loop, in *failure, _ []string) string {
		switch {
		case in == nil:
			return ""
		case strings.HasPrefix(in.name, "_iterate") || in.name == "_pushArraySpread":
			return in.nullish(1) + " is not iterable"
		case in.name == "_pushSpread":
			return in.nullish(0) + " is not iterable"
		case strings.HasPrefix(in.name, "setProp") && !strings.Contains(in.name, "Recv"):
			return "Cannot set properties of " + in.nullish(2) + " (setting '" + in.text() + "')"
		case strings.HasPrefix(in.name, "getPropRef") && !strings.Contains(in.name, "Recv"):
			return "Cannot set properties of " + in.nullish(1) + " (setting '" + in.text() + "')"
		case strings.HasPrefix(in.name, "_setElem") && !strings.Contains(in.name, "Recv"):
			return "Cannot set properties of " + in.nullish(3) + " (setting '" + in.operand(2) + "')"
		case strings.HasPrefix(in.name, "_getElemRef") && !strings.Contains(in.name, "Recv"):
			return "Cannot set properties of " + in.nullish(2) + " (setting '" + in.operand(1) + "')"
		}
		return ""
	}},
	{regexp.MustCompile(`^object is not iterable$`), func(l *Loop, in *failure, _ []string) string {
		switch {
		case in == nil:
			return ""
		case strings.HasPrefix(in.name, "_iterate") || in.name == "_pushArraySpread":
			return in.operand(1) + " is not iterable"
		case in.name == "_pushSpread":
			return in.operand(0) + " is not iterable"
		}
		return ""
	}},
	{regexp.MustCompile(`^Value is not object coercible$`), func(l *Loop, in *failure, _ []string) string {
		if in == nil || in.name != "_checkObjectCoercible" {
			return ""
		}
		v := in.nullish(1)
		return "Cannot destructure '" + v + "' as it is " + v + "."
	}},
	{regexp.MustCompile(`(?s)^Object has no member '(.*)'$`), func(l *Loop, in *failure, m []string) string {
		if s := l.calleeText(in); s != "" {
			return s + " is not a function"
		}
		return "(intermediate value)." + m[1] + " is not a function"
	}},
	{regexp.MustCompile(`(?s)^(?:Value is not an object: |Not a function: |Value is not a constructor)(.*)$`), func(l *Loop, in *failure, m []string) string {
		switch {
		case in == nil:
			return ""
		case in.name == "call" || in.name == "_callVariadic":
			if s := l.calleeText(in); s != "" {
				return s + " is not a function"
			}
			return "(intermediate value) is not a function"
		case strings.HasPrefix(in.name, "_new"):
			if s := l.calleeText(in); s != "" {
				return s + " is not a constructor"
			}
			return "(intermediate value) is not a constructor"
		case in.name == "_op_in":
			return "Cannot use 'in' operator to search for '" + in.operand(2) + "' in " + m[1]
		case in.name == "_op_instanceof":
			return "Right-hand side of 'instanceof' is not an object"
		}
		return ""
	}},
	{regexp.MustCompile(`^Cannot access a variable before initialization$`), func(l *Loop, in *failure, _ []string) string {
		line, column := l.failingLine()
		if name := identifierAt.FindString(line[column:]); name != "" {
			return "Cannot access '" + name + "' before initialization"
		}
		return ""
	}},
}

// readOperands tells how far below the top of the stack the instructions that read a property have the object.
var readOperands = map[string]int{"getProp": 1, "getPropRecv": 1, "getPropRecvCallee": 1, "getPropCallee": 1, "_getElem": 2,
	"_getElemRecv": 1, "_getKey": 2, "_getElemCallee": 2, "_getElemRecvCallee": 2}

var identifierAt = regexp.MustCompile(`^[\p{L}_$][\p{L}\p{N}_$]*`)

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

// nullish tells which of the two the operand is that lies so far below the top of the stack.
func (in *failure) nullish(below int) string {
	if i := in.sp - below; i >= 0 && i < in.stack.Len() && !in.stack.Index(i).IsNil() {
		switch in.stack.Index(i).Elem().Type().Name() {
		case "valueNull":
			return "null"
		case "valueUndefined":
			return "undefined"
		}
	}
	return "null or undefined"
}

// operand renders an operand without running script.
func (in *failure) operand(below int) string {
	i := in.sp - below
	if i < 0 || i >= in.stack.Len() || in.stack.Index(i).IsNil() {
		return "undefined"
	}
	v := in.stack.Index(i).Elem()
	switch v.Type().Name() {
	case "valueNull":
		return "null"
	case "valueUndefined":
		return "undefined"
	}
	switch v.Kind() {
	case reflect.String: // an ASCII string
		return v.String()
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	}
	return "object"
}

// text returns the property name that the instruction carries.
func (in *failure) text() string {
	if in.instruction.Kind() != reflect.String {
		return "?"
	}
	return unistring.String(in.instruction.String()).String()
}

// failingLine returns the source line of the call that fails, from its start, and the index of the place in it.
func (l *Loop) failingLine() (line string, column int) {
	var buf [1]goja.StackFrame
	frames := l.vm.CaptureCallStack(1, buf[:0])
	if len(frames) == 0 {
		return "", 0
	}
	pos := frames[0].Position()
	text, ok := l.sourceText(pos.Filename)
	if !ok {
		return "", 0
	}
	line, _ = lineOf(text, pos.Line)
	if pos.Column < 1 || pos.Column > len(line) {
		return "", 0
	}
	return line, pos.Column - 1
}

// calleeText returns how the source spells what is called, "" where it cannot be told.
func (l *Loop) calleeText(in *failure) string {
	line, column := l.failingLine()
	if in != nil && strings.HasPrefix(in.name, "_new") {
		m := newExpression.FindStringSubmatch(line[column:])
		if m == nil {
			return ""
		}
		return m[1]
	}
	if column >= len(line) || line[column] != '(' {
		return ""
	}
	return calleeBefore(line[:column])
}

var newExpression = regexp.MustCompile(`^new\s+([\p{L}_$][\p{L}\p{N}_$.]*)`)

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
		case r == '.' || r == '#' || r == '?' && strings.HasPrefix(parts, ".") || identifierAt.MatchString("a"+string(r)) && identifierAt.FindString("a"+string(r)) == "a"+string(r):
			parts = string(r) + parts
			s = s[:len(s)-size]
			continue
		}
		break
	}
	if len(parts) > 80 || identifierAt.FindString(parts) == "" {
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
