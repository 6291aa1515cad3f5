package console

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// InspectOptions say how values are shown. The zero value is not the default: [DefaultInspect] is.
type InspectOptions struct {
	Depth      int  // of objects in objects that are shown; negative: as deep as they go
	Color      bool // with ANSI escape sequences
	Width      int  // of the lines, in columns; 0: 80
	ShowHidden bool // properties that are not enumerable as well
	Items      int  // of an array, a Map or a Set that are shown; 0: 100
	Characters int  // of a string that are shown; 0: 10,000

	closed bool // not even the outermost object's contents
}

// DefaultInspect returns what console.log uses: a depth of 2, 80 columns, no colours.
func DefaultInspect() InspectOptions { return InspectOptions{Depth: 2} }

const (
	defaultWidth      = 80
	defaultItems      = 100
	defaultCharacters = 10_000
	// deepest bounds the depth: the inspector is recursive.
	deepest = 1000
	// budget is how many characters are shown in all before what is left is shown without its contents.
	budget = 4 << 20
)

// Inspect renders v for a person, in the manner of Node's util.inspect: strings quoted, objects to a depth of two,
// cycles marked, getters of the properties shown not called. It does not throw, whatever v is. Loop goroutine only.
func Inspect(l *runtime.Loop, v goja.Value) string { return InspectWith(l, v, DefaultInspect()) }

// InspectWith is Inspect with options. It runs script only to learn how a value is to be shown: functions under
// Symbol.for("nodejs.util.inspect.custom"), getters of that symbol, of Symbol.toStringTag and of constructor, and
// toString of an error whose stack was taken away. Loop goroutine only.
func InspectWith(l *runtime.Loop, v goja.Value, o InspectOptions) string {
	in := newInspector(l, o)
	s := "[an object that cannot be shown]"
	_ = l.VM().Try(func() { s = in.value(v, 0) })
	return s
}

// inspector renders one value with all that hangs on it. The layout follows lib/internal/util/inspect.js of Node 20.
type inspector struct {
	l *runtime.Loop
	InspectOptions
	paint    painter
	custom   *goja.Symbol
	open     []*goja.Object // the objects that are being shown, outermost first
	circular map[*goja.Object]int
	indent   int
	current  int // depth of the innermost object that is being shown
	written  int
}

func newInspector(l *runtime.Loop, o InspectOptions) *inspector {
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	if o.Items <= 0 {
		o.Items = defaultItems
	}
	if o.Characters <= 0 {
		o.Characters = defaultCharacters
	}
	if o.Depth < 0 || o.Depth > deepest {
		o.Depth = deepest
	}
	return &inspector{l: l, InspectOptions: o, paint: painter(o.Color), custom: l.SymbolFor("nodejs.util.inspect.custom")}
}

// painter colours parts of a value as Node does, when it is true.
type painter bool

func (p painter) with(on, off, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + on + "m" + s + "\x1b[" + off + "m"
}

func (p painter) special(s string) string   { return p.with("36", "39", s) }
func (p painter) number(s string) string    { return p.with("33", "39", s) }
func (p painter) str(s string) string       { return p.with("32", "39", s) }
func (p painter) undefined(s string) string { return p.with("90", "39", s) }
func (p painter) null(s string) string      { return p.with("1", "22", s) }
func (p painter) date(s string) string      { return p.with("35", "39", s) }
func (p painter) regexp(s string) string    { return p.with("31", "39", s) }

// value renders v, which stands at the given depth.
func (in *inspector) value(v goja.Value, depth int) string {
	if o, ok := v.(*goja.Object); ok {
		return in.object(o, depth)
	}
	return in.primitive(v)
}

func (in *inspector) primitive(v goja.Value) string {
	switch {
	case v == nil || goja.IsUndefined(v):
		return in.paint.undefined("undefined")
	case goja.IsNull(v):
		return in.paint.null("null")
	}
	if s, ok := v.(*goja.Symbol); ok {
		return in.paint.str("Symbol(" + s.String() + ")")
	}
	switch x := v.Export().(type) {
	case string:
		return in.text(x)
	case float64:
		if x == 0 && math.Signbit(x) {
			return in.paint.number("-0")
		}
	case *big.Int:
		return in.paint.number(x.String() + "n")
	}
	return in.paint.number(v.String())
}

