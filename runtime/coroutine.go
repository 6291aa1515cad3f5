package runtime

import (
	"reflect"

	"github.com/dop251/goja"
)

// Coroutine is a call of an async function: a generator that Go steps, and the promise of its result. Its face in
// script is the promise that the call returned.
//
// A coroutine begins at once when it is called, as ECMAScript has it, unless it was called as a go statement or through
// asyncio.coroutine: then it is lazy until a task, an await or a then starts it. Loop goroutine only.
type Coroutine struct {
	Promise
	gen   *goja.Object // the suspended or running generator; nil before and after
	call  *lazyCall    // a lazy call that has no generator
	on    *Promise     // what the coroutine is parked on
	owner *scope
	aux   *suspension // of an async generator, and of what runs a for await loop; nil for others
	fn    int32       // index of the function that was called; -1 when it is none of a script's
	site  int32       // index of the await site where it is, or was last, parked; -1 before
}

type coroState uint8

const (
	coroLazy coroState = iota
	coroRunning
	coroParked
	coroDone
)

type coroFlags uint8

const (
	// coroRoot: the owner's task ends with this coroutine.
	coroRoot coroFlags = 1 << iota
	// coroTick: the await only takes the tick that ECMAScript wants; a cancellation is not delivered here.
	coroTick
	// coroAsked: a cancellation is looking for what it waits for; coroutines may wait for each other in a circle.
	coroAsked
)

// lazyCall is a call that waits: of an async function without an await, or of a host's coroutine function.
type lazyCall struct {
	fn   func(goja.FunctionCall) goja.Value
	this goja.Value
	args []goja.Value

	// For a body written in Go: it, or where it goes on, and what reports call it.
	body   func(*Coroutine)
	then   func(v goja.Value, ok bool)
	heldBy func() *Task
	name   string
	lost   *lostError // where it is to be told if it is never started
	// plain: neither calls script nor touches its objects
	plain bool
}

// stepping is what a step hands to the closure it runs under Try, which is made once.
type stepping struct {
	next, throw   func(goja.FunctionCall) goja.Value // %GeneratorPrototype%'s, without goja's wrapping
	ret           func(goja.FunctionCall) goja.Value
	iterateScript goja.Callable
	startFn       func() // makes a generator and runs it to its first suspension; made once, to run under Try
	gen           *goja.Object
	arg           [1]goja.Value
	how           resumeKind
	again         bool // what just yielded can go on at once, as how and arg say
	result        goja.Value
	todo          int
}

var (
	typePromise   = reflect.TypeFor[*Promise]()
	typeCoroutine = reflect.TypeFor[*Coroutine]()
	typeFuture    = reflect.TypeFor[*Future]()
	typeTask      = reflect.TypeFor[*Task]()
	typeToken     = reflect.TypeFor[*token]()
	typeMap       = reflect.TypeFor[map[string]any]()
)

func (l *Loop) initStepping(pieces *goja.Object) {
	g := pieces.Get("generator").(*goja.Object).Prototype()
	raw := func(name string) func(goja.FunctionCall) goja.Value {
		return g.Get(name).Export().(func(goja.FunctionCall) goja.Value)
	}
	l.next, l.throw, l.ret = raw("next"), raw("throw"), raw("return")
	l.startFn = func() {
		c, gen := l.cur, l.generate(l.genCall).(*goja.Object)
		c.gen = gen
		l.arg[0] = goja.Undefined()
		l.result = l.next(goja.FunctionCall{This: gen, Arguments: l.arg[:]})
	}
	fn, _ := goja.AssertFunction(pieces.Get("loop"))
	body := must1(fn(goja.Undefined(), l.vm.ToValue(func(goja.FunctionCall) goja.Value {
		l.runReady()
		return goja.Undefined()
	})))
	l.iterateScript, _ = goja.AssertFunction(body)
}

func (l *Loop) newCoroutine(fn int32) *Coroutine {
	c := &Coroutine{fn: fn, owner: l.scope, site: -1}
	c.l, c.kind = l, coroPromise
	return c
}

// Started reports whether the body has begun.
func (c *Coroutine) Started() bool { return c.coro != coroLazy }

