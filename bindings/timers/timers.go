// Package timers gives scripts the timers of the web and of Node: setTimeout, setInterval, setImmediate and what
// clears them, queueMicrotask and performance.now. Delays are in milliseconds.
package timers

import (
	"fmt"
	"math"
	"strconv"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// Binding installs the timers. It is called by runtime.New.
func Binding(l *runtime.Loop) error {
	t := &timers{l: l, vm: l.VM(), live: map[int64]*timer{}, start: l.Time()}
	g := t.vm.GlobalObject()
	t.proto = t.vm.NewObject()
	self := func(name string, fn func(*timer)) {
		l.Method(t.proto, name, 0, func(call goja.FunctionCall) goja.Value {
			if x := t.find(call.This); x != nil {
				fn(x)
			}
			return call.This
		})
	}
	self("unref", func(x *timer) {
		if x.timer != nil {
			x.timer.Unref()
		}
		x.weak = true
	})
	self("ref", func(*timer) {})
	l.Method(t.proto, "hasRef", 0, func(call goja.FunctionCall) goja.Value {
		x := t.find(call.This)
		return t.vm.ToValue(x != nil && !x.weak)
	})
	must(t.proto.DefineDataPropertySymbol(goja.SymToPrimitive, l.NewFunction("[Symbol.toPrimitive]", 0, func(call goja.FunctionCall) goja.Value {
		if x := t.find(call.This); x != nil {
			return t.vm.ToValue(x.id)
		}
		return goja.Undefined()
	}), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))

	l.Method(g, "setTimeout", 2, func(call goja.FunctionCall) goja.Value { return t.set("setTimeout", call.Arguments, false) })
	l.Method(g, "setInterval", 2, func(call goja.FunctionCall) goja.Value { return t.set("setInterval", call.Arguments, true) })
	l.Method(g, "setImmediate", 1, func(call goja.FunctionCall) goja.Value {
		fn := t.callback("setImmediate", call.Argument(0))
		x := t.add()
		args := append([]goja.Value(nil), call.Arguments[1:]...)
		l.CallSoon(func() {
			if t.live[x.id] == x {
				delete(t.live, x.id)
				t.invoke(fn, args)
			}
		})
		return x.obj
	})
	for _, name := range []string{"clearTimeout", "clearInterval", "clearImmediate"} {
		l.Method(g, name, 1, func(call goja.FunctionCall) goja.Value {
			if x := t.find(call.Argument(0)); x != nil {
				t.clear(x)
			}
			return goja.Undefined()
		})
	}
	l.Method(g, "queueMicrotask", 1, func(call goja.FunctionCall) goja.Value {
		fn := t.callback("queueMicrotask", call.Argument(0))
		l.CallMicrotask(func() { t.invoke(fn, nil) })
		return goja.Undefined()
	})
	performance := t.vm.NewObject()
	l.Method(performance, "now", 0, func(goja.FunctionCall) goja.Value { return t.vm.ToValue((l.Time() - t.start) * 1000) })
	l.Hide(g, "performance", performance)
	l.LazyModule("node:timers", func() *goja.Object {
		m := t.vm.NewObject()
		for _, name := range []string{"setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate"} {
			must(m.Set(name, g.Get(name)))
		}
		return m
	})
	return nil
}

// timers is the timers of one Runtime.
type timers struct {
	l     *runtime.Loop
	vm    *goja.Runtime
	proto *goja.Object
	live  map[int64]*timer
	next  int64
	start float64
}

// timer is the object that setTimeout returns, as in Node; it converts to its number, as on the web.
type timer struct {
	runtime.NoProperties
	id    int64
	obj   *goja.Object
	timer *runtime.Timer
	weak  bool
}

func (t *timers) add() *timer {
	t.next++
	x := &timer{id: t.next}
	x.obj = t.vm.NewDynamicObject(x)
	must(x.obj.SetPrototype(t.proto))
	t.live[x.id] = x
	return x
}

func (t *timers) find(v goja.Value) *timer {
	if o, ok := v.(*goja.Object); ok {
		x, _ := o.Export().(*timer)
		return x
	}
	switch id := v.Export().(type) {
	case int64:
		return t.live[id]
	case string:
		n, err := strconv.ParseInt(id, 10, 64)
		if err == nil {
			return t.live[n]
		}
	}
	return nil
}

func (t *timers) clear(x *timer) {
	delete(t.live, x.id)
	if x.timer != nil {
		x.timer.Cancel()
	}
}

func (t *timers) callback(fn string, v goja.Value) goja.Callable {
	f, ok := goja.AssertFunction(v)
	if !ok {
		panic(t.l.TypeError("%s: callback: want a function, got %s", fn, runtime.Describe(v)))
	}
	return f
}

// set makes a timer. As in Node and on the web, a delay that is no number, negative or beyond 2^31-1 counts as the
// shortest one.
func (t *timers) set(name string, args []goja.Value, repeat bool) goja.Value {
	var v goja.Value = goja.Undefined()
	if len(args) > 0 {
		v = args[0]
	}
	fn := t.callback(name, v)
	delay := 0.0
	if len(args) > 1 {
		delay = args[1].ToFloat()
	}
	if !(delay >= 1 && delay <= math.MaxInt32) {
		delay = 0
	}
	if repeat {
		delay = max(delay, 1)
	}
	var params []goja.Value
	if len(args) > 2 {
		params = append(params, args[2:]...)
	}
	x := t.add()
	var fire func()
	when := t.l.Time() + delay/1000
	fire = func() {
		if t.live[x.id] != x {
			return
		}
		if repeat {
			when = max(when+delay/1000, t.l.Time())
			x.timer = t.l.CallAt(when, fire)
			if x.weak {
				x.timer.Unref()
			}
		} else {
			delete(t.live, x.id)
		}
		t.invoke(fn, params)
	}
	x.timer = t.l.CallAt(when, fire)
	return x.obj
}

// invoke calls fn; an error that it throws is an uncaught one.
func (t *timers) invoke(fn goja.Callable, args []goja.Value) {
	if _, err := fn(goja.Undefined(), args...); err != nil {
		t.l.Uncaught(err)
	}
}

func must(err error) {
	if err != nil {
		panic(fmt.Errorf("timers: %w", err))
	}
}
