package runtime

import "github.com/dop251/goja"

// asyncIterator is an iterator that a for await loop or a yield* works with (an Iterator Record, and where sync is set
// an AsyncFromSyncIterator around it).
type asyncIterator struct {
	l      *Loop
	obj    *goja.Object
	method goja.Value
	next   func(goja.FunctionCall) goja.Value // method
	gen    *AsyncGenerator                    // where obj is one and next is the intrinsic
	sync   bool
	raw    bool           // the present request is a raw one
	req    *genRequest    // raw requests, one after the other
	outer  *asyncIterator // of the for await loop around
	done   bool           // it has ended or failed, and is not to be closed
	thrown bool           // the loop is being left by an error
}

// methodOf is GetMethod (7.3.11) for a value that was read already: nil for undefined and null.
func (l *Loop) methodOf(v goja.Value, name string) func(goja.FunctionCall) goja.Value {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil
	}
	fn := l.caller(v)
	if fn == nil {
		panic(l.TypeError("%s is not a function", name))
	}
	return fn
}

// caller returns how to call v from inside a frame of script; nil when v is not callable.
func (l *Loop) caller(v goja.Value) func(goja.FunctionCall) goja.Value {
	if fn := callable(v); fn != nil {
		return fn
	}
	fn, ok := goja.AssertFunction(v)
	if !ok {
		return nil
	}
	return func(call goja.FunctionCall) goja.Value {
		v, err := fn(call.This, call.Arguments...)
		if err != nil {
			panic(l.thrown(err))
		}
		return v
	}
}

// asyncIteratorOf is GetIterator(v, async) (7.4.4). It runs script.
func (l *Loop) asyncIteratorOf(v goja.Value) *asyncIterator {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		panic(l.TypeError("%s is not async iterable", describe(v)))
	}
	it := &asyncIterator{l: l}
	of := v.ToObject(l.vm)
	m := of.GetSymbol(l.symAsyncIterator)
	fn := l.methodOf(m, "Symbol.asyncIterator")
	if fn == nil {
		it.sync = true
		if fn = l.methodOf(of.GetSymbol(goja.SymIterator), "Symbol.iterator"); fn == nil {
			panic(l.TypeError("%s is not async iterable", describe(v)))
		}
	}
	obj, ok := fn(goja.FunctionCall{This: v}).(*goja.Object)
	if !ok {
		panic(l.TypeError("Result of the Symbol.asyncIterator method is not an object"))
	}
	it.obj, it.method = obj, orUndefined(obj.Get("next"))
	if it.method == l.generatorNext && !it.sync {
		it.gen = l.generatorOf(obj)
	}
	return it
}

func orUndefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

// callNext calls the next method with the given arguments.
func (it *asyncIterator) callNext(args []goja.Value) goja.Value {
	if it.next == nil {
		if it.next = it.l.caller(it.method); it.next == nil {
			panic(it.l.TypeError("%s is not a function", describe(it.method)))
		}
	}
	return it.next(goja.FunctionCall{This: it.obj, Arguments: args})
}

// fresh returns a raw request, the one used before where nobody can hold that any more.
func (it *asyncIterator) fresh(c *Coroutine, how resumeKind, args []goja.Value) *genRequest {
	r := it.req
	if r == nil || r.state == pending || r.obj != nil || r.ext != nil {
		r = &genRequest{}
		it.req = r
	} else {
		*r = genRequest{}
	}
	r.l, r.Promise.kind, r.handled = it.l, requestPromise, true
	r.how, r.raw, r.scope, r.gen = how, true, it.l.scope, it.gen
	r.arg = goja.Undefined()
	if len(args) > 0 {
		r.arg = args[0]
	}
	it.raw = true
	return r
}

// ask makes a request of the iterator on behalf of c and awaits the answer. It returns false where the iterator has no
// such method. It runs script.
func (it *asyncIterator) ask(c *Coroutine, how resumeKind, mode suspendMode, args ...goja.Value) (outcome, bool) {
	l := it.l
	if it.sync {
		r := it.fresh(c, how, args)
		it.askSync(r, args)
		return l.awaitPromise(c, &r.Promise, nil, mode), true
	}
	if it.gen != nil && how == resumeNext && !l.thenPatched() {
		r := it.fresh(c, how, args)
		it.gen.send(r, l.quietBase())
		return l.awaitPromise(c, &r.Promise, nil, mode), true
	}
	it.raw = false
	var v goja.Value
	switch how {
	case resumeNext:
		v = it.callNext(args)
	default:
		name := "throw"
		if how == resumeReturn {
			name = "return"
		}
		fn := l.methodOf(it.obj.Get(name), name)
		if fn == nil {
			return outcome{}, false
		}
		v = fn(goja.FunctionCall{This: it.obj, Arguments: args})
	}
	return l.awaitValue(c, orUndefined(v), mode), true
}

