package asyncio

import (
	"fmt"
	"math"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// This file has Lock, Event and Condition (CPython's asyncio/locks.py). Nobody is ever woken out of turn; a waiter that
// is woken resumes an iteration later, and until then what it waits for counts as taken.

func (m *module) locks() {
	lk := newClass(m, "Lock", 0, func([]goja.Value) *lock { return &lock{m: m} })
	m.lockClass = lk
	lk.method("locked", 0, func(k *lock, _ []goja.Value) goja.Value { return m.vm.ToValue(k.locked) })
	lk.asyncFast("acquire", 0, func(k *lock, _ []goja.Value) (goja.Value, bool) {
		if !k.free() {
			return nil, false
		}
		k.take(m.l.CurrentTask())
		return m.vm.ToValue(true), true
	}, func(c *runtime.Coroutine, k *lock, _ goja.FunctionCall) {
		k.acquire(c, m.returnTrue(c))
	})
	lk.method("release", 0, func(k *lock, _ []goja.Value) goja.Value {
		k.release()
		return goja.Undefined()
	})
	lk.run(func(c *runtime.Coroutine, k *lock, then func(goja.Value)) { k.acquire(c, then) },
		func(c *runtime.Coroutine, k *lock, v goja.Value, ok bool) {
			k.release()
			c.End(v, ok)
		})
	lk.disposable((*lock).release)
	lk.text((*lock).String)

	ev := newClass(m, "Event", 0, func([]goja.Value) *event { return &event{m: m} })
	ev.method("is_set", 0, func(e *event, _ []goja.Value) goja.Value { return m.vm.ToValue(e.isSet) })
	ev.method("set", 0, func(e *event, _ []goja.Value) goja.Value {
		e.set()
		return goja.Undefined()
	})
	ev.method("clear", 0, func(e *event, _ []goja.Value) goja.Value {
		e.isSet = false
		return goja.Undefined()
	})
	m.l.CoroutineFunction(ev.method("wait", 0, func(e *event, _ []goja.Value) goja.Value { return e.awaitable() }))
	ev.text((*event).String)

	cond := newClass(m, "Condition", 0, func(args []goja.Value) *condition {
		k := &condition{m: m}
		switch v := arg(args, 0); {
		case absent(v):
			k.lock = &lock{m: m}
		default:
			if k.lock = lk.of(v); k.lock == nil {
				panic(m.l.TypeError("Condition: lock: want a Lock, got %s", runtime.Describe(v)))
			}
		}
		return k
	})
	cond.method("locked", 0, func(k *condition, _ []goja.Value) goja.Value { return m.vm.ToValue(k.lock.locked) })
	cond.async("acquire", 0, func(c *runtime.Coroutine, k *condition, _ goja.FunctionCall) { k.lock.acquire(c, m.returnTrue(c)) })
	cond.method("release", 0, func(k *condition, _ []goja.Value) goja.Value {
		k.lock.release()
		return goja.Undefined()
	})
	cond.async("wait", 0, func(c *runtime.Coroutine, k *condition, _ goja.FunctionCall) { k.wait(c, m.returnTrue(c)) })
	cond.async("wait_for", 1, func(c *runtime.Coroutine, k *condition, call goja.FunctionCall) {
		predicate := m.callback("Condition.wait_for", call.Arguments)
		k.waitFor(c, func() goja.Value { return m.call(predicate) }, func(v, err goja.Value) { m.end(c, v, err) })
	})
	cond.method("notify", 0, func(k *condition, args []goja.Value) goja.Value {
		n := 1
		if v := arg(args, 0); !goja.IsUndefined(v) {
			n = m.count("Condition.notify", "n", v)
		}
		k.notify(n)
		return goja.Undefined()
	})
	cond.method("notify_all", 0, func(k *condition, _ []goja.Value) goja.Value {
		k.notify(k.waiters.n)
		return goja.Undefined()
	})
	cond.run(func(c *runtime.Coroutine, k *condition, then func(goja.Value)) { k.lock.acquire(c, then) },
		func(c *runtime.Coroutine, k *condition, v goja.Value, ok bool) {
			k.lock.release()
			c.End(v, ok)
		})
	cond.disposable(func(k *condition) { k.lock.release() })
	cond.text((*condition).String)
}

// returnTrue ends c with true, or with the error that it is given.
func (m *module) returnTrue(c *runtime.Coroutine) func(err goja.Value) {
	return func(err goja.Value) { m.end(c, m.vm.ToValue(true), err) }
}

// end ends c with err, or with v where there is none.
func (m *module) end(c *runtime.Coroutine, v, err goja.Value) {
	if err != nil {
		c.Throw(err)
		return
	}
	c.Return(v)
}

// call calls a function of script; what it throws goes on through Go.
func (m *module) call(fn goja.Callable, args ...goja.Value) goja.Value {
	v, err := fn(goja.Undefined(), args...)
	if err != nil {
		panic(m.l.Thrown(err))
	}
	return v
}

// count reads a whole number.
func (m *module) count(fn, param string, v goja.Value) int {
	var f float64
	switch x := v.Export().(type) {
	case int64:
		f = float64(x)
	case float64:
		f = x
	default:
		panic(m.l.TypeError("%s: %s: want a whole number, got %s", fn, param, runtime.Describe(v)))
	}
	if math.IsInf(f, 1) {
		return math.MaxInt32
	}
	if f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		panic(m.l.TypeError("%s: %s: want a whole number, got %s", fn, param, runtime.Describe(v)))
	}
	return int(f)
}

