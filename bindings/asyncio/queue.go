package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// queue is a Queue, LifoQueue or PriorityQueue (CPython's asyncio/queues.py).
type queue struct {
	m          *module
	name       string
	items      store
	maxsize    int
	getters    waitList
	putters    waitList
	unfinished int // put, and not reported by task_done yet
	finished   event
	down       bool // shut down
}

// store is the order in which a queue gives its items back.
type store interface {
	put(goja.Value)
	get() goja.Value
	len() int
}

func (m *module) queues() {
	construct := func(name string, items func(opts *goja.Object) store) func([]goja.Value) *queue {
		return func(args []goja.Value) *queue {
			args, opts := m.options(args)
			q := &queue{m: m, name: name, items: items(opts)}
			q.finished = event{m: m, isSet: true}
			v := arg(args, 0)
			if opts != nil && absent(v) {
				v = orUndefined(opts.Get("maxsize"))
			}
			if !absent(v) {
				q.maxsize = m.count(name, "maxsize", v)
			}
			return q
		}
	}
	k := newClass(m, "Queue", 0, construct("Queue", func(*goja.Object) store { return &fifo{} }))
	k.derive("LifoQueue", 0, construct("LifoQueue", func(*goja.Object) store { return &lifo{} }))
	k.derive("PriorityQueue", 0, construct("PriorityQueue", func(opts *goja.Object) store {
		h := &priorities{m: m}
		if opts != nil {
			if v := opts.Get("key"); !absent(v) {
				h.key = m.callback("PriorityQueue: key", []goja.Value{v})
			}
		}
		return h
	}))
	k.method("qsize", 0, func(q *queue, _ []goja.Value) goja.Value { return m.vm.ToValue(q.items.len()) })
	k.method("empty", 0, func(q *queue, _ []goja.Value) goja.Value { return m.vm.ToValue(q.items.len() == 0) })
	k.method("full", 0, func(q *queue, _ []goja.Value) goja.Value { return m.vm.ToValue(q.full()) })
	k.getter("maxsize", func(q *queue) goja.Value { return m.vm.ToValue(q.maxsize) })
	k.method("put_nowait", 1, func(q *queue, args []goja.Value) goja.Value {
		q.put(arg(args, 0))
		return goja.Undefined()
	})
	k.method("get_nowait", 0, func(q *queue, _ []goja.Value) goja.Value { return q.get() })
	k.asyncFast("put", 1, func(q *queue, args []goja.Value) (goja.Value, bool) {
		if q.full() || q.down || !q.plain() {
			return nil, false
		}
		q.put(arg(args, 0))
		return goja.Undefined(), true
	}, func(c *runtime.Coroutine, q *queue, call goja.FunctionCall) { q.putWhenFree(c, call.Argument(0)) })
	k.asyncFast("get", 0, func(q *queue, _ []goja.Value) (goja.Value, bool) {
		if q.items.len() == 0 || !q.plain() {
			return nil, false
		}
		return q.get(), true
	}, func(c *runtime.Coroutine, q *queue, _ goja.FunctionCall) {
		q.getWhenThere(c, func(v, err goja.Value) { m.end(c, v, err) })
	})
	k.method("task_done", 0, func(q *queue, _ []goja.Value) goja.Value {
		if q.unfinished <= 0 {
			panic(m.l.RangeError("task_done() called too many times"))
		}
		q.done(1)
		return goja.Undefined()
	})
	k.async("join", 0, func(c *runtime.Coroutine, q *queue, _ goja.FunctionCall) {
		if q.unfinished == 0 {
			c.Return(goja.Undefined())
			return
		}
		q.finished.wait(c, func(err goja.Value) { m.end(c, goja.Undefined(), err) })
	})
	k.method("shutdown", 0, func(q *queue, args []goja.Value) goja.Value {
		args, opts := m.options(args)
		v := arg(args, 0)
		if opts != nil {
			v = orUndefined(opts.Get("immediate"))
		}
		q.shutdown(v.ToBoolean())
		return goja.Undefined()
	})
	k.asyncIterable(func(q *queue) *goja.Object {
		return m.asyncIterator(q.name, func(c *runtime.Coroutine, then func(goja.Value, bool)) {
			q.getWhenThere(c, func(v, err goja.Value) {
				switch {
				case err == nil:
					then(v, false)
				case m.l.IsA(err, "QueueShutDown"):
					then(goja.Undefined(), true)
				default:
					c.Throw(err)
				}
			})
		}, nil)
	})
	k.text((*queue).String)
}

func orUndefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

func (q *queue) String() string {
	s := fmt.Sprintf("<%s maxsize=%d", q.name, q.maxsize)
	if n := q.items.len(); n > 0 {
		s += fmt.Sprintf(" items=%d", n)
	}
	if q.getters.n > 0 {
		s += fmt.Sprintf(" _getters[%d]", q.getters.n)
	}
	if q.putters.n > 0 {
		s += fmt.Sprintf(" _putters[%d]", q.putters.n)
	}
	if q.unfinished > 0 {
		s += fmt.Sprintf(" tasks=%d", q.unfinished)
	}
	if q.down {
		s += " shutdown"
	}
	return s + ">"
}

