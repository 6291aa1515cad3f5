package runtime

import (
	"reflect"

	"github.com/dop251/goja"
)

// This file is for coroutines and classes of script that bindings write in Go.

// NewCoroutine calls body as an async function of script is called: it runs up to its first suspension on behalf of
// whoever is current. A body is written in continuation form: each call of [Coroutine.Await], [Coroutine.Return] or
// [Coroutine.Throw] is the last thing that it, or a continuation of it, does. What a body or continuation panics with,
// if it is a value of script, is thrown. name is what reports call it. Loop goroutine only.
func (l *Loop) NewCoroutine(name string, body func(*Coroutine)) *Coroutine {
	c := l.newCoroutine(-1)
	c.call = &lazyCall{name: name}
	c.continueWith(func() { body(c) })
	return c
}

// NewPlainCoroutine is NewCoroutine for a coroutine that neither calls script nor touches objects of script, which is
// cheaper: errors need not be caught on their way through the interpreter. The caller runs its body, with c, at once.
func (l *Loop) NewPlainCoroutine(name string) *Coroutine {
	c := l.newCoroutine(-1)
	c.call = &lazyCall{name: name, plain: true}
	c.coro = coroRunning
	return c
}

// NewLazyCoroutine is NewCoroutine for a coroutine that begins when a task or an await starts it.
func (l *Loop) NewLazyCoroutine(name string, body func(*Coroutine)) *Coroutine {
	c := l.newCoroutine(-1)
	c.call = &lazyCall{name: name, body: body}
	return c
}

// Unawaited arranges for a report if c, a lazy coroutine, is never started ("coroutine 'f' was never awaited").
func (c *Coroutine) Unawaited(name string) { c.l.addUnawaited(c, name) }

// Close ends a lazy coroutine without starting it (coroutine.close); another one is left alone.
func (c *Coroutine) Close() {
	if c.coro != coroLazy {
		return
	}
	if c.call != nil && c.call.lost != nil {
		c.call.lost.looked = true
	}
	c.l.takeToken(c)
	c.coro, c.gen, c.call, c.handled = coroDone, nil, nil, true
	c.rejectCancelled(nil)
}

// Returned returns a coroutine that has ended with v already, for coroutine functions that need not wait.
func (l *Loop) Returned(v goja.Value) *Coroutine {
	c := l.newCoroutine(-1)
	c.coro = coroDone
	c.settle(fulfilled, v)
	return c
}

// Awaitable returns a face of c that c does not hold on to.
func (c *Coroutine) Awaitable() *goja.Object { return c.l.faceless(&c.Promise) }

// continueWith runs a part of a body written in Go.
func (c *Coroutine) continueWith(part func()) {
	l := c.l
	prevCur, prevBase, prevScope := l.cur, l.base, l.scope
	l.cur, l.base, l.scope = nil, false, c.owner
	c.coro = coroRunning
	returned := false
	defer func() {
		l.cur, l.base, l.scope = prevCur, prevBase, prevScope
		if !returned { // unwound by an interrupt or a Go panic
			c.coro = coroDone
			l.aborted = append(l.aborted, c)
		}
	}()
	if c.call != nil && c.call.plain {
		c.try(part)
		returned = true
		return
	}
	ex := l.vm.Try(part)
	returned = true
	if ex != nil && c.coro != coroDone {
		c.Throw(ex.Value())
	}
}

// try is vm.Try for a part of a plain coroutine, whose errors do not come out of the interpreter.
func (c *Coroutine) try(part func()) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case goja.Value:
			if c.coro != coroDone {
				c.Throw(x)
			}
		default:
			panic(x)
		}
	}()
	part()
}

// Await parks c on p and goes on with then, which gets the value (ok) or the error that p was settled with. If p is
// settled, it goes on at once: asyncio does not yield for what is done.
func (c *Coroutine) Await(p *Promise, then func(v goja.Value, ok bool)) {
	l := c.l
	p.retrieved()
	if inner, isCoro := p.self().(*Coroutine); isCoro {
		inner.ensureStarted()
	}
	if p.state != pending {
		then(p.Value(), p.state == fulfilled)
		return
	}
	if t := c.owner.task; t != nil && &t.Promise == p {
		then(l.Error("RuntimeError", "Task cannot await on itself: "+t.describe()), false)
		return
	}
	c.call.then = then
	c.on, c.coro = p, coroParked
	p.wait(c)
}

// HeldBy sets what tells, while c waits, which task could end the wait: the one that holds a lock, say; fn may return
// nil. Reports show it, and one of a deadlock takes it for a wait on that task. A body calls it before it awaits.
func (c *Coroutine) HeldBy(fn func() *Task) {
	if c.call != nil {
		c.call.heldBy = fn
	}
}

// holder returns the task that HeldBy tells of.
func (c *Coroutine) holder() *Task {
	if c.fn >= 0 || c.call == nil || c.call.heldBy == nil || c.coro != coroParked {
		return nil
	}
	return c.call.heldBy()
}

// AwaitValue is Await for any value of script: a promise or a thenable is awaited, another value is there at once.
func (c *Coroutine) AwaitValue(v goja.Value, then func(v goja.Value, ok bool)) {
	o, ok := v.(*goja.Object)
	if !ok {
		then(v, true)
		return
	}
	p := c.l.PromiseOf(o)
	if p == nil {
		p = c.l.NewPromise()
		if p.Resolve(o); p.state == fulfilled {
			then(v, true)
			return
		}
	}
	c.Await(p, then)
}