// text defines toString.
func (k *class[T]) text(fn func(x *T) string) {
	k.method("toString", 0, func(x *T, _ []goja.Value) goja.Value { return k.m.vm.ToValue(fn(x)) })
}

// repr renders the state of a primitive as CPython's repr does.
func repr(name, state string, waiters int) string {
	if waiters > 0 {
		state += fmt.Sprintf(", waiters:%d", waiters)
	}
	return fmt.Sprintf("<%s [%s]>", name, state)
}

// lock is a Lock.
type lock struct {
	m       *module
	locked  bool
	holder  *runtime.Task // who acquired it, for reports
	waiters waitList
}

// plain: acquire calls no script.
func (k *lock) plain() bool { return true }

func (k *lock) String() string { return repr("Lock", lockedText(k.locked), k.waiters.n) }

func lockedText(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

// free reports whether acquire need not wait: it is not locked, and nobody's turn comes first.
func (k *lock) free() bool { return !k.locked && !k.waiters.live() }

func (k *lock) take(holder *runtime.Task) { k.locked, k.holder = true, holder }

// acquire goes on with then when c has the lock, or with the CancelledError that came instead.
func (k *lock) acquire(c *runtime.Coroutine, then func(err goja.Value)) {
	if k.free() {
		k.take(c.Task())
		then(nil)
		return
	}
	w := k.waiters.addCounted(k.m.l)
	c.HeldBy(k.heldBy)
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		k.waiters.remove(w)
		if !ok {
			if !k.locked {
				k.wakeFirst()
			}
			then(v)
			return
		}
		k.take(c.Task())
		then(nil)
	})
}

func (k *lock) heldBy() *runtime.Task {
	if k.holder == nil || k.holder.Settled() {
		return nil
	}
	return k.holder
}

func (k *lock) release() {
	if !k.locked {
		panic(k.m.l.Error("RuntimeError", "Lock is not acquired."))
	}
	k.locked, k.holder = false, nil
	k.wakeFirst()
}

func (k *lock) wakeFirst() {
	if w := k.waiters.head; w != nil && !w.Settled() {
		w.Fulfill(goja.Undefined())
	}
}

// event is an Event.
type event struct {
	m       *module
	isSet   bool
	waiters waitList
}

func (e *event) String() string {
	state := "unset"
	if e.isSet {
		state = "set"
	}
	return repr("Event", state, e.waiters.n)
}

func (e *event) set() {
	if e.isSet {
		return
	}
	e.isSet = true
	for w := e.waiters.head; w != nil; w = e.waiters.head {
		e.waiters.remove(w)
		w.Fulfill(e.m.vm.ToValue(true))
	}
}

// awaitable is wait for scripts. Its coroutine would do nothing at its resumption, so there is none.
func (e *event) awaitable() *goja.Object {
	if e.isSet {
		return e.m.l.Returned(e.m.vm.ToValue(true)).Awaitable()
	}
	w := &waiter{}
	e.m.l.InitWait(&w.Future, "Event.wait")
	w.OnCancel = func() { e.waiters.remove(w) }
	e.waiters.append(w)
	return e.m.l.Awaitable(&w.Promise)
}

func (e *event) wait(c *runtime.Coroutine, then func(err goja.Value)) {
	if e.isSet {
		then(nil)
		return
	}
	w := e.waiters.add(e.m.l)
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		e.waiters.remove(w)
		if ok {
			v = nil
		}
		then(v)
	})
}

// condition is a Condition.
type condition struct {
	m       *module
	lock    *lock
	waiters waitList
}

func (k *condition) String() string {
	return repr("Condition", lockedText(k.lock.locked), k.waiters.n)
}

func (k *condition) wait(c *runtime.Coroutine, then func(err goja.Value)) {
	if !k.lock.locked {
		then(k.m.l.Error("RuntimeError", "cannot wait on un-acquired lock"))
		return
	}
	k.lock.release()
	w := k.waiters.add(k.m.l)
	c.Await(&w.Promise, func(v goja.Value, ok bool) {
		k.waiters.remove(w)
		if ok {
			v = nil
		}
		k.reacquire(c, v, then)
	})
}

// reacquire takes the lock again, however often that is cancelled, and goes on with the last error. A notification that
// an error leaves unused goes to somebody else.
func (k *condition) reacquire(c *runtime.Coroutine, err goja.Value, then func(err goja.Value)) {
	k.lock.acquire(c, func(cancelled goja.Value) {
		if cancelled != nil {
			k.reacquire(c, cancelled, then)
			return
		}
		if err != nil {
			k.wake(1)
		}
		then(err)
	})
}

// waitFor waits until predicate gives something truthy, which then gets.
func (k *condition) waitFor(c *runtime.Coroutine, predicate func() goja.Value, then func(v, err goja.Value)) {
	if v := predicate(); v.ToBoolean() {
		then(v, nil)
		return
	}
	k.wait(c, func(err goja.Value) {
		if err != nil {
			then(nil, err)
			return
		}
		k.waitFor(c, predicate, then)
	})
}

func (k *condition) notify(n int) {
	if !k.lock.locked {
		panic(k.m.l.Error("RuntimeError", "cannot notify on un-acquired lock"))
	}
	k.wake(n)
}

func (k *condition) wake(n int) {
	for ; n > 0; n-- {
		w := k.waiters.first()
		if w == nil {
			return
		}
		w.Fulfill(goja.Undefined())
	}
}