// plain: put and get call no script, except where items are compared.
func (q *queue) plain() bool {
	_, compares := q.items.(*priorities)
	return !compares
}

func (q *queue) full() bool { return q.maxsize > 0 && q.items.len() >= q.maxsize }

func (q *queue) shutDown() goja.Value { return q.m.l.Error("QueueShutDown", "") }

// put is put_nowait.
func (q *queue) put(v goja.Value) {
	if q.down {
		panic(q.shutDown())
	}
	if q.full() {
		panic(q.m.l.Error("QueueFull", ""))
	}
	q.items.put(v)
	q.unfinished++
	q.finished.isSet = false
	wakeNext(&q.getters)
}

// get is get_nowait.
func (q *queue) get() goja.Value {
	if q.items.len() == 0 {
		if q.down {
			panic(q.shutDown())
		}
		panic(q.m.l.Error("QueueEmpty", ""))
	}
	v := q.items.get()
	wakeNext(&q.putters)
	return v
}

// wakeNext takes the first waiter that is still waiting out of the queue and wakes it.
func wakeNext(wl *waitList) {
	w := wl.first()
	if w == nil {
		return
	}
	wl.remove(w)
	w.Fulfill(goja.Undefined())
}

func (q *queue) putWhenFree(c *runtime.Coroutine, v goja.Value) {
	switch {
	case q.full():
	case q.down:
		c.Throw(q.shutDown())
		return
	default:
		q.put(v)
		c.Return(goja.Undefined())
		return
	}
	q.waitIn(c, &q.putters, func() bool { return !q.full() }, func(err goja.Value) {
		if err != nil {
			c.Throw(err)
			return
		}
		q.putWhenFree(c, v)
	})
}

func (q *queue) getWhenThere(c *runtime.Coroutine, then func(v, err goja.Value)) {
	if q.items.len() > 0 {
		then(q.get(), nil)
		return
	}
	q.waitIn(c, &q.getters, func() bool { return q.items.len() > 0 }, func(err goja.Value) {
		if err != nil {
			then(nil, err)
			return
		}
		q.getWhenThere(c, then)
	})
}

// waitIn waits until somebody wakes c in wl. Where c is cancelled after it was woken for what possible tells, somebody
// else is woken for that.
func (q *queue) waitIn(c *runtime.Coroutine, wl *waitList, possible func() bool, then func(err goja.Value)) {
	if q.down {
		then(q.shutDown())
		return
	}
	w := wl.add(q.m.l)
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		if ok {
			then(nil)
			return
		}
		wl.remove(w)
		if !w.Cancelled() && possible() {
			wakeNext(wl)
		}
		then(v)
	})
}

// done reports n items as processed.
func (q *queue) done(n int) {
	if q.unfinished = max(q.unfinished-n, 0); q.unfinished == 0 {
		q.finished.set()
	}
}

func (q *queue) shutdown(immediate bool) {
	q.down = true
	if immediate {
		n := 0
		for ; q.items.len() > 0; n++ {
			q.items.get()
		}
		q.done(n)
	}
	for q.getters.first() != nil {
		wakeNext(&q.getters)
	}
	for q.putters.first() != nil {
		wakeNext(&q.putters)
	}
}

// fifo is a ring that grows.
type fifo struct {
	ring    []goja.Value
	head, n int
}

func (f *fifo) len() int { return f.n }

func (f *fifo) grow() {
	if f.n == len(f.ring) {
		ring := make([]goja.Value, max(2*f.n, 8))
		k := copy(ring, f.ring[f.head:])
		copy(ring[k:], f.ring[:f.head])
		f.ring, f.head = ring, 0
	}
}

func (f *fifo) put(v goja.Value) {
	f.grow()
	f.ring[(f.head+f.n)%len(f.ring)] = v
	f.n++
}

// putFirst makes v the next to be got.
func (f *fifo) putFirst(v goja.Value) {
	f.grow()
	f.head = (f.head + len(f.ring) - 1) % len(f.ring)
	f.ring[f.head] = v
	f.n++
}

func (f *fifo) get() goja.Value {
	v := f.ring[f.head]
	f.ring[f.head] = nil
	f.head = (f.head + 1) % len(f.ring)
	if f.n--; f.n == 0 && len(f.ring) > 1<<10 {
		f.ring, f.head = nil, 0 // a burst must not be paid for ever after
	}
	return v
}

type lifo struct{ items []goja.Value }

func (s *lifo) len() int         { return len(s.items) }
func (s *lifo) put(v goja.Value) { s.items = append(s.items, v) }

func (s *lifo) get() goja.Value {
	n := len(s.items) - 1
	v := s.items[n]
	s.items[n] = nil
	s.items = s.items[:n]
	return v
}
