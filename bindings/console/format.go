package console

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Format renders the arguments of a call of console.log: a first argument that is a string may hold the directives %s
// %d %i %f %j %o %O %c %%, other strings are written raw, other values inspected. Loop goroutine only.
func Format(l *runtime.Loop, args []goja.Value) string { return formatWith(l, args, DefaultInspect()) }

func formatWith(l *runtime.Loop, args []goja.Value, o InspectOptions) string {
	f := &formatter{l, o}
	var parts []string
	if len(args) > 1 {
		if s, ok := rawString(args[0]); ok && strings.Contains(s, "%") {
			text, used := f.directives(s, args[1:])
			parts, args = append(parts, text), args[1+used:]
		}
	}
	for _, a := range args {
		if s, ok := rawString(a); ok {
			parts = append(parts, s)
		} else {
			parts = append(parts, InspectWith(l, a, o))
		}
	}
	return strings.Join(parts, " ")
}

type formatter struct {
	l *runtime.Loop
	o InspectOptions
}

// directives replaces the directives in s by args and returns how many of them it used. A directive without an argument
// stays.
func (f *formatter) directives(s string, args []goja.Value) (text string, used int) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		d := s[i+1]
		if d == '%' {
			b.WriteByte('%')
			i++
			continue
		}
		if used == len(args) || !strings.ContainsRune("sdifjoOc", rune(d)) {
			b.WriteByte('%')
			continue
		}
		b.WriteString(f.directive(d, args[used]))
		used++
		i++
	}
	return b.String(), used
}

func (f *formatter) directive(d byte, v goja.Value) string {
	_, symbol := v.(*goja.Symbol)
	switch d {
	case 's':
		return f.text(v)
	case 'c':
		return "" // a style sheet, which a terminal cannot follow
	case 'j':
		return f.json(v)
	case 'o':
		o := f.o
		o.ShowHidden, o.Depth = true, 4
		return InspectWith(f.l, v, o)
	case 'O':
		return InspectWith(f.l, v, f.o)
	}
	if symbol {
		return "NaN"
	}
	if big, ok := bigInt(v); ok {
		return big + "n"
	}
	switch d {
	case 'i':
		return f.number(math.Trunc(parsePrefix(integerPrefix(), v.String())))
	case 'f':
		return f.number(parsePrefix(floatPrefix(), v.String()))
	}
	return f.number(v.ToFloat())
}

// text is what %s gives: strings as they are, objects that have no text of their own inspected without depth.
func (f *formatter) text(v goja.Value) string {
	if s, ok := rawString(v); ok {
		return s
	}
	if o, ok := v.(*goja.Object); ok {
		if _, callable := goja.AssertFunction(o); callable || f.ownText(o) {
			return o.String()
		}
	}
	plain := f.o
	plain.Color, plain.Depth = false, 0
	return InspectWith(f.l, v, plain)
}

// ownText reports whether a class of the script gives o a method toString: one that is not built in.
func (f *formatter) ownText(o *goja.Object) bool {
	if o.ClassName() == "Error" {
		return false
	}
	for p, n := o, 0; p != nil && n < deepest && !runtime.IsProxy(p); p, n = p.Prototype(), n+1 {
		v, ok := f.l.OwnValue(p, "toString")
		if !ok {
			continue
		}
		fn, ok := v.(*goja.Object)
		return ok && !strings.Contains(f.l.FunctionSource(fn), "[native code]")
	}
	return false
}

func (f *formatter) json(v goja.Value) string {
	text := "undefined"
	ex := f.l.VM().Try(func() {
		o, ok := f.l.VM().Get("JSON").(*goja.Object)
		if !ok {
			return
		}
		if stringify, ok := goja.AssertFunction(o.Get("stringify")); ok {
			s, err := stringify(o, v)
			if err != nil {
				panic(err)
			}
			text = s.String()
		}
	})
	if ex == nil {
		return text
	}
	if strings.Contains(ex.Value().String(), "circular") {
		return "[Circular]"
	}
	panic(ex.Value())
}

func bigInt(v goja.Value) (string, bool) {
	if _, object := v.(*goja.Object); object {
		return "", false
	}
	b, ok := v.Export().(*big.Int)
	if !ok {
		return "", false
	}
	return b.String(), true
}

var (
	integerPrefix = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)`)
	})
	floatPrefix = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*[+-]?(Infinity|[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)`)
	})
)

// parsePrefix reads the number at the beginning of s, as parseInt and parseFloat do.
func parsePrefix(prefix *regexp.Regexp, s string) float64 {
	m := strings.TrimSpace(prefix.FindString(s))
	if m == "" {
		return math.NaN()
	}
	if f, err := strconv.ParseFloat(m, 64); err == nil || math.IsInf(f, 0) {
		return f
	}
	n, err := strconv.ParseInt(m, 0, 64)
	if err != nil {
		return math.NaN()
	}
	return float64(n)
}

func (f *formatter) number(x float64) string {
	if x == 0 && math.Signbit(x) {
		return "-0"
	}
	return f.l.VM().ToValue(x).String()
}

// elapsed renders a time as console.timeEnd does.
func elapsed(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case d >= time.Hour:
		return fmt.Sprintf("%d:%02d:%02d (h:mm:ss)", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
	case d >= time.Minute:
		s := d.Seconds() - float64(int(d.Minutes())*60)
		return fmt.Sprintf("%d:%06.3f (m:ss.mmm)", int(d.Minutes()), s)
	case d >= time.Second:
		return fmt.Sprintf("%.3fs", d.Seconds())
	}
	return strconv.FormatFloat(math.Round(ms*1000)/1000, 'f', -1, 64) + "ms"
}

func rawString(v goja.Value) (string, bool) {
	switch v.(type) {
	case nil, *goja.Object, *goja.Symbol:
		return "", false
	}
	s, ok := v.Export().(string)
	return s, ok
}
