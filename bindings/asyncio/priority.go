package asyncio

import (
	"strconv"

	"github.com/dop251/goja"
)

// priorities is the store of a PriorityQueue: a binary heap that moves items as CPython's heapq does, so that items of
// the same priority come out in the same order as there.
type priorities struct {
	m    *module
	key  goja.Callable // nil: an item is its own key
	heap []prioritised
}

type prioritised struct{ key, item goja.Value }

func (h *priorities) len() int { return len(h.heap) }

func (h *priorities) put(v goja.Value) {
	key := v
	if h.key != nil {
		key = h.m.call(h.key, v)
	}
	h.heap = append(h.heap, prioritised{key, v})
	h.up(0, len(h.heap)-1)
}

func (h *priorities) get() goja.Value {
	n := len(h.heap) - 1
	last := h.heap[n]
	h.heap[n] = prioritised{}
	h.heap = h.heap[:n]
	if n == 0 {
		return last.item
	}
	first := h.heap[0]
	h.heap[0] = last
	h.down(0)
	return first.item
}

// up moves the item at pos towards start, past its larger parents.
func (h *priorities) up(start, pos int) {
	x := h.heap[pos]
	for pos > start {
		parent := (pos - 1) / 2
		if !h.m.less(x.key, h.heap[parent].key) {
			break
		}
		h.heap[pos] = h.heap[parent]
		pos = parent
	}
	h.heap[pos] = x
}

// down moves the item at pos to a leaf along the smaller children, and from there up again to its place.
func (h *priorities) down(pos int) {
	start, x := pos, h.heap[pos]
	for child := 2*pos + 1; child < len(h.heap); child = 2*pos + 1 {
		if right := child + 1; right < len(h.heap) && !h.m.less(h.heap[child].key, h.heap[right].key) {
			child = right
		}
		h.heap[pos] = h.heap[child]
		pos = child
	}
	h.heap[pos] = x
	h.up(start, pos)
}

// less orders by JavaScript's <, arrays element by element as Python orders its sequences.
func (m *module) less(a, b goja.Value) bool {
	if x, ok := plainNumber(a); ok {
		if y, ok := plainNumber(b); ok {
			return x < y
		}
	}
	if x, y := m.array(a), m.array(b); x != nil && y != nil {
		nx, ny := length(x), length(y)
		for i := range min(nx, ny) {
			p, q := orUndefined(x.Get(strconv.Itoa(i))), orUndefined(y.Get(strconv.Itoa(i)))
			if p.StrictEquals(q) {
				continue
			}
			if m.less(p, q) {
				return true
			}
			if m.less(q, p) {
				return false
			}
		}
		return nx < ny
	}
	if m.lessThan == nil {
		v, err := m.vm.RunScript("%less", "((a, b) => a < b)")
		must(err)
		m.lessThan, _ = goja.AssertFunction(v)
	}
	return m.call(m.lessThan, a, b).ToBoolean()
}

func plainNumber(v goja.Value) (float64, bool) {
	if _, ok := v.(*goja.Object); ok {
		return 0, false
	}
	switch x := v.Export().(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

func (m *module) array(v goja.Value) *goja.Object {
	if o, ok := v.(*goja.Object); ok && o.ClassName() == "Array" {
		return o
	}
	return nil
}

func length(o *goja.Object) int { return int(o.Get("length").ToInteger()) }
