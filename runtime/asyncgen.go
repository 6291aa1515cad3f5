package runtime

import (
	"iter"
	"reflect"
	"weak"

	"github.com/dop251/goja"
)

// AsyncGenerator is an async generator of script (ECMA-262, 27.6). Its body is a coroutine that nobody awaits: what runs
// it are the requests made by next, return and throw, each with a promise of its own. The body works on behalf of
// whoever made the request that it works on. Loop goroutine only.
type AsyncGenerator struct {
	Coroutine
	first, last *genRequest // the queue of requests
	susp        suspension
	task        *Task // in which it was iterated first
	entry       int   // where it is registered, less one; 0: nowhere
	state       generatorState
}

type generatorState uint8

const (
	generatorStart generatorState = iota
	generatorYielded
	generatorExecuting
	generatorDraining // its body is done; requests are being answered
	generatorCompleted
)

// resumeKind is how a generator function is resumed, or that it is not.
type resumeKind uint8

const (
	resumeNext resumeKind = iota
	resumeThrow
	resumeReturn
	staySuspended
)

// outcome is what becomes of a suspended function: how it goes on, and with what.
type outcome struct {
	how resumeKind
	v   goja.Value
}

// suspendMode is what a coroutine waits for, where that is more than the value of an await.
type suspendMode uint8

const (
	modeAwait    suspendMode = iota
	modeNext                 // a for await loop's next value
	modeClose                // the end of a for await loop
	modeYield                // the operand of yield
	modeReturn               // the value that return() was called with
	modeDelegate             // an answer of the iterator of a yield*
	modeReject               // the return() of the iterator of a yield* that has no throw()
)

// suspension is what a coroutine knows of its for await loops, and an async generator of its yields.
type suspension struct {
	mode     suspendMode
	received resumeKind     // the request that a delegate works on
	loop     *asyncIterator // of the innermost for await loop
	closing  *asyncIterator // in modeClose: of the loop that is being left
	signal   *returnSignal  // on its way out of the head of a for await loop
	delegate *asyncIterator // of the yield* that is under way
}

// genRequest is a call of next, return or throw of an async generator, with the promise of its answer. The requests of
// for await loops and of yield* are raw: nobody sees their promise, and its value is not put into an object.
type genRequest struct {
	Promise
	gen   *AsyncGenerator // nil: of an iterator that is not async
	next  *genRequest
	scope *scope // on whose behalf
	arg   goja.Value
	on    *Promise // what it waits for itself
	how   resumeKind
	raw   bool
	done  bool // the answer is the last one
}

// returnSignal is thrown into a generator function to make it return from within a try statement: goja's own generators
// do not survive an error in a finally block on their way out. The catch clauses of async generators pass it on (%back).
type returnSignal struct {
	Properties
	value goja.Value
	err   goja.Value // of an iterator that was closed on the way, which takes the return's place
}

var (
	typeAsyncGenerator = reflect.TypeFor[*AsyncGenerator]()
	typeGenRequest     = reflect.TypeFor[*genRequest]()
	typeReturnSignal   = reflect.TypeFor[*returnSignal]()
)

// asyncGenerators is what the loop knows of async generators.
type asyncGenerators struct {
	generatorObjects
	loopEnd *goja.Object // stands for the end of a for await loop

	started []weak.Pointer[AsyncGenerator] // those whose body has begun and not ended
	sweepAt int                            // length of started at which the dropped ones are taken out
}

// AsyncGenerators iterates over the async generators that are suspended at a yield, in no order: those that asyncio
// closes at the end of a run (asyncio.loop.shutdown_asyncgens). They are held weakly: one that no script can reach may
// be missing. Loop goroutine only; generators may be closed meanwhile.
func (l *Loop) AsyncGenerators() iter.Seq[*AsyncGenerator] {
	return func(yield func(*AsyncGenerator) bool) {
		for _, w := range append([]weak.Pointer[AsyncGenerator](nil), l.started...) {
			if g := w.Value(); g != nil && g.state == generatorYielded && !yield(g) {
				return
			}
		}
	}
}

