package runtime

import "github.com/dop251/goja"

// This file suspends coroutines for more than an await: the steps of for await loops, of yield and of yield*, between
// which Go code decides how the body goes on.

// quietBase reports whether an await in the coroutine that is current may go on at once: the scheduler stepped it with
// no script below, and no job is queued. See takeSettled.
func (l *Loop) quietBase() bool { return l.base && l.micro.len() == 0 && !l.foreignJobs }

// awaitValue is Await(v) in c, which is running: it gives the outcome if that can be had at once, and parks c otherwise.
func (l *Loop) awaitValue(c *Coroutine, v goja.Value, mode suspendMode) outcome {
	var p *Promise
	if obj, ok := v.(*goja.Object); ok {
		p = l.awaitable(obj)
	}
	return l.awaitPromise(c, p, v, mode)
}

// awaitPromise is the same for a promise, or for the value v where p is nil.
func (l *Loop) awaitPromise(c *Coroutine, p *Promise, v goja.Value, mode suspendMode) outcome {
	if p != nil {
		p.retrieved()
		if t := c.owner.task; p.state == pending && t != nil && &t.Promise == p {
			return outcome{resumeThrow, l.Error("RuntimeError", "Task cannot await on itself: "+t.describe())}
		}
	}
	switch {
	case p != nil && p.state == pending:
		c.on = p
		p.wait(c)
	case l.quietBase():
		if p == nil {
			return outcome{resumeNext, v}
		}
		if v = p.Value(); p.state == rejectedState {
			l.traceResumed(c, v)
			return outcome{resumeThrow, v}
		}
		return outcome{resumeNext, v}
	case p == nil:
		c.flags |= coroTick
		c.val = v
		l.micro.push(c, nil)
	default:
		c.flags |= coroTick
		c.on = p
		l.micro.push(c, p)
	}
	c.coro, c.aux.mode = coroParked, mode
	return outcome{how: staySuspended}
}

// deliver is how a helper that was called by c's body ends: with a value, with a throw, or with undefined, upon which
// the body yields.
func (l *Loop) deliver(c *Coroutine, o outcome) goja.Value {
	if o.how == resumeReturn {
		o = c.generator().passable(o)
	}
	switch o.how {
	case staySuspended:
		return goja.Undefined()
	case resumeThrow:
		panic(o.v)
	case resumeNext:
		if !goja.IsUndefined(o.v) && !goja.IsNull(o.v) {
			return o.v
		}
	}
	l.again, l.how, l.arg[0] = true, o.how, o.v
	return goja.Undefined()
}

// advance runs a part between two steps of c's body; what script throws in it is the outcome.
func (c *Coroutine) advance(base bool, part func() outcome) (o outcome) {
	l := c.l
	prevCur, prevBase, prevScope := l.cur, l.base, l.scope
	l.cur, l.base, l.scope = c, base, c.owner
	c.coro = coroRunning
	done := false
	defer func() {
		l.cur, l.base, l.scope = prevCur, prevBase, prevScope
		if !done { // unwound by an interrupt or a Go panic
			c.gen, c.coro = nil, coroDone
			l.aborted = append(l.aborted, c)
		}
	}()
	ex := l.vm.Try(func() { o = part() })
	done = true
	if ex != nil {
		o = outcome{resumeThrow, ex.Value()}
	}
	return o
}

// resumeSuspended goes on with a coroutine that waited for more than an await: what it waited for has come.
func (c *Coroutine) resumeSuspended(o outcome) {
	mode := c.aux.mode
	c.aux.mode = modeAwait
	switch mode {
	case modeNext:
		if it := c.aux.loop; it.raw {
			o = it.arrived(o)
		} else {
			o = c.advance(true, func() outcome { return it.arrived(o) })
		}
	case modeClose:
		o = c.closed(o)
	case modeYield:
		g := c.generator()
		if g.first.next == nil && !c.l.thenPatched() { // as mostly: no script runs
			o = g.yielded(o)
		} else {
			o = c.advance(true, func() outcome { return g.yielded(o) })
		}
	case modeReturn:
		o = c.advance(true, func() outcome { return c.generator().received(asReturn(o)) })
	case modeDelegate:
		o = c.advance(true, func() outcome { return c.generator().delegateAnswered(o) })
	case modeReject:
		o = c.delegateClosed(o)
	}
	switch {
	case o.how == staySuspended:
	case c.kind == generatorPromise:
		c.generator().enter(o, true)
	default:
		c.l.step(c, o.v, o.how, true)
	}
}