// CancelWithin asks for the cancellation of what c is doing, on behalf of a scope that c runs (a timeout, a task group).
// The request counts in the task that c belongs to, as Task.Cancel's does. Where c is all that the task waits for, it is
// Task.Cancel; where the task runs other coroutines beside c (a Promise.all of two timeouts, say), these are left alone.
func (c *Coroutine) CancelWithin(req *CancelRequest) bool {
	t := c.owner.task
	if t == nil {
		return c.l.cancelWait(c, nil, req)
	}
	if t.state != pending {
		return false
	}
	for on, n := t.coro, 0; on != nil && n < 1<<20; n++ {
		if on == c {
			return t.cancel(req)
		}
		on, _ = coroutineOf(on.on)
	}
	t.cancelling++
	r := *req
	r.Task = t
	if !c.l.cancelWait(c, t, &r) {
		t.mustCancel, t.request = true, &r
		c.l.unsettled = append(c.l.unsettled, t)
	}
	return true
}

// Call calls the function fn of script and awaits what it returns; a throw comes to then like a rejection.
func (c *Coroutine) Call(fn goja.Callable, then func(v goja.Value, ok bool), args ...goja.Value) {
	v, err := fn(goja.Undefined(), args...)
	if err != nil {
		then(c.l.reasonOf(err), false)
		return
	}
	c.AwaitValue(v, then)
}

// Return ends c with v, which is handed out as it is, even if it is a promise.
func (c *Coroutine) Return(v goja.Value) { c.end(fulfilled, v) }

// Throw ends c with the error v.
func (c *Coroutine) Throw(v goja.Value) { c.end(rejectedState, v) }

// End ends c as an await of it went: with the value or the error v.
func (c *Coroutine) End(v goja.Value, ok bool) {
	if ok {
		c.end(fulfilled, v)
	} else {
		c.end(rejectedState, v)
	}
}

func (c *Coroutine) end(state promiseState, v goja.Value) {
	c.coro, c.call = coroDone, nil
	if c.flags&coroRoot == 0 {
		c.settle(state, v)
		return
	}
	c.flags &^= coroRoot
	c.handled = true
	c.settle(state, v)
	c.owner.task.finish(state, v)
}

// Task returns the task that c belongs to, nil where it runs on behalf of a plain callback.
func (c *Coroutine) Task() *Task { return c.owner.task }

// InitFuture makes f, a future that is part of another structure, a pending one.
func (l *Loop) InitFuture(f *Future) { f.l, f.kind = l, futurePromise }

// InitWait is InitFuture for a future that is handed to scripts as the awaitable of a coroutine function: awaiting it is
// awaiting a coroutine that does nothing but await the future.
func (l *Loop) InitWait(f *Future, label string) { f.l, f.kind, f.Label = l, waitPromise, label }

// hostObject is the face of an instance of a class that a binding wrote. Scripts can put properties on it.
type hostObject struct {
	Properties
	state any
}

var typeHostObject = reflect.TypeFor[*hostObject]()

// Properties holds own properties that scripts put on a host object. It implements goja.DynamicObject.
type Properties struct{ list []property }

// Get implements goja.DynamicObject.
func (p *Properties) Get(key string) goja.Value {
	for i := range p.list {
		if p.list[i].key == key {
			return p.list[i].value
		}
	}
	return nil
}

// Set implements goja.DynamicObject.
func (p *Properties) Set(key string, value goja.Value) bool {
	for i := range p.list {
		if p.list[i].key == key {
			p.list[i].value = value
			return true
		}
	}
	p.list = append(p.list, property{key, value})
	return true
}

// Has implements goja.DynamicObject.
func (p *Properties) Has(key string) bool { return p.Get(key) != nil }

// Delete implements goja.DynamicObject.
func (p *Properties) Delete(key string) bool {
	for i := range p.list {
		if p.list[i].key == key {
			p.list = append(p.list[:i], p.list[i+1:]...)
			break
		}
	}
	return true
}

// Keys implements goja.DynamicObject.
func (p *Properties) Keys() []string {
	keys := make([]string, len(p.list))
	for i := range p.list {
		keys[i] = p.list[i].key
	}
	return keys
}

// NewInstance makes an object of script that carries state, for a class whose own prototype is base. proto is the
// prototype it gets; where it is another than base, that of a subclass, the object is an ordinary one, which can hold
// private fields and symbol keys.
func (l *Loop) NewInstance(state any, proto, base *goja.Object) *goja.Object {
	if proto != base {
		return l.newInstanceOf(proto, &hostObject{state: state})
	}
	obj := l.vm.NewDynamicObject(&hostObject{state: state})
	must(obj.SetPrototype(proto))
	return obj
}

// State returns what NewInstance put into v; nil when v is no such object.
func (l *Loop) State(v goja.Value) any {
	obj, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	switch obj.ExportType() {
	case typeHostObject:
		return obj.Export().(*hostObject).state
	case typeMap:
		if h, ok := l.instanceState(obj).(*hostObject); ok {
			return h.state
		}
	}
	return nil
}

// Symbol returns the well-known symbol Symbol[name], which is made where goja lacks it.
func (l *Loop) Symbol(name string) *goja.Symbol {
	ctor := l.vm.Get("Symbol").(*goja.Object)
	if s, ok := ctor.Get(name).(*goja.Symbol); ok {
		return s
	}
	s := goja.NewSymbol("Symbol." + name)
	must(ctor.DefineDataProperty(name, s, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	return s
}

// SymbolMethod defines a built-in method on obj under a symbol.
func (l *Loop) SymbolMethod(obj *goja.Object, key *goja.Symbol, name string, fn func(goja.FunctionCall) goja.Value) {
	must(obj.DefineDataPropertySymbol(key, l.NewFunction(name, 0, fn), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}
