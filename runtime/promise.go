package runtime

import (
	"slices"
	"unsafe"

	"github.com/dop251/goja"
)

type promiseState uint8

const (
	pending promiseState = iota
	fulfilled
	rejectedState
)

// seen tells whether somebody asked for the error of a cancelled task: the first gets the one that ended it, later ones a
// fresh one without a message. No error ended a task whose coroutine returned; all get its message (CPython).
type seen uint8

const (
	seenNever seen = iota
	seenOnce
	seenLasting
)

// promiseKind tells what a Promise is part of, and with it by which queue its waiters wake.
type promiseKind uint8

const (
	plainPromise     promiseKind = iota // ECMAScript's: waiters wake by microtasks
	yieldPromise                        // sleep(0): like a plain one, and an await on it is a bare yield
	hostPromise                         // of a hostCall
	coroPromise                         // of a Coroutine
	generatorPromise                    // of an AsyncGenerator's body, which nobody sees
	requestPromise                      // of a genRequest
	futurePromise                       // of a Future: waiters wake through the ready queue, as for the rest
	waitPromise                         // of a Future that scripts take for a coroutine
	sleepPromise                        // of a sleeper
	taskPromise                         // of a Task
	cancelledPromise                    // stands for a cancellation that is on its way; of nothing
)

// self returns what p is the promise of. All that embed a Promise have it as their first field, and kind tells which
// they are; two words for an interface in every promise would cost a tenth of a sleeping task.
func (p *Promise) self() promiser {
	switch p.kind {
	case hostPromise:
		return (*hostCall)(unsafe.Pointer(p))
	case coroPromise:
		return (*Coroutine)(unsafe.Pointer(p))
	case generatorPromise:
		return (*AsyncGenerator)(unsafe.Pointer(p))
	case requestPromise:
		return (*genRequest)(unsafe.Pointer(p))
	case futurePromise, waitPromise:
		return (*Future)(unsafe.Pointer(p))
	case sleepPromise:
		return (*sleeper)(unsafe.Pointer(p))
	case taskPromise:
		return (*Task)(unsafe.Pointer(p))
	}
	return p
}

// Promise is the state behind every promise of this package: ECMAScript's Promise, and by embedding Future, Task and
// the promise of a coroutine. Loop goroutine only.
//
// Its face in script is a dynamic host object of 82 bytes, made when it is asked for; the instance of a subclass is an
// ordinary object instead, tied to its Promise by a WeakMap that no script can reach.
type Promise struct {
	l   *Loop
	obj *goja.Object
	// val is the value or the reason; while a sleep or a coroutine is pending, it keeps what it will give or resume with.
	val   goja.Value
	first runnable // most promises have one waiter at most
	ext   *promiseExt
	state promiseState
	kind  promiseKind
	// The state of the coroutine, where this is the promise of one; here they fill a gap.
	coro  coroState
	flags coroFlags
	// handled: somebody has looked, or will look, at a rejection; nobody needs to be told of it.
	handled bool
	// cancelled: the reason is a CancelledError, which is made (val) only when somebody asks for it.
	cancelled bool
	seen      seen // whether the cancellation of a task was retrieved before
	ordinary  bool // the face is an ordinary object, whose constructor may be another one
}

// promiser is implemented by all that has a Promise.
type promiser interface {
	goja.DynamicObject
	promise() *Promise
}

// promiseExt holds what few promises have.
type promiseExt struct {
	more   []runnable       // the waiters behind the first; nil where one was removed
	index  map[runnable]int // where they are in more, once one of many was removed
	base   int              // what an index counts from: how many were taken off the front of more
	gone   int              // how many of more are nil
	props  Properties       // own properties that a script put on the face
	inputs []*Promise       // of Promise.all and its like: what it waits for
	// cancel is a cancellation that went into the inputs; it also ends the combination.
	cancel   *CancelRequest
	msg      *CancelRequest // of a cancelled promise
	lost     *lostError     // of a future that failed while nobody looked after it
	creation []Frame        // where a task was made, in debug mode
}

type property struct {
	key   string
	value goja.Value
}

func (p *Promise) extension() *promiseExt {
	if p.ext == nil {
		p.ext = &promiseExt{}
	}
	return p.ext
}

func (p *Promise) promise() *Promise { return p }