// Task returns the task in which g was iterated first; nil for one that was iterated in no task.
func (g *AsyncGenerator) Task() *Task { return g.task }

// Close calls g's return, on behalf of whoever is current, and returns the promise of the answer: it settles when the
// finally blocks of the body have run (Python's agen.aclose).
func (g *AsyncGenerator) Close() *Promise {
	r := g.request(resumeReturn, goja.Undefined())
	g.send(r, false)
	return &r.Promise
}

func (c *Coroutine) generator() *AsyncGenerator { return c.self().(*AsyncGenerator) }

func (l *Loop) newAsyncGenerator(fn int32, gen *goja.Object, proto goja.Value) *goja.Object {
	g := &AsyncGenerator{}
	g.l, g.kind, g.fn, g.site, g.owner = l, generatorPromise, fn, -1, l.scope
	g.gen, g.aux = gen, &g.susp
	p, ok := proto.(*goja.Object)
	if !ok {
		p = l.generatorProto
	}
	obj := l.vm.NewDynamicObject(g)
	must(obj.SetPrototype(p))
	return obj
}

// generatorOf returns the async generator behind v, nil for other values.
func (l *Loop) generatorOf(v goja.Value) *AsyncGenerator {
	obj, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	switch obj.ExportType() {
	case typeAsyncGenerator:
		return obj.Export().(*AsyncGenerator)
	case typeMap: // see ordinary.go
		g, _ := l.instanceState(obj).(*AsyncGenerator)
		return g
	}
	return nil
}

func (g *AsyncGenerator) request(how resumeKind, arg goja.Value) *genRequest {
	r := &genRequest{gen: g, how: how, arg: arg, scope: g.l.scope}
	r.l, r.Promise.kind = g.l, requestPromise
	return r
}

func (g *AsyncGenerator) enqueue(r *genRequest) {
	if g.last == nil {
		g.first = r
	} else {
		g.last.next = r
	}
	g.last = r
}

func (g *AsyncGenerator) pop() *genRequest {
	r := g.first
	if r == nil {
		return nil
	}
	if g.first = r.next; g.first == nil {
		g.last = nil
	}
	r.next = nil
	return r
}

// worker returns the coroutine that works on r.
func (r *genRequest) worker() (*Coroutine, bool) {
	if g := r.gen; g != nil && g.first == r && g.state == generatorExecuting {
		return &g.Coroutine, true
	}
	return nil, false
}

// via returns the pending promise that a request passes on, nil where p is none or waits for none.
func (p *Promise) via() *Promise {
	if p.kind != requestPromise {
		return nil
	}
	if on := p.self().(*genRequest).on; on != nil && on.state == pending {
		return on
	}
	return nil
}

// answer fulfils r.
func (r *genRequest) answer(v goja.Value, done bool) {
	r.done, r.on = done, nil
	switch {
	case r.raw:
		r.settle(fulfilled, v)
	case r.l.thenPatched():
		r.Resolve(r.l.iterResult(v, done))
	default:
		r.settle(fulfilled, r.l.iterResult(v, done))
	}
}

// fail rejects r as a promise was rejected.
func (r *genRequest) fail(p *Promise) {
	r.on = nil
	if p.cancelled && p.val == nil {
		r.rejectCancelled(p.takeCancelled())
		return
	}
	r.settle(rejectedState, p.Value())
}

