package console

import (
	"slices"
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
	"github.com/mattn/go-runewidth"
)

// maxRows bounds what console.table shows.
const maxRows = 1000

// table shows rows of properties with a column for each name; what is not an object is shown by log.
func (c *console) table(args []goja.Value) {
	var v goja.Value = goja.Undefined()
	if len(args) > 0 {
		v = args[0]
	}
	o, ok := v.(*goja.Object)
	if !ok {
		c.print(c.out, c.format(args))
		return
	}
	t := &tabular{c: c, cells: map[[2]string]string{}}
	t.options = c.options()
	t.options.Items, t.options.Width = 3, 1<<20
	if len(args) > 1 && !goja.IsUndefined(args[1]) {
		only, ok := args[1].(*goja.Object)
		if !ok || only.ClassName() != "Array" {
			panic(c.l.TypeError("console.table: properties: want an array of names, got %s", Inspect(c.l, args[1])))
		}
		t.only = true
		c.vm.ForOf(only, func(name goja.Value) bool {
			t.columns = append(t.columns, name.String())
			return true
		})
	}
	head := "(index)"
	if entries, _, ok := c.l.MapEntries(o, maxRows); ok {
		head = "(iteration index)"
		t.columns = []string{"Key", valuesColumn}
		for i, e := range entries {
			row := t.row(index(i))
			t.set(row, "Key", e[0])
			t.set(row, valuesColumn, e[1])
		}
	} else if values, _, ok := c.l.SetValues(o, maxRows); ok {
		head = "(iteration index)"
		t.columns = []string{valuesColumn}
		for i, e := range values {
			t.set(t.row(index(i)), valuesColumn, e[0])
		}
	} else {
		for i, k := range o.Keys() {
			if i == maxRows {
				break
			}
			value, ok := c.l.OwnValue(o, k)
			if !ok {
				value = goja.Undefined() // a getter is not called
			}
			t.add(t.row(k), value)
		}
	}
	c.print(c.out, t.render(head))
}

// tabular collects the cells of a table.
type tabular struct {
	c       *console
	options InspectOptions
	rows    []string
	columns []string
	only    bool // no other columns than those
	values  bool // there are rows that are no objects
	cells   map[[2]string]string
}

const valuesColumn = "Values"

func (t *tabular) row(name string) string {
	t.rows = append(t.rows, name)
	return name
}

func (t *tabular) set(row, column string, v goja.Value) {
	o := t.options
	o.Depth = 0
	if x, ok := v.(*goja.Object); ok && x.ClassName() != "Array" && !runtime.IsProxy(x) && len(x.Keys()) > 2 {
		o.closed = true
	}
	t.cells[[2]string{row, column}] = InspectWith(t.c.l, v, o)
}

// add enters the properties of v into a row, or v itself where it has none.
func (t *tabular) add(row string, v goja.Value) {
	o, ok := v.(*goja.Object)
	if ok {
		if _, callable := goja.AssertFunction(o); callable {
			ok = false
		}
	}
	if !ok {
		t.values = true
		t.set(row, "\x00", v)
		return
	}
	keys := o.Keys()
	if t.only {
		keys = t.columns
	}
	for _, k := range keys {
		p, ok := t.c.l.OwnValue(o, k)
		if !ok {
			continue
		}
		if !t.only && !slices.Contains(t.columns, k) {
			t.columns = append(t.columns, k)
		}
		t.set(row, k, p)
	}
}

func (t *tabular) render(head string) string {
	heads := append([]string{head}, t.columns...)
	keys := append([]string{""}, t.columns...)
	if t.values {
		heads, keys = append(heads, valuesColumn), append(keys, "\x00")
	}
	lines := [][]string{heads}
	for _, row := range t.rows {
		line := []string{row}
		for _, k := range keys[1:] {
			line = append(line, t.cells[[2]string{row, k}])
		}
		lines = append(lines, line)
	}
	in := newInspector(t.c.l, t.options)
	width := func(s string) int { return runewidth.StringWidth(s) - (len([]rune(s)) - in.visibleLength(s)) }
	widths := make([]int, len(heads))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], width(cell)+2)
		}
	}
	rule := func(left, middle, right string) string {
		var parts []string
		for _, w := range widths {
			parts = append(parts, strings.Repeat("─", w))
		}
		return left + strings.Join(parts, middle) + right
	}
	var b strings.Builder
	b.WriteString(rule("┌", "┬", "┐") + "\n")
	for i, line := range lines {
		for j, cell := range line {
			b.WriteString("│ " + cell + strings.Repeat(" ", widths[j]-width(cell)-1))
		}
		b.WriteString("│\n")
		if i == 0 {
			b.WriteString(rule("├", "┼", "┤") + "\n")
		}
	}
	b.WriteString(rule("└", "┴", "┘"))
	return b.String()
}