// own reports whether p may have a constructor of its own, or of a subclass.
func (p *Promise) own() bool { return p.ordinary || p.ext != nil && p.ext.props.Has("constructor") }

// Get, Set, Has, Delete and Keys implement goja.DynamicObject: the own properties of the face.
func (p *Promise) Get(key string) goja.Value {
	if p.ext == nil {
		return nil
	}
	return p.ext.props.Get(key)
}

// Set implements goja.DynamicObject.
func (p *Promise) Set(key string, value goja.Value) bool { return p.extension().props.Set(key, value) }

// Has implements goja.DynamicObject.
func (p *Promise) Has(key string) bool { return p.Get(key) != nil }

// Delete implements goja.DynamicObject.
func (p *Promise) Delete(key string) bool { return p.ext == nil || p.ext.props.Delete(key) }

// Keys implements goja.DynamicObject.
func (p *Promise) Keys() []string {
	if p.ext == nil {
		return nil
	}
	return p.ext.props.Keys()
}

// NewPromise returns a pending promise of the class Promise.
func (l *Loop) NewPromise() *Promise {
	return &Promise{l: l}
}

// Object returns the promise's face in script.
func (p *Promise) Object() *goja.Object {
	if p.obj == nil {
		p.obj = p.l.face(p)
	}
	return p.obj
}

// face makes a host object for p without keeping it.
func (l *Loop) face(p *Promise) *goja.Object {
	obj := l.vm.NewDynamicObject(p.self())
	proto := l.promiseProto
	switch p.kind {
	case futurePromise:
		proto = l.futureProto
	case taskPromise:
		proto = l.taskProto
	}
	must(obj.SetPrototype(proto))
	l.recent, l.recentOf = obj, p.self()
	return obj
}

// PromiseOf returns the promise behind v, when v is one of this package's (the specification's IsPromise).
func (l *Loop) PromiseOf(v goja.Value) *Promise {
	if pr := l.promiserOf(v); pr != nil {
		return pr.promise()
	}
	return nil
}

func (l *Loop) promiserOf(v goja.Value) promiser {
	obj, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if obj == l.recent { // awaited as soon as it was made, as mostly: Export would cost an allocation
		return l.recentOf
	}
	switch obj.ExportType() {
	case typePromise, typeCoroutine, typeFuture, typeTask, typeSleeper, typeHostCall, typeGenRequest:
		pr, _ := obj.Export().(promiser)
		return pr
	case typeToken:
		if t, ok := obj.Export().(*token); ok && t.Coroutine != nil {
			return t.Coroutine
		}
	case typeMap: // an ordinary object: maybe an instance of a subclass
		if pr, ok := l.instanceState(obj).(promiser); ok && pr.promise().kind != generatorPromise {
			return pr
		}
	}
	return nil
}

// Settled reports whether p is fulfilled or rejected.
func (p *Promise) Settled() bool { return p.state != pending }

// Rejected reports whether p is rejected.
func (p *Promise) Rejected() bool { return p.state == rejectedState }

// Cancelled reports whether p was rejected by a cancellation.
func (p *Promise) Cancelled() bool { return p.cancelled }

// Value returns the value or the reason of a settled promise, and undefined while it is pending.
func (p *Promise) Value() goja.Value {
	if p.val == nil {
		if !p.cancelled {
			return goja.Undefined()
		}
		p.val = p.l.newCancelledError(p.request())
	}
	if p.cancelled && p.kind == taskPromise && p.seen != seenLasting {
		// CPython: the first retrieval gives the task's own CancelledError, later ones a fresh and empty one.
		if p.seen == seenOnce {
			return p.l.newCancelledError(nil)
		}
		p.seen = seenOnce
	}
	return p.val
}

// request returns what cancelled p, nil where nothing is known of it.
func (p *Promise) request() *CancelRequest {
	if p.ext == nil {
		return nil
	}
	return p.ext.msg
}

// Handle marks a rejection of p, present or future, as looked after.
func (p *Promise) Handle() { p.retrieved() }

// Fulfill settles a pending p with v, which is not examined for being a thenable; use Resolve where it may be one.
// A settled p stays as it is.
func (p *Promise) Fulfill(v goja.Value) { p.settle(fulfilled, v) }

// Reject settles a pending p with the given reason.
func (p *Promise) Reject(reason goja.Value) { p.settle(rejectedState, reason) }