// read takes the answer v apart. It runs script unless the request was a raw one.
func (it *asyncIterator) read(v goja.Value) (value goja.Value, done bool) {
	if it.raw {
		return v, it.req.done
	}
	obj, ok := v.(*goja.Object)
	if !ok {
		panic(it.l.TypeError("Iterator result %s is not an object", describe(v)))
	}
	if d := obj.Get("done"); d != nil && d.ToBoolean() {
		return nil, true
	}
	return orUndefined(obj.Get("value")), false
}

// askSync is a method of %AsyncFromSyncIteratorPrototype% (27.1.6.2): r is settled with the answer, its value awaited.
func (it *asyncIterator) askSync(r *genRequest, args []goja.Value) {
	l := it.l
	ex := l.vm.Try(func() {
		var v goja.Value
		closes := true // the iterator, when the value turns out to be rejected
		switch r.how {
		case resumeNext:
			v = it.callNext(args)
		case resumeReturn:
			fn := l.methodOf(it.obj.Get("return"), "return")
			if fn == nil {
				r.answer(r.arg, true)
				return
			}
			v = fn(goja.FunctionCall{This: it.obj, Arguments: args})
			closes = false
		case resumeThrow:
			fn := l.methodOf(it.obj.Get("throw"), "throw")
			if fn == nil {
				it.closeSync(false)
				panic(l.TypeError("The iterator does not provide a 'throw' method"))
			}
			v = fn(goja.FunctionCall{This: it.obj, Arguments: args})
		}
		obj, ok := v.(*goja.Object)
		if !ok {
			panic(l.TypeError("Iterator result %s is not an object", describe(orUndefined(v))))
		}
		it.continueSync(r, obj, closes)
	})
	if ex != nil {
		r.settle(rejectedState, ex.Value())
	}
}

// continueSync is AsyncFromSyncIteratorContinuation (27.1.6.4).
func (it *asyncIterator) continueSync(r *genRequest, result *goja.Object, closes bool) {
	l := it.l
	d := result.Get("done")
	done := d != nil && d.ToBoolean()
	v := orUndefined(result.Get("value"))
	closes = closes && !done
	r.done = done
	var p *Promise
	if obj, ok := v.(*goja.Object); ok {
		if ex := l.vm.Try(func() { p = l.awaitable(obj) }); ex != nil {
			if closes {
				it.closeSync(true)
			}
			panic(ex.Value())
		}
	}
	job := unwrapping{it: it, r: r, closes: closes}
	if l.quietBase() && (p == nil || p.state != pending) { // no program can tell that a tick is left out
		if p == nil {
			r.answer(v, done)
			return
		}
		p.retrieved()
		job.runJob(l, p)
		return
	}
	if p == nil {
		p = l.NewPromise()
		p.settle(fulfilled, v)
	}
	p.retrieved()
	r.on = p
	p.wait(job)
}

// unwrapping settles a request with the value that came from an iterator that is not async.
type unwrapping struct {
	it     *asyncIterator
	r      *genRequest
	closes bool
}

func (j unwrapping) runJob(l *Loop, p *Promise) {
	if j.r.state != pending {
		return
	}
	if p.state == fulfilled {
		j.r.answer(p.Value(), j.r.done)
		return
	}
	if j.closes {
		prev := l.scope
		l.scope = j.r.scope
		j.it.closeSync(true)
		l.scope = prev
	}
	j.r.fail(p)
}

// closeSync is IteratorClose (7.4.11) of an iterator that is not async. failing: for an error, which hides any other.
func (it *asyncIterator) closeSync(failing bool) {
	l := it.l
	closing := func() {
		fn := l.methodOf(it.obj.Get("return"), "return")
		if fn == nil {
			return
		}
		v := fn(goja.FunctionCall{This: it.obj})
		if _, ok := v.(*goja.Object); !ok {
			panic(l.TypeError("Iterator result %s is not an object", describe(orUndefined(v))))
		}
	}
	if failing {
		l.vm.Try(closing)
		return
	}
	closing()
}