// text renders a string within another value: quoted, cut, and on several lines where it has several and is long.
func (in *inspector) text(s string) string {
	more := ""
	if n := utf8.RuneCountInString(s); n > in.Characters {
		s = string([]rune(s)[:in.Characters])
		more = fmt.Sprintf("... %d more character%s", n-in.Characters, plural(n-in.Characters))
	}
	if n := len(s); n > 16 && n > in.Width-in.indent-4 && strings.Contains(s, "\n") {
		lines := strings.SplitAfter(s, "\n")
		if lines[len(lines)-1] == "" {
			lines = lines[:len(lines)-1]
		}
		for i, line := range lines {
			lines[i] = in.paint.str(quote(line))
		}
		return strings.Join(lines, " +\n"+strings.Repeat(" ", in.indent+2)) + more
	}
	return in.paint.str(quote(s)) + more
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// quote writes s in single quotes, or in double ones or backticks where that saves escapes.
func quote(s string) string {
	q := byte('\'')
	if strings.Contains(s, "'") {
		if !strings.Contains(s, `"`) {
			q = '"'
		} else if !strings.Contains(s, "`") && !strings.Contains(s, "${") {
			q = '`'
		}
	}
	var b strings.Builder
	b.WriteByte(q)
	for _, c := range s {
		switch {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\b':
			b.WriteString(`\b`)
		case c == '\f':
			b.WriteString(`\f`)
		case c == '\v':
			b.WriteString(`\v`)
		case c == '\\':
			b.WriteString(`\\`)
		case c == rune(q):
			b.WriteString(`\` + string(q))
		case c < ' ' || c >= 0x7f && c < 0xa0:
			fmt.Fprintf(&b, `\x%02X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte(q)
	return b.String()
}

// object renders an object: by its own function for it if it has one, as a mark if it is being shown already.
func (in *inspector) object(o *goja.Object, depth int) string {
	if runtime.IsProxy(o) && in.l.IsNamespace(o) {
		return in.namespace(o, depth)
	}
	if runtime.IsProxy(o) { // the target: no trap is to run
		p := o.Export().(goja.Proxy)
		target := p.Target()
		if target == nil {
			return in.paint.special("<Revoked Proxy>")
		}
		return in.object(target, depth)
	}
	if s, ok := in.customised(o, depth); ok {
		return s
	}
	for _, x := range in.open {
		if x == o {
			if in.circular == nil {
				in.circular = map[*goja.Object]int{}
			}
			n, ok := in.circular[o]
			if !ok {
				n = len(in.circular) + 1
				in.circular[o] = n
			}
			return in.paint.special(fmt.Sprintf("[Circular *%d]", n))
		}
	}
	return in.raw(o, depth)
}

// customised calls the function that o has for being shown.
func (in *inspector) customised(o *goja.Object, depth int) (string, bool) {
	var ret goja.Value
	var failed *goja.Exception
	called := false
	failed = in.l.VM().Try(func() {
		fn, ok := goja.AssertFunction(o.GetSymbol(in.custom))
		if !ok {
			return
		}
		if c, ok := o.Get("constructor").(*goja.Object); ok && c.Get("prototype") == goja.Value(o) {
			return // a prototype, whose function is for its instances
		}
		called = true
		vm := in.l.VM()
		options := vm.NewObject()
		for name, x := range map[string]any{"depth": in.Depth - depth, "colors": in.Color, "showHidden": in.ShowHidden, "breakLength": in.Width} {
			if err := options.Set(name, x); err != nil {
				panic(err)
			}
		}
		inspect := in.l.NewFunction("inspect", 2, func(call goja.FunctionCall) goja.Value {
			inner := in.InspectOptions
			readOptions(call.Argument(1), &inner)
			return vm.ToValue(InspectWith(in.l, call.Argument(0), inner))
		})
		v, err := fn(o, vm.ToValue(in.Depth-depth), options, inspect)
		if err != nil {
			panic(err)
		}
		ret = v
	})
	if !called {
		return "", false
	}
	if failed != nil {
		return in.paint.special("[its own function to show it threw: " + headOf(failed.Value()) + "]"), true
	}
	if ret == goja.Value(o) {
		return "", false
	}
	if s, ok := rawString(ret); ok {
		return strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", in.indent)), true
	}
	return in.value(ret, depth), true
}

func headOf(v goja.Value) string {
	s, _, _ := strings.Cut(runtime.Describe(v), "\n")
	if o, ok := v.(*goja.Object); ok {
		s, _, _ = strings.Cut(o.String(), "\n")
	}
	return s
}

// readOptions reads the options object of a call of inspect or console.dir.
func readOptions(v goja.Value, o *InspectOptions) {
	opts, ok := v.(*goja.Object)
	if !ok {
		return
	}
	if d := opts.Get("depth"); d != nil && !goja.IsUndefined(d) {
		if f := d.ToFloat(); goja.IsNull(d) || math.IsInf(f, 1) {
			o.Depth = -1
		} else if !math.IsNaN(f) {
			o.Depth = int(max(0, min(f, deepest)))
		}
	}
	flag := func(name string, to *bool) {
		if x := opts.Get(name); x != nil && !goja.IsUndefined(x) {
			*to = x.ToBoolean()
		}
	}
	flag("colors", &o.Color)
	flag("showHidden", &o.ShowHidden)
	number := func(name string, to *int) {
		if x := opts.Get(name); x != nil && !goja.IsUndefined(x) {
			if f := x.ToFloat(); goja.IsNull(x) || math.IsInf(f, 1) {
				*to = math.MaxInt32
			} else if f >= 1 {
				*to = int(min(f, math.MaxInt32))
			}
		}
	}
	number("breakLength", &o.Width)
	number("maxArrayLength", &o.Items)
	number("maxStringLength", &o.Characters)
}

func index(i int) string { return strconv.Itoa(i) }