// takeCancelled is Value for a cancelled p of which nobody has seen the error yet: it gives what that error would be made of.
func (p *Promise) takeCancelled() *CancelRequest {
	if p.kind == taskPromise && p.seen != seenLasting {
		if p.seen == seenOnce {
			return nil
		}
		p.seen = seenOnce
	}
	return p.request()
}

// rejectCancelled settles a pending p with a CancelledError that is made when somebody asks for it.
func (p *Promise) rejectCancelled(req *CancelRequest) {
	if p.state == pending {
		p.cancelled = true
		if req != nil {
			p.extension().msg = req
		}
		p.settle(rejectedState, nil)
	}
}

func (p *Promise) settle(state promiseState, v goja.Value) {
	if p.state != pending {
		return
	}
	var more []runnable
	if p.ext != nil {
		more, p.ext.more = p.ext.more, nil
		p.ext.index, p.ext.base, p.ext.gone = nil, 0, 0
		if p.ext.cancel != nil {
			req := p.ext.cancel
			p.ext.cancel, p.ext.more = nil, more
			p.rejectCancelled(req)
			return
		}
		p.ext.inputs = nil
	}
	p.state, p.val = state, v
	if state == rejectedState && !p.cancelled {
		p.cancelled = p.l.isCancelledError(v)
	}
	q := &p.l.micro
	if p.kind >= futurePromise {
		q = &p.l.ready
	}
	if p.first != nil {
		q.push(p.first, p)
		p.first = nil
		for _, w := range more {
			if w != nil {
				q.push(w, p)
			}
		}
	}
	if state == rejectedState && !p.handled {
		if p.kind >= futurePromise {
			if !p.cancelled { // of a cancellation nobody is told
				p.l.addLost(p)
			}
		} else {
			p.l.rejected = append(p.l.rejected, rejection{p, p.l.scope.run})
		}
	}
}

// wait queues w for when p settles: at once when it has.
func (p *Promise) wait(w runnable) {
	switch {
	case p.state == pending:
		if p.first == nil {
			p.first = w
			return
		}
		e := p.extension()
		if e.index != nil {
			e.index[w] = e.base + len(e.more)
		}
		e.more = append(e.more, w)
	case p.kind >= futurePromise:
		p.l.ready.push(w, p)
	default:
		p.l.micro.push(w, p)
	}
}

// waiters returns what waits for p, in order.
func (p *Promise) waiters() []runnable {
	if p.first == nil {
		return nil
	}
	all := []runnable{p.first}
	if p.ext != nil {
		for _, w := range p.ext.more {
			if w != nil {
				all = append(all, w)
			}
		}
	}
	return all
}

// unwait removes w, which waits for p. It takes constant time on average, however many others wait.
func (p *Promise) unwait(w runnable) {
	e := p.ext
	if p.first == w {
		p.first = nil
		if e == nil {
			return
		}
		for i, next := range e.more { // what follows becomes the first
			if next == nil {
				e.gone--
				continue
			}
			p.first = next
			delete(e.index, next)
			e.more, e.base = e.more[i+1:], e.base+i+1
			return
		}
		e.more, e.index, e.base = nil, nil, 0
		return
	}
	if e == nil {
		return
	}
	i := -1
	if len(e.more) <= 32 {
		i = slices.Index(e.more, w)
	} else {
		if e.index == nil {
			e.index = make(map[runnable]int, len(e.more))
			for i, x := range e.more {
				if x != nil {
					e.index[x] = e.base + i
				}
			}
		}
		if at, ok := e.index[w]; ok {
			i = at - e.base
			delete(e.index, w)
		}
	}
	if i < 0 {
		return
	}
	e.more[i] = nil
	if e.gone++; e.gone*2 > len(e.more) {
		e.more = slices.DeleteFunc(e.more, func(x runnable) bool { return x == nil })
		e.index, e.base, e.gone = nil, 0, 0
	}
}