// jsIter is %iter(value): the beginning of a for await loop.
func (l *Loop) jsIter(call goja.FunctionCall) goja.Value {
	c := l.cur
	it := l.asyncIteratorOf(call.Arguments[0])
	if c.aux == nil {
		c.aux = &suspension{}
	}
	it.outer, c.aux.loop = c.aux.loop, it
	return goja.Undefined()
}

// jsNext is %next(site): the next value of the innermost for await loop, or loopEnd.
func (l *Loop) jsNext(call goja.FunctionCall) goja.Value {
	c := l.cur
	c.site = int32(call.Arguments[0].ToInteger())
	c.aux.signal = nil
	it := c.aux.loop
	it.done = true // until there is a value: what goes wrong here does not close it
	o, _ := it.ask(c, resumeNext, modeNext)
	if o.how != staySuspended {
		o = it.arrived(o)
	}
	return l.deliver(c, o)
}

// arrived is what the answer to a for await loop's request means for the loop.
func (it *asyncIterator) arrived(o outcome) outcome {
	if o.how == resumeThrow {
		return o
	}
	v, done := it.read(o.v)
	if done {
		return outcome{resumeNext, it.l.loopEnd}
	}
	it.done = false
	return outcome{resumeNext, v}
}

// jsThrown is %thrown(error): the innermost for await loop is left by an error.
func (l *Loop) jsThrown(call goja.FunctionCall) goja.Value {
	aux := l.cur.aux
	s := signalled(call.Arguments[0])
	aux.signal = nil
	if s != nil && s.err == nil {
		return call.Arguments[0]
	}
	aux.loop.thrown = true
	if s != nil {
		return s.err
	}
	return call.Arguments[0]
}

// jsClosing is %closing(value): the value for an array pattern in the head of a for await loop that a return of the
// generator may leave. goja closes the pattern's iterator as for an error then, hiding what goes wrong; a return does not.
func (l *Loop) jsClosing(call goja.FunctionCall) goja.Value {
	aux, v := l.cur.aux, call.Arguments[0]
	if goja.IsUndefined(v) || goja.IsNull(v) {
		return v
	}
	shown := l.vm.NewObject()
	l.SymbolMethod(shown, goja.SymIterator, "", func(goja.FunctionCall) goja.Value {
		fn := l.methodOf(v.ToObject(l.vm).GetSymbol(goja.SymIterator), "Symbol.iterator")
		if fn == nil {
			panic(l.TypeError("%s is not iterable", describe(v)))
		}
		inner, ok := fn(goja.FunctionCall{This: v}).(*goja.Object)
		if !ok {
			panic(l.TypeError("Result of the Symbol.iterator method is not an object"))
		}
		it := &asyncIterator{l: l, obj: inner, method: orUndefined(inner.Get("next"))}
		outer := l.vm.NewObject()
		l.Method(outer, "next", 0, func(goja.FunctionCall) goja.Value { return it.callNext(nil) })
		l.Method(outer, "return", 0, func(goja.FunctionCall) goja.Value {
			if s := aux.signal; s == nil {
				it.closeSync(false)
			} else if ex := l.vm.Try(func() { it.closeSync(false) }); ex != nil {
				s.err = ex.Value()
			}
			return outer
		})
		return outer
	})
	return shown
}

// jsClose is %close(site): the end of the innermost for await loop (AsyncIteratorClose, 7.4.13).
func (l *Loop) jsClose(call goja.FunctionCall) goja.Value {
	c := l.cur
	it := c.aux.loop
	c.aux.loop = it.outer
	closed := l.vm.ToValue(true)
	if it.done {
		return closed
	}
	c.site = int32(call.Arguments[0].ToInteger())
	c.aux.closing = it
	var o outcome
	var asked bool
	if ask := func() { o, asked = it.ask(c, resumeReturn, modeClose) }; !it.thrown {
		ask()
	} else if ex := l.vm.Try(ask); ex != nil {
		return closed
	}
	switch {
	case !asked:
		return closed
	case o.how == staySuspended:
		return goja.Undefined()
	}
	return l.deliver(c, c.closed(o))
}

