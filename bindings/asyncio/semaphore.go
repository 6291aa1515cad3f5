package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// semaphore is a Semaphore or a BoundedSemaphore (CPython's asyncio/locks.py).
type semaphore struct {
	m       *module
	name    string
	value   int
	bound   int // -1: none
	waiters waitList
}

func (m *module) semaphores() {
	construct := func(name string, bounded bool) func([]goja.Value) *semaphore {
		return func(args []goja.Value) *semaphore {
			s := &semaphore{m: m, name: name, value: 1, bound: -1}
			args, opts := m.options(args)
			v := arg(args, 0)
			if opts != nil && goja.IsUndefined(v) {
				v = orUndefined(opts.Get("value"))
			}
			if !goja.IsUndefined(v) {
				s.value = m.count(name, "value", v)
			}
			if s.value < 0 {
				panic(m.l.RangeError("Semaphore initial value must be >= 0"))
			}
			if bounded {
				s.bound = s.value
			}
			return s
		}
	}
	k := newClass(m, "Semaphore", 0, construct("Semaphore", false))
	k.method("locked", 0, func(s *semaphore, _ []goja.Value) goja.Value { return m.vm.ToValue(s.locked()) })
	k.asyncFast("acquire", 0, func(s *semaphore, _ []goja.Value) (goja.Value, bool) {
		if s.locked() {
			return nil, false
		}
		s.value--
		return m.vm.ToValue(true), true
	}, func(c *runtime.Coroutine, s *semaphore, _ goja.FunctionCall) { s.acquire(c, m.returnTrue(c)) })
	k.method("release", 0, func(s *semaphore, _ []goja.Value) goja.Value {
		s.release()
		return goja.Undefined()
	})
	k.run(func(c *runtime.Coroutine, s *semaphore, then func(goja.Value)) { s.acquire(c, then) },
		func(c *runtime.Coroutine, s *semaphore, v goja.Value, ok bool) {
			s.release()
			c.End(v, ok)
		})
	k.disposable((*semaphore).release)
	k.text((*semaphore).String)
	k.derive("BoundedSemaphore", 0, construct("BoundedSemaphore", true))
}

// plain: acquire calls no script.
func (s *semaphore) plain() bool { return true }

func (s *semaphore) String() string {
	state := "locked"
	if !s.locked() {
		state = fmt.Sprintf("unlocked, value:%d", s.value)
	}
	return repr(s.name, state, s.waiters.n)
}

func (s *semaphore) locked() bool { return s.value == 0 || s.waiters.live() }

func (s *semaphore) acquire(c *runtime.Coroutine, then func(err goja.Value)) {
	if !s.locked() {
		s.value--
		then(nil)
		return
	}
	w := s.waiters.addCounted(s.m.l)
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		s.waiters.remove(w)
		if ok {
			v = nil
		} else if !w.Cancelled() { // woken and cancelled before it could go on: the permit goes back
			s.value++
		}
		for s.value > 0 && s.wakeNext() {
		}
		then(v)
	})
}

func (s *semaphore) release() {
	if s.bound >= 0 && s.value >= s.bound {
		panic(s.m.l.RangeError("BoundedSemaphore released too many times"))
	}
	s.value++
	s.wakeNext()
}

// wakeNext hands a permit to who has waited longest.
func (s *semaphore) wakeNext() bool {
	w := s.waiters.first()
	if w == nil {
		return false
	}
	s.value--
	w.Fulfill(goja.Undefined())
	return true
}