// send is the common part of next, return and throw (27.6.1.2 to 4). base: nothing of script below would notice if an
// await in the body went on at once.
func (g *AsyncGenerator) send(r *genRequest, base bool) {
	switch g.state {
	case generatorStart:
		switch r.how {
		case resumeNext:
			g.enqueue(r)
			g.register()
			g.wake(base)
			return
		case resumeThrow:
			g.end()
			g.state = generatorCompleted
		case resumeReturn:
			g.end()
		}
	case generatorYielded:
		g.enqueue(r)
		g.wake(base)
		return
	case generatorExecuting, generatorDraining:
		g.enqueue(r)
		return
	}
	switch r.how {
	case resumeNext:
		r.answer(goja.Undefined(), true)
	case resumeThrow:
		r.settle(rejectedState, r.arg)
	case resumeReturn:
		g.enqueue(r)
		g.drain()
	}
}

// wake resumes a body that is suspended, for the first request.
func (g *AsyncGenerator) wake(base bool) {
	r := g.first
	g.state, g.owner = generatorExecuting, r.scope
	o := outcome{r.how, r.arg}
	if o.how == resumeReturn || g.aux.delegate != nil {
		o = g.advance(base, func() outcome { return g.resumption(r) })
	}
	g.enter(o, base)
}

// enter resumes the body as o says.
func (g *AsyncGenerator) enter(o outcome, base bool) {
	if o.how == staySuspended {
		return
	}
	o = g.passable(o)
	g.l.step(&g.Coroutine, o.v, o.how, base)
}

// passable turns a return that has to pass a try statement into the throw of a signal.
func (g *AsyncGenerator) passable(o outcome) outcome {
	if o.how == resumeReturn && g.site >= 0 && g.l.sites[g.site].Try {
		g.aux.signal = &returnSignal{value: o.v}
		return outcome{resumeThrow, g.l.vm.NewDynamicObject(g.aux.signal)}
	}
	return o
}

func signalled(v goja.Value) *returnSignal {
	if obj, ok := v.(*goja.Object); ok && obj.ExportType() == typeReturnSignal {
		return obj.Export().(*returnSignal)
	}
	return nil
}

// jsBack is %back(error), at the start of the catch clauses of async generators.
func (l *Loop) jsBack(call goja.FunctionCall) goja.Value {
	if signalled(call.Arguments[0]) != nil {
		panic(call.Arguments[0])
	}
	return goja.Undefined()
}

// jsYield is %yield(value, site) (27.6.3.8).
func (l *Loop) jsYield(call goja.FunctionCall) goja.Value {
	g := l.cur.generator()
	g.site = int32(call.Arguments[1].ToInteger())
	o := l.awaitValue(&g.Coroutine, call.Arguments[0], modeYield)
	if o.how != staySuspended {
		o = g.yielded(o)
	}
	return l.deliver(&g.Coroutine, o)
}

// yielded goes on after the operand of yield was awaited.
func (g *AsyncGenerator) yielded(o outcome) outcome {
	if o.how == resumeThrow {
		return o
	}
	g.pop().answer(o.v, false)
	return g.following()
}

// following takes up the next request, after one was answered by a yield.
func (g *AsyncGenerator) following() outcome {
	r := g.first
	if r == nil {
		g.state, g.coro, g.Coroutine.on = generatorYielded, coroParked, nil
		return outcome{how: staySuspended}
	}
	g.owner, g.l.scope = r.scope, r.scope
	return g.resumption(r)
}

// resumption is what a request does to a body that is suspended at a yield (AsyncGeneratorUnwrapYieldResumption).
func (g *AsyncGenerator) resumption(r *genRequest) outcome {
	o := outcome{r.how, r.arg}
	if r.how == resumeReturn {
		o = g.l.awaitValue(&g.Coroutine, r.arg, modeReturn)
		if o.how == staySuspended {
			return o
		}
		o = asReturn(o)
	}
	return g.received(o)
}

// asReturn is what an awaited value means for a return.
func asReturn(o outcome) outcome {
	if o.how == resumeNext {
		o.how = resumeReturn
	}
	return o
}

// received hands what was requested to the delegate, if there is one.
func (g *AsyncGenerator) received(o outcome) outcome {
	if g.aux.delegate == nil {
		return o
	}
	return g.delegated(o)
}

