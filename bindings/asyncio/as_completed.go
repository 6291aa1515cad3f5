package asyncio

import (
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// completion is one call of as_completed (CPython's _AsCompletedIterator). Its plain iteration gives coroutines of the
// results, its asynchronous one the tasks themselves.
type completion struct {
	m       *module
	done    fifo // of those that have ended; null stands for the timeout
	getters waitList
	todo    map[*runtime.Promise]bool
	order   []*runtime.Promise
	left    int // that the iteration has not asked for
	timer   *runtime.Timer
	stop    func(*runtime.Promise)
}

func (m *module) completions() {
	k := hiddenClass[completion](m, "as_completed")
	f := m.define("as_completed", 1, func(call goja.FunctionCall) goja.Value {
		args, opts := m.options(call.Arguments)
		v := arg(args, 0)
		if o, ok := v.(*goja.Object); ok && m.l.PromiseOf(o) != nil {
			panic(m.l.TypeError("expects an iterable of awaitables, not %s", m.repr(o)))
		}
		a := &completion{m: m, todo: map[*runtime.Promise]bool{}}
		seconds, limited := m.timeoutOption("as_completed", arg(args, 1), opts)
		a.order = m.distinctFutures("as_completed", v)
		for _, p := range a.order {
			a.todo[p] = true
		}
		a.left = len(a.order)
		a.stop = m.l.WaitAll(a, a.order...)
		if limited && a.left > 0 {
			a.timer = m.l.CallAt(m.l.Time()+seconds, a.expire)
		}
		return k.wrap(a)
	})
	m.l.TaskMaker(f)
	k.asyncIterable(func(a *completion) *goja.Object {
		return m.asyncIterator("as_completed", func(c *runtime.Coroutine, then func(goja.Value, bool)) {
			if a.left == 0 {
				then(goja.Undefined(), true)
				return
			}
			a.left--
			a.next(c, func(v goja.Value) { then(v, false) })
		}, nil)
	})
	m.l.SymbolMethod(k.proto, goja.SymIterator, "[Symbol.iterator]", func(call goja.FunctionCall) goja.Value {
		a := k.this("[Symbol.iterator]", call.This)
		it := m.vm.NewObject()
		must(it.SetPrototype(m.plainIteratorProto()))
		m.l.Method(it, "next", 0, func(goja.FunctionCall) goja.Value {
			if a.left == 0 {
				return m.result(goja.Undefined(), true)
			}
			a.left--
			return m.result(m.l.NewLazyCoroutine("as_completed", func(c *runtime.Coroutine) {
				a.next(c, func(v goja.Value) { c.Return(m.l.PromiseOf(v).Result()) })
			}).Object(), false)
		})
		return it
	})
}

// plainIteratorProto is %IteratorPrototype%, so that iterators of ours are like any other.
func (m *module) plainIteratorProto() *goja.Object {
	values := m.vm.NewArray()
	f, _ := goja.AssertFunction(values.GetSymbol(goja.SymIterator))
	v, err := f(values)
	must(err)
	return v.(*goja.Object).Prototype().Prototype()
}

// distinctFutures makes futures of an iterable of awaitables, one for each that is not there twice.
func (m *module) distinctFutures(fn string, v goja.Value) []*runtime.Promise {
	var values []goja.Value
	m.iterate(fn, v, func(v goja.Value) { values = append(values, v) })
	seen := map[*runtime.Promise]bool{}
	var list []*runtime.Promise
	same := map[goja.Value]bool{}
	for _, v := range values {
		if _, ok := v.(*goja.Object); ok {
			if same[v] {
				continue
			}
			same[v] = true
		}
		p := m.future(fn, v)
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	return list
}

// Done is called when one has ended.
func (a *completion) Done(p *runtime.Promise) {
	if !a.todo[p] { // the timeout came first
		return
	}
	delete(a.todo, p)
	a.put(p.Object())
	if len(a.todo) == 0 && a.timer != nil {
		a.timer.Cancel()
	}
}

func (a *completion) put(v goja.Value) {
	a.done.put(v)
	wakeNext(&a.getters)
}

func (a *completion) expire() {
	for _, p := range a.order {
		if a.todo[p] {
			a.stop(p)
			a.put(goja.Null())
		}
	}
	a.todo = nil
}

// next goes on with the next one that ends.
func (a *completion) next(c *runtime.Coroutine, then func(v goja.Value)) {
	if a.done.len() == 0 {
		w := a.getters.add(a.m.l)
		c.Await(&w.Promise, func(v goja.Value, ok bool) {
			if ok {
				a.next(c, then)
				return
			}
			a.getters.remove(w)
			if !w.Cancelled() && a.done.len() > 0 {
				wakeNext(&a.getters)
			}
			c.Throw(v)
		})
		return
	}
	v := a.done.get()
	if goja.IsNull(v) {
		c.Throw(a.m.l.Error("TimeoutError", ""))
		return
	}
	then(v)
}
