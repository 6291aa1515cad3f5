package asyncio

import (
	"fmt"
	"math"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// scope is a Timeout (CPython's asyncio/timeouts.py): when it expires, it cancels what the coroutine that entered it is
// doing, and turns the CancelledError that comes out into a TimeoutError.
type scope struct {
	m          *module
	state      scopeState
	limited    bool
	at         float64    // the deadline in seconds of the loop's time, where limited
	when       goja.Value // the deadline as it was given; nil: none
	timer      *runtime.Timer
	generation int // tells a deadline that was moved from the present one
	c          *runtime.Coroutine
	task       *runtime.Task
	cancelling int  // the task's cancellation requests at entry
	late       bool // the task had been cancelled at entry already, without knowing it yet
}

type scopeState uint8

const (
	created scopeState = iota
	active
	expiring
	expired
	finished
)

func (s scopeState) String() string {
	return [...]string{"created", "active", "expiring", "expired", "finished"}[s]
}

func (m *module) timeouts() {
	k := newClass(m, "Timeout", 1, func(args []goja.Value) *scope { return m.newScope("Timeout", arg(args, 0), false) })
	m.timeoutClass = k
	k.method("when", 0, func(s *scope, _ []goja.Value) goja.Value { return orNull(s.when) })
	k.method("expired", 0, func(s *scope, _ []goja.Value) goja.Value {
		return m.vm.ToValue(s.state == expiring || s.state == expired)
	})
	k.method("reschedule", 1, func(s *scope, args []goja.Value) goja.Value {
		s.reschedule(arg(args, 0))
		return goja.Undefined()
	})
	k.run(func(c *runtime.Coroutine, s *scope, then func(goja.Value)) {
		s.enter(c)
		then(nil)
	}, func(c *runtime.Coroutine, s *scope, v goja.Value, ok bool) { s.exit(c, v, ok) })
	k.text((*scope).String)

	// manager defines a function that makes a Timeout; with a second argument it runs that in it.
	manager := func(name string, relative bool) {
		m.define(name, 1, func(call goja.FunctionCall) goja.Value {
			s := m.newScope(name, call.Argument(0), relative)
			if goja.IsUndefined(call.Argument(1)) {
				return k.wrap(s)
			}
			return m.inScope(name, s, call, s.exit)
		})
	}
	manager("timeout", true)
	manager("timeout_at", false)
	m.define("fail_after", 2, func(call goja.FunctionCall) goja.Value {
		s := m.newScope("fail_after", call.Argument(0), true)
		return m.inScope("fail_after", s, call, s.exit)
	})
	m.define("move_on_after", 2, func(call goja.FunctionCall) goja.Value {
		s := m.newScope("move_on_after", call.Argument(0), true)
		return m.inScope("move_on_after", s, call, s.moveOn)
	})
}

// inScope calls the second argument of call in s.
func (m *module) inScope(name string, s *scope, call goja.FunctionCall,
	exit func(c *runtime.Coroutine, v goja.Value, ok bool),
) goja.Value {
	return m.l.NewCoroutine(name, func(c *runtime.Coroutine) {
		fn := m.callback(name, []goja.Value{call.Argument(1)})
		s.enter(c)
		c.Call(fn, func(v goja.Value, ok bool) { exit(c, v, ok) }, m.timeoutClass.wrap(s))
	}).Awaitable()
}

func (m *module) newScope(fn string, v goja.Value, relative bool) *scope {
	s := &scope{m: m}
	if absent(v) {
		return s
	}
	what := "when"
	if relative {
		what = "delay"
	}
	at := m.seconds(fn, what, v)
	if relative {
		at += m.l.Time()
		v = m.vm.ToValue(at)
	}
	s.set(at, v)
	return s
}

func (s *scope) set(at float64, v goja.Value) { s.limited, s.at, s.when = true, at, v }

func (s *scope) String() string {
	if s.state != active {
		return fmt.Sprintf("<Timeout [%s]>", s.state)
	}
	when := "None"
	if s.limited {
		when = s.m.vm.ToValue(math.Round(s.at*1000) / 1000).String()
	}
	return fmt.Sprintf("<Timeout [active] when=%s>", when)
}

func (s *scope) enter(c *runtime.Coroutine) {
	if s.state != created {
		panic(s.m.l.Error("RuntimeError", "Timeout has already been entered"))
	}
	t := c.Task()
	if t == nil {
		panic(s.m.l.Error("RuntimeError", "Timeout should be used inside a task"))
	}
	s.state, s.c, s.task, s.cancelling, s.late = active, c, t, t.Cancelling(), t.CancelPending()
	s.arm()
}

func (s *scope) reschedule(v goja.Value) {
	switch s.state {
	case active:
	case created:
		panic(s.m.l.Error("RuntimeError", "Timeout has not been entered"))
	default:
		panic(s.m.l.Error("RuntimeError", fmt.Sprintf("Cannot change state of %s Timeout", s.state)))
	}
	if absent(v) {
		s.limited, s.when = false, nil
	} else {
		s.set(s.m.seconds("Timeout.reschedule", "when", v), v)
	}
	s.arm()
}

// arm sets the timer for the deadline, in place of an earlier one.
func (s *scope) arm() {
	s.disarm()
	if !s.limited {
		return
	}
	generation := s.generation
	fire := func() {
		if s.generation == generation {
			s.expire()
		}
	}
	if s.at <= s.m.l.Time() {
		s.m.l.CallSoon(fire)
	} else {
		s.timer = s.m.l.CallAt(s.at, fire)
	}
}

func (s *scope) disarm() {
	s.generation++
	if s.timer != nil {
		s.timer.Cancel()
		s.timer = nil
	}
}

func (s *scope) expire() {
	s.timer = nil
	s.c.CancelWithin(&runtime.CancelRequest{})
	s.state = expiring
}

// leave ends the scope and reports whether err, what came out of it, is there because it expired.
func (s *scope) leave(err goja.Value) (timedOut bool) {
	s.disarm()
	if s.state != expiring {
		s.state = finished
		return false
	}
	s.state = expired
	if s.task.Uncancel() > s.cancelling || err == nil {
		return false
	}
	if s.m.l.IsA(err, "CancelledError") {
		return !s.late // CPython lets a timeout of 0 take an earlier cancellation for its own
	}
	s.m.insertTimeoutError(err)
	if errs := s.m.groupErrors(err); errs != nil {
		for _, e := range errs {
			s.m.insertTimeoutError(e)
		}
	}
	return false
}

// exit ends the scope and c with what came out of it.
func (s *scope) exit(c *runtime.Coroutine, v goja.Value, ok bool) {
	var err goja.Value
	if !ok {
		err = v
	}
	if s.leave(err) {
		v = s.m.timeoutError(v)
	}
	c.End(v, ok)
}

// moveOn is exit for a scope whose expiry is no error.
func (s *scope) moveOn(c *runtime.Coroutine, v goja.Value, ok bool) {
	var err goja.Value
	if !ok {
		err = v
	}
	if s.leave(err) {
		v, ok = goja.Undefined(), true
	}
	c.End(v, ok)
}

// insertTimeoutError puts a TimeoutError before the CancelledError that err was caused by, if it was.
func (m *module) insertTimeoutError(err goja.Value) {
	for range 1000 { // causes may go in a circle
		o, ok := err.(*goja.Object)
		if !ok {
			return
		}
		cause := o.Get("cause")
		if absent(cause) {
			return
		}
		if m.l.IsA(cause, "CancelledError") {
			m.l.Hide(o, "cause", m.timeoutError(cause))
			return
		}
		err = cause
	}
}