// finished is called when the body has ended, with its value or its error (AsyncGeneratorStart, steps 4.f to l).
func (g *AsyncGenerator) finished(state promiseState, v goja.Value) {
	g.end()
	if s := signalled(v); s != nil {
		state, v = fulfilled, s.value
	}
	if r := g.pop(); state == fulfilled {
		r.answer(v, true)
	} else {
		r.settle(rejectedState, v)
	}
	g.drain()
}

// dropped ends a body that a cancellation left without a resumption.
func (g *AsyncGenerator) dropped(msg *CancelRequest) {
	g.end()
	g.pop().rejectCancelled(msg)
	g.drain()
}

// abort ends g when something unwound its body.
func (g *AsyncGenerator) abort(reason goja.Value, known bool) {
	g.end()
	g.state = generatorCompleted
	for r := g.pop(); r != nil; r = g.pop() {
		r.handled = r.handled || known
		r.settle(rejectedState, reason)
	}
}

// end gives up the body.
func (g *AsyncGenerator) end() {
	g.gen, g.coro, g.state = nil, coroDone, generatorDraining
	g.Coroutine.on, g.aux.delegate, g.aux.loop = nil, nil, nil
	g.unregister()
}

// drain answers what was requested of a body that is done (27.6.3.10).
func (g *AsyncGenerator) drain() {
	g.state = generatorDraining
	for g.first != nil {
		if g.first.how == resumeReturn {
			if g.awaitReturn() {
				return
			}
			continue
		}
		if r := g.pop(); r.how == resumeNext {
			r.answer(goja.Undefined(), true)
		} else {
			r.settle(rejectedState, r.arg)
		}
	}
	g.state = generatorCompleted
}

// awaitReturn waits for the value of a return() of a body that is done (27.6.3.9). It returns false where the request
// is answered already.
func (g *AsyncGenerator) awaitReturn() bool {
	l, r := g.l, g.first
	var p *Promise
	if obj, ok := r.arg.(*goja.Object); ok {
		if ex := l.vm.Try(func() { p = l.awaitable(obj) }); ex != nil {
			g.pop().settle(rejectedState, ex.Value())
			return false
		}
		p.retrieved()
	} else {
		p = l.NewPromise()
		p.settle(fulfilled, r.arg)
	}
	r.on = p
	p.wait(returned{g})
	return true
}

// returned goes on when the value of a return() of a body that is done has come.
type returned struct{ g *AsyncGenerator }

func (j returned) runJob(l *Loop, p *Promise) {
	r := j.g.pop()
	if r == nil {
		return // aborted meanwhile
	}
	l.scope = r.scope
	if p.state == fulfilled {
		r.answer(p.Value(), true)
	} else {
		r.fail(p)
	}
	j.g.drain()
}

// register enters g, whose body begins, into the list of those that may have to be closed.
func (g *AsyncGenerator) register() {
	l := g.l
	g.task = l.scope.task
	if len(l.started) >= max(l.sweepAt, 64) { // take out the dropped ones, in amortised constant time
		kept := l.started[:0]
		for _, w := range l.started {
			if x := w.Value(); x != nil {
				kept = append(kept, w)
				x.entry = len(kept)
			}
		}
		clear(l.started[len(kept):])
		l.started, l.sweepAt = kept, 2*len(kept)
	}
	l.started = append(l.started, weak.Make(g))
	g.entry = len(l.started)
}

func (g *AsyncGenerator) unregister() {
	if g.entry == 0 {
		return
	}
	l := g.l
	n := len(l.started) - 1
	if last := l.started[n]; g.entry <= n {
		l.started[g.entry-1] = last
		if x := last.Value(); x != nil {
			x.entry = g.entry
		}
	}
	l.started[n] = weak.Pointer[AsyncGenerator]{}
	l.started = l.started[:n]
	g.entry = 0
}