// Name returns the name of the function that was called.
func (c *Coroutine) Name() string {
	if c.fn < 0 {
		if c.call != nil {
			return c.call.name
		}
		return ""
	}
	return c.l.funcs[c.fn].Name
}

// ensureStarted begins a lazy coroutine where it stands, on behalf of whoever is current.
func (c *Coroutine) ensureStarted() {
	if c.coro == coroLazy {
		if c.flags&coroRoot == 0 {
			c.owner = c.l.scope
		}
		c.begin(false)
	}
}

// begin runs the body up to its first suspension. base tells that the scheduler does, with no script below.
func (c *Coroutine) begin(base bool) {
	if c.call == nil {
		c.l.step(c, goja.Undefined(), resumeNext, base)
		return
	}
	call := c.call
	if call.lost != nil {
		call.lost.looked = true
	}
	if call.body != nil {
		c.continueWith(func() { call.body(c) })
		return
	}
	c.call = nil
	c.coro = coroRunning
	l := c.l
	prevCur, prevBase, prevScope := l.cur, l.base, l.scope
	l.cur, l.base, l.scope = nil, false, c.owner
	var v goja.Value
	returned := false
	defer func() {
		if !returned { // unwound by an interrupt or a Go panic
			c.coro = coroDone
			l.aborted = append(l.aborted, c)
		}
	}()
	ex := l.vm.Try(func() { v = call.fn(goja.FunctionCall{This: call.this, Arguments: call.args}) })
	returned = true
	l.cur, l.base, l.scope = prevCur, prevBase, prevScope
	if ex != nil {
		c.finish(rejectedState, ex.Value())
		return
	}
	if pr := l.promiserOf(v); pr != nil {
		if inner, ok := pr.(*Coroutine); ok {
			inner.owner = c.owner
			inner.ensureStarted()
		}
		p := pr.promise()
		c.coro, c.on = coroParked, p
		p.retrieved()
		p.wait(c)
		return
	}
	c.finish(fulfilled, v)
}

// callsPerStep is about how many entries of goja's call stack a nested call of an async function takes. It makes the
// RangeError that script can catch come before goja's own, which it cannot.
const callsPerStep = 8

// step resumes c with v until it suspends or ends. Everything that runs coroutines goes through here.
func (l *Loop) step(c *Coroutine, v goja.Value, how resumeKind, base bool) {
	l.gen, l.arg[0], l.how = c.gen, v, how
	l.enterCoroutine(c, nil, base)
}

// resume enters the generator l.gen. What script throws out of it comes back as ex. It need not run under Try, since
// goja's generators put the machine back in order themselves when they are left by a throw.
func (l *Loop) resume() (ex *goja.Exception) {
	defer func() {
		if x := recover(); x != nil {
			thrown, ok := x.(*goja.Exception)
			if !ok {
				panic(x)
			}
			ex = thrown
		}
	}()
	f := l.next
	switch l.how {
	case resumeThrow:
		f = l.throw
	case resumeReturn:
		f = l.ret
	}
	l.result = f(goja.FunctionCall{This: l.gen, Arguments: l.arg[:]})
	return nil
}

// enterCoroutine runs c until it suspends or ends: by start, which makes its generator first, or by resuming l.gen.
func (l *Loop) enterCoroutine(c *Coroutine, start func(), base bool) {
	if l.depth >= l.rt.limits.CallDepth/callsPerStep {
		c.gen = nil
		c.finish(rejectedState, l.RangeError("Maximum call stack size exceeded"))
		return
	}
	prevCur, prevBase, prevScope := l.cur, l.base, l.scope
	l.cur, l.base, l.scope = c, base, c.owner
	c.coro = coroRunning
	if l.depth == 0 {
		l.bottom = c
	}
	l.depth++
	finished := false
	defer func() {
		if l.depth--; l.depth == 0 {
			l.bottom = nil
		}
		l.cur, l.base, l.scope = prevCur, prevBase, prevScope
		if !finished { // unwound by an interrupt or a Go panic: the generator is beyond use
			c.gen, c.coro = nil, coroDone
			l.aborted = append(l.aborted, c)
		}
	}()
	var ex *goja.Exception
	if start != nil {
		ex = l.vm.Try(start)
	} else {
		ex = l.resume()
	}
	for l.again {
		l.again, l.gen = false, c.gen
		ex = l.resume()
	}
	finished = true
	if ex == nil && c.coro == coroParked {
		return
	}
	c.gen = nil
	if ex != nil {
		c.finish(rejectedState, ex.Value())
		return
	}
	r := l.result.(*goja.Object)
	l.result = nil
	c.finish(fulfilled, r.Get("value"))
}