// closed is what the answer to the return() of a for await loop's iterator means. An error that ends the loop hides
// any other, except for a cancellation, which must not be lost.
func (c *Coroutine) closed(o outcome) outcome {
	l, it := c.l, c.aux.closing
	c.aux.closing = nil
	_, object := o.v.(*goja.Object)
	switch {
	case o.how == resumeThrow && (!it.thrown || l.isCancelledError(o.v)):
		return o
	case it.thrown || it.raw || object:
		return outcome{resumeNext, l.vm.ToValue(true)}
	}
	return outcome{resumeThrow, l.TypeError("Iterator result %s is not an object", describe(o.v))}
}

// jsDelegate is %delegate(value, site): the beginning of a yield* (15.5.5, YieldExpression : yield * AssignmentExpression).
func (l *Loop) jsDelegate(call goja.FunctionCall) goja.Value {
	g := l.cur.generator()
	g.site = int32(call.Arguments[1].ToInteger())
	g.aux.delegate = l.asyncIteratorOf(call.Arguments[0])
	return l.deliver(&g.Coroutine, g.delegated(outcome{resumeNext, goja.Undefined()}))
}

// delegated passes a request on to the iterator of the yield*. It runs script; an error ends the yield*.
func (g *AsyncGenerator) delegated(o outcome) outcome {
	for {
		it := g.aux.delegate
		g.aux.delegate = nil
		g.aux.received = o.how
		answer, ok := it.ask(&g.Coroutine, o.how, modeDelegate, o.v)
		if !ok && o.how == resumeReturn {
			return asReturnOrStay(g.l.awaitValue(&g.Coroutine, o.v, modeReturn))
		}
		if !ok { // no throw method
			answer, ok = it.ask(&g.Coroutine, resumeReturn, modeReject)
			if ok && answer.how == staySuspended {
				return answer
			}
			if !ok {
				answer = outcome{resumeNext, g.l.vm.GlobalObject()}
			}
			return g.delegateClosed(answer)
		}
		g.aux.delegate = it
		if answer.how == staySuspended {
			return answer
		}
		var more bool
		if o, more = g.delegateAnswer(answer); !more {
			return o
		}
	}
}

func asReturnOrStay(o outcome) outcome {
	if o.how == staySuspended {
		return o
	}
	return asReturn(o)
}

// delegateAnswered goes on with a yield* when the answer of its iterator has come.
func (g *AsyncGenerator) delegateAnswered(answer outcome) outcome {
	o, more := g.delegateAnswer(answer)
	if more {
		return g.delegated(o)
	}
	return o
}

// delegateAnswer is what an answer means: the end of the yield*, or a value to yield. more: o is for the delegate.
func (g *AsyncGenerator) delegateAnswer(answer outcome) (o outcome, more bool) {
	it := g.aux.delegate
	g.aux.delegate = nil
	if answer.how == resumeThrow {
		return answer, false
	}
	v, done := it.readAll(answer.v)
	if done {
		if g.aux.received == resumeReturn {
			return outcome{resumeReturn, v}, false
		}
		return outcome{resumeNext, v}, false
	}
	g.aux.delegate = it
	g.pop().answer(v, false)
	r := g.first
	if r == nil {
		return g.following(), false
	}
	g.owner, g.l.scope = r.scope, r.scope
	o = outcome{r.how, r.arg}
	if r.how == resumeReturn {
		if o = asReturnOrStay(g.l.awaitValue(&g.Coroutine, r.arg, modeReturn)); o.how == staySuspended {
			return o, false
		}
	}
	return o, true
}

// readAll is read for a yield*, which wants the value of the last answer as well.
func (it *asyncIterator) readAll(v goja.Value) (value goja.Value, done bool) {
	if it.raw {
		return v, it.req.done
	}
	value, done = it.read(v)
	if done {
		value = orUndefined(v.(*goja.Object).Get("value"))
	}
	return value, done
}

// delegateClosed is the end of a yield* whose iterator has no throw method, after that was closed.
func (c *Coroutine) delegateClosed(o outcome) outcome {
	if o.how == resumeThrow {
		return o
	}
	if _, object := o.v.(*goja.Object); !object {
		return outcome{resumeThrow, c.l.TypeError("Iterator result %s is not an object", describe(o.v))}
	}
	return outcome{resumeThrow, c.l.TypeError("The iterator does not provide a 'throw' method")}
}