// Resolve settles p with v as a promise's resolve function does: a thenable is followed, in jobs of its own
// (ECMA-262, 27.2.1.3.2). It may run script: a getter named "then".
func (p *Promise) Resolve(v goja.Value) {
	if p.state != pending {
		return
	}
	obj, ok := v.(*goja.Object)
	if !ok {
		p.settle(fulfilled, v)
		return
	}
	l := p.l
	q := l.PromiseOf(v)
	if q == p {
		p.settle(rejectedState, l.TypeError("Chaining cycle detected for promise"))
		return
	}
	var then goja.Value
	if ex := l.vm.Try(func() { then = obj.Get("then") }); ex != nil {
		p.settle(rejectedState, ex.Value())
		return
	}
	if q != nil && then == l.promiseThen && !q.own() {
		if c, ok := q.self().(*Coroutine); ok {
			c.ensureStarted()
		}
		l.micro.push(adoptJob{q}, p)
		return
	}
	fn, ok := goja.AssertFunction(then)
	if !ok {
		p.settle(fulfilled, v)
		return
	}
	l.micro.push(&thenableJob{p, obj, fn, l.scope.callback()}, nil)
}

// resolver is the pair of resolving functions of a promise, of which only the first call counts (27.2.1.3).
type resolver struct {
	p    *Promise
	done bool
}

func (r *resolver) resolve(v goja.Value) {
	if !r.done {
		r.done = true
		r.p.Resolve(v)
	}
}

func (r *resolver) reject(v goja.Value) {
	if !r.done {
		r.done = true
		r.p.settle(rejectedState, v)
	}
}

// functions makes the two functions for script.
func (r *resolver) functions() (resolve, reject goja.Value) {
	resolve = r.p.l.NewFunction("", 1, func(call goja.FunctionCall) goja.Value {
		r.resolve(call.Argument(0))
		return goja.Undefined()
	})
	reject = r.p.l.NewFunction("", 1, func(call goja.FunctionCall) goja.Value {
		r.reject(call.Argument(0))
		return goja.Undefined()
	})
	return resolve, reject
}

// adoptJob is NewPromiseResolveThenableJob for a promise of ours whose then is the intrinsic one: no functions are made.
type adoptJob struct{ from *Promise }

func (j adoptJob) runJob(_ *Loop, to *Promise) {
	j.from.retrieved()
	j.from.wait(follower{to})
}

// follower settles a promise as another one was settled.
type follower struct{ to *Promise }

func (f follower) runJob(_ *Loop, p *Promise) { f.to.follow(p) }

// follow settles p as q is settled.
func (p *Promise) follow(q *Promise) {
	if q.cancelled && q.val == nil {
		p.rejectCancelled(q.takeCancelled())
		return
	}
	p.settle(q.state, q.Value())
}

type thenableJob struct {
	p     *Promise
	obj   *goja.Object
	then  goja.Callable
	scope *scope
}

func (j *thenableJob) runJob(l *Loop, _ *Promise) {
	l.scope = j.scope
	rf := &resolver{p: j.p}
	resolve, reject := rf.functions()
	if _, err := j.then(j.obj, resolve, reject); err != nil {
		rf.reject(l.reasonOf(err))
	}
}

// reaction is a PromiseReaction (ECMA-262, 27.2.1.2): what then() registered.
type reaction struct {
	onFulfilled, onRejected goja.Callable
	to                      *Promise    // the derived promise, where it is one of ours
	capability              *capability // else the one of a foreign class
	scope                   *scope
}

func (r *reaction) runJob(l *Loop, p *Promise) {
	fn := r.onFulfilled
	if p.state == rejectedState {
		fn = r.onRejected
	}
	if fn == nil {
		if r.to != nil {
			r.to.follow(p)
		} else if r.capability != nil {
			r.capability.settle(p.state, p.Value())
		}
		return
	}
	l.scope = r.scope
	v, err := fn(goja.Undefined(), p.Value())
	if err != nil {
		reason := l.reasonOf(err)
		if r.to != nil {
			r.to.settle(rejectedState, reason)
		} else if r.capability != nil {
			r.capability.settle(rejectedState, reason)
		}
		return
	}
	if r.to != nil {
		r.to.Resolve(v)
	} else if r.capability != nil {
		r.capability.settle(fulfilled, v)
	}
}

// rejection is a promise that was rejected while nobody looked after it, and the run it happened in.
type rejection struct {
	p   *Promise
	run *run
}

// checkRejections reports the promises that were rejected and are without a handler still, now that their jobs have
// run (HostPromiseRejectionTracker, decided as late as the specification allows).
func (l *Loop) checkRejections() {
	for _, r := range l.rejected {
		if !r.p.handled {
			r.p.handled = true
			l.uncaught(r.run, r.p)
		}
	}
	clear(l.rejected)
	l.rejected = l.rejected[:0]
}