// finish ends c with the value or the error of its body.
func (c *Coroutine) finish(state promiseState, v goja.Value) {
	c.coro = coroDone
	if state == rejectedState {
		c.l.traceThrow(c, v)
	}
	if c.kind == generatorPromise {
		c.generator().finished(state, v)
		return
	}
	if c.flags&coroRoot != 0 {
		c.flags &^= coroRoot
		t := c.owner.task
		if state == fulfilled && c.awaitReturned(v) {
			c.flags |= coroRoot
			return
		}
		c.handled = true
		c.settle(state, v)
		t.finish(state, v)
		return
	}
	if state == fulfilled {
		if p := c.l.PromiseOf(v); p != nil {
			c.on = p // which a cancellation has to reach
		}
		c.Resolve(v)
	} else {
		c.settle(rejectedState, v)
	}
}

// awaitReturned parks the root of a task, whose body is done, on the promise or thenable that it returned, if v is one:
// the task ends with that, and a cancellation goes there.
func (c *Coroutine) awaitReturned(v goja.Value) bool {
	if _, ok := v.(*goja.Object); !ok {
		return false
	}
	pr := c.l.promiserOf(v)
	if pr == nil {
		q := c.l.NewPromise()
		if q.Resolve(v); q.state == fulfilled {
			return false
		}
		pr = q
	} else if inner, ok := pr.(*Coroutine); ok {
		inner.ensureStarted()
	}
	p := pr.promise()
	c.coro, c.gen, c.on = coroParked, nil, p
	p.retrieved()
	p.wait(c)
	return true
}

// runJob resumes a parked coroutine: its promise settled, or a resumption was queued for it.
func (c *Coroutine) runJob(l *Loop, p *Promise) {
	if c.coro != coroParked {
		return // finished meanwhile, by an abort
	}
	v, throwing := c.val, false
	c.val = nil
	tick := c.flags&coroTick != 0
	c.flags &^= coroTick
	c.on = nil
	if t := c.owner.task; t != nil && t.extra != nil {
		t.extra.steps++
	}
	if p != nil {
		throwing = p.state == rejectedState
		t := c.owner.task
		if t != nil && t.mustCancel && (tick || p.kind == coroPromise || p.kind == requestPromise) {
			l.unsettled = append(l.unsettled, t) // no suspension in asyncio's sense: the next one is
			t = nil
		}
		if t != nil && t.mustCancel {
			v, throwing = t.takeCancel(p), true
		} else if throwing && p.cancelled && p.val == nil && c.abandonable() {
			c.dropCancelled(p.takeCancelled())
			return
		} else {
			v = p.Value()
		}
	} else if t := c.owner.task; t != nil && t.mustCancel {
		l.unsettled = append(l.unsettled, t)
	}
	if c.gen == nil {
		if c.call != nil && c.call.then != nil {
			c.call.heldBy = nil
			c.continueWith(func() { c.call.then(v, !throwing) })
			return
		}
		c.End(v, !throwing) // the call of a host's coroutine function
		return
	}
	how := resumeNext
	if throwing {
		l.traceResumed(c, v)
		how = resumeThrow
	}
	if c.aux != nil && c.aux.mode != modeAwait {
		c.resumeSuspended(outcome{how, v})
		return
	}
	l.step(c, v, how, true)
}

// abandonable reports that no script of the body would see a throw at the present await: no try statement, no iterator
// to close stands around it. Such a coroutine is ended without being resumed.
func (c *Coroutine) abandonable() bool {
	return c.gen != nil && c.site >= 0 && !c.l.sites[c.site].Guarded
}

func (c *Coroutine) dropCancelled(msg *CancelRequest) {
	c.gen, c.coro = nil, coroDone
	if c.kind == generatorPromise {
		c.generator().dropped(msg)
		return
	}
	if c.flags&coroRoot != 0 {
		c.flags &^= coroRoot
		c.handled = true
		c.rejectCancelled(msg)
		c.owner.task.finishCancelled(msg)
		return
	}
	c.rejectCancelled(msg)
}

