package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// barrier is a Barrier (CPython's asyncio/locks.py).
type barrier struct {
	m       *module
	cond    condition
	parties int
	count   int // of those inside
	state   barrierState
}

type barrierState uint8

const (
	filling barrierState = iota
	draining
	resetting
	broken
)

func (s barrierState) String() string {
	return [...]string{"filling", "draining", "resetting", "broken"}[s]
}

func (m *module) barriers() {
	k := newClass(m, "Barrier", 1, func(args []goja.Value) *barrier {
		b := &barrier{m: m, parties: m.count("Barrier", "parties", arg(args, 0))}
		if b.parties < 1 {
			panic(m.l.RangeError("parties must be > 0"))
		}
		b.cond = condition{m: m, lock: &lock{m: m}}
		return b
	})
	k.async("wait", 0, func(c *runtime.Coroutine, b *barrier, _ goja.FunctionCall) {
		b.wait(c, func(index int, err goja.Value) { m.end(c, m.vm.ToValue(index), err) })
	})
	k.async("run", 1, func(c *runtime.Coroutine, b *barrier, call goja.FunctionCall) {
		fn := m.callback("Barrier.run", call.Arguments)
		b.wait(c, func(index int, err goja.Value) {
			if err != nil {
				c.Throw(err)
				return
			}
			c.Call(fn, c.End, m.vm.ToValue(index))
		})
	})
	k.async("reset", 0, func(c *runtime.Coroutine, b *barrier, _ goja.FunctionCall) {
		b.change(c, func() {
			b.state = filling
			if b.count > 0 {
				b.state = resetting
			}
		})
	})
	k.async("abort", 0, func(c *runtime.Coroutine, b *barrier, _ goja.FunctionCall) {
		b.change(c, func() { b.state = broken })
	})
	k.getter("parties", func(b *barrier) goja.Value { return m.vm.ToValue(b.parties) })
	k.getter("n_waiting", func(b *barrier) goja.Value { return m.vm.ToValue(b.waiting()) })
	k.getter("broken", func(b *barrier) goja.Value { return m.vm.ToValue(b.state == broken) })
	k.text((*barrier).String)
}

func (b *barrier) String() string {
	if b.state == broken {
		return "<Barrier [broken]>"
	}
	return fmt.Sprintf("<Barrier [%s, waiters:%d/%d]>", b.state, b.waiting(), b.parties)
}

func (b *barrier) waiting() int {
	if b.state == filling {
		return b.count
	}
	return 0
}

// change does a change of state with the lock held, tells everybody, and ends c.
func (b *barrier) change(c *runtime.Coroutine, how func()) {
	b.cond.lock.acquire(c, func(err goja.Value) {
		if err == nil {
			how()
			b.cond.notify(b.cond.waiters.n)
			b.cond.lock.release()
		}
		b.m.end(c, goja.Undefined(), err)
	})
}

// until waits on the condition for what holds tells.
func (b *barrier) until(c *runtime.Coroutine, holds func() bool, then func(err goja.Value)) {
	b.cond.waitFor(c, func() goja.Value { return b.m.vm.ToValue(holds()) }, func(_, err goja.Value) { then(err) })
}

func (b *barrier) broke(message string) goja.Value { return b.m.l.Error("BrokenBarrierError", message) }

func (b *barrier) wait(c *runtime.Coroutine, then func(index int, err goja.Value)) {
	b.cond.lock.acquire(c, func(err goja.Value) {
		if err != nil {
			then(0, err)
			return
		}
		leave := func(index int, err goja.Value) {
			b.cond.lock.release()
			then(index, err)
		}
		b.until(c, func() bool { return b.state != draining && b.state != resetting }, func(err goja.Value) {
			if err == nil && b.state == broken {
				err = b.broke("Barrier aborted")
			}
			if err != nil {
				leave(0, err)
				return
			}
			b.enter(c, leave)
		})
	})
}

// enter waits inside for the others, the last of whom lets all go.
func (b *barrier) enter(c *runtime.Coroutine, then func(index int, err goja.Value)) {
	index := b.count
	b.count++
	exit := func(err goja.Value) {
		if b.count--; b.count == 0 {
			if b.state == resetting || b.state == draining {
				b.state = filling
			}
			b.cond.notify(b.cond.waiters.n)
		}
		then(index, err)
	}
	if index+1 == b.parties {
		b.state = draining
		b.cond.notify(b.cond.waiters.n)
		exit(nil)
		return
	}
	b.until(c, func() bool { return b.state != filling }, func(err goja.Value) {
		if err == nil && (b.state == broken || b.state == resetting) {
			err = b.broke("Abort or reset of barrier")
		}
		exit(err)
	})
}