// queueThrow makes a parked coroutine that waits for nothing any more resume with a CancelledError.
func (c *Coroutine) queueCancelled(msg *CancelRequest) {
	c.on = nil
	p := &Promise{l: c.l, state: rejectedState, cancelled: true, handled: true, kind: cancelledPromise}
	p.extension().msg = msg
	c.l.ready.push(cancelDelivery{c}, p)
}

// cancelDelivery throws a CancelledError into a coroutine whose await was unhooked.
type cancelDelivery struct{ c *Coroutine }

func (d cancelDelivery) runJob(l *Loop, p *Promise) {
	if t := d.c.owner.task; t != nil {
		t.mustCancel = false // CPython: a CancelledError is delivered already
	}
	d.c.runJob(l, p)
}

// jsAwait is %await(value, site): it returns the value if it can be had without suspending. Otherwise it returns
// undefined, upon which the generator yields; so it does for a value that is null or undefined, with which it is resumed
// at once.
func (l *Loop) jsAwait(call goja.FunctionCall) goja.Value {
	c := l.cur
	c.site = int32(call.Arguments[1].ToInteger())
	v := call.Arguments[0]
	var p *Promise
	if obj, ok := v.(*goja.Object); ok {
		p = l.awaitable(obj)
	}
	if p == nil || p.state != pending {
		return l.takeSettled(c, p, v)
	}
	if t := c.owner.task; t != nil && &t.Promise == p {
		panic(l.Error("RuntimeError", "Task cannot await on itself: "+t.describe()))
	}
	p.retrieved()
	c.on, c.coro = p, coroParked
	p.wait(c)
	return goja.Undefined()
}

// awaitable is the promise to wait for in an await of obj (PromiseResolve of %Promise%). It may run script.
func (l *Loop) awaitable(obj *goja.Object) *Promise {
	pr := l.promiserOf(obj)
	if pr == nil {
		if obj.ClassName() == "Promise" { // goja's own: its jobs run outside of our frame, which must be left for them
			l.foreignJobs = true
		}
		p := l.NewPromise()
		p.Resolve(obj)
		return p
	}
	p := pr.promise()
	if c, ok := pr.(*Coroutine); ok {
		c.ensureStarted()
	}
	if p.own() && obj.Get("constructor") != l.promiseCtor {
		p = l.NewPromise()
		p.Resolve(obj)
	}
	return p
}

// takeSettled answers an await on v, or on the settled promise p. Where the scheduler stepped c with no script below it
// and no job is queued, suspending would only bring it straight back, which no program can tell; so it goes on at once.
func (l *Loop) takeSettled(c *Coroutine, p *Promise, v goja.Value) goja.Value {
	if p != nil {
		p.retrieved()
	}
	if l.base && l.micro.len() == 0 && !l.foreignJobs {
		if p != nil {
			v = p.Value()
			if p.state == rejectedState {
				l.traceResumed(c, v)
				panic(v)
			}
		}
		if goja.IsUndefined(v) || goja.IsNull(v) {
			l.again, l.how, l.arg[0] = true, resumeNext, v
			return goja.Undefined()
		}
		return v
	}
	c.coro = coroParked
	c.flags |= coroTick
	if p == nil {
		c.val = v
		l.micro.push(c, nil)
	} else {
		c.on = p
		l.micro.push(c, p)
	}
	return goja.Undefined()
}

// adopt makes c, and what it waits for, part of the task that owns to.
func (c *Coroutine) adopt(to *scope) {
	from := c.owner
	for c != nil && c.owner == from && c.coro != coroDone {
		c.owner = to
		next, _ := coroutineOf(c.on)
		c = next
	}
}

// coroutineOf returns the coroutine that p waits for: the one it is the promise of, or the body of the async generator
// that works on the request p.
func coroutineOf(p *Promise) (*Coroutine, bool) {
	if p == nil {
		return nil, false
	}
	switch p.kind {
	case coroPromise:
		return p.self().(*Coroutine), true
	case requestPromise:
		return p.self().(*genRequest).worker()
	}
	return nil, false
}
