package runtime

import (
	"math"
	"slices"
	"sync"
	"time"

	"github.com/corojs/coro/runtime/internal/builtins"
	"github.com/dop251/goja"
)

// A Loop is a Runtime seen from its own goroutine: the interpreter, the queues and the timers. A *Loop is handed only
// to code that the loop runs (bindings, [Runtime.Do], native functions), and nothing of it may be kept by or used from
// another goroutine, with the exception of [Loop.Post] and what it says of itself.
//
// Ordering, which programs may rely on (doc.go has the whole of it): handles run in the order in which they were
// scheduled, microtasks run after each handle until there are none, timers fire by deadline and then by the order in
// which they were set.
type Loop struct {
	rt *Runtime
	vm *goja.Runtime

	ready  queue // handles: call_soon, wake-ups of tasks, due timers
	micro  queue // ECMAScript's jobs
	timers timerHeap
	seq    uint64 // breaks ties between equal deadlines
	start  time.Time

	cur   *Coroutine // whose frame of script is innermost, nil in plain callbacks
	base  bool       // cur was stepped by the scheduler: no script lies below it on the stack
	scope *scope     // on whose behalf script executes now; never nil
	idle  *scope     // the scope when nothing of a run executes

	tasks     taskList
	nextTask  int32                                // number of the last task without a name
	seqTask   uint32                               // of the last task
	created   map[goja.StackFrame]*goja.StackFrame // where tasks were made
	lastSite  *goja.StackFrame
	frames    []goja.StackFrame // a buffer
	unsettled []*Task           // tasks cancelled while they ran, to be looked at when they suspend
	rejected  []rejection
	lost      []*lostError
	lostLimit int // how many may be kept before those that were fetched are looked for

	goWork int // Go work outstanding: keeps the loop alive and a virtual clock from jumping
	holds  int // hosts that promised to come back

	intr    interrupts
	aborted []*Coroutine // torn out of their steps by an interrupt; settled after healing
	depth   int          // nested coroutine steps
	circle  bool         // a cancellation came back to a task that was handing it on
	bottom  *Coroutine   // the outermost of them
	stacks  *errorStacks // nil where goja's are out of reach
	plain   plainTexts
	intrinsics
	look reflection
	functions
	stepping
	asyncGenerators
	errorClasses
	modules modules
	library *builtins.Library

	mu     sync.Mutex
	posts  []func() // guarded by mu
	closed bool     // guarded by mu
	wake   chan struct{}
	runs   []*run
	checks []*run // runs that seem to have nothing left

	after     []func() // of AfterIteration
	iteration int      // which one it is since iterate's frame was entered
	leave     bool     // the frame is to be left after it
	closing   func()   // looks again whether Close can go on

	lostError func(p *Promise, err *ScriptError) bool
	debug     *DebugMode // nil: off
}

// a job is an entry of a queue. p is the promise whose settling caused it, if any; it saves a closure per entry.
type job struct {
	r runnable
	p *Promise
}

// runnable is what can stand in the ready queue or among the microtasks.
type runnable interface {
	runJob(l *Loop, p *Promise)
}

type jobFunc func()

func (f jobFunc) runJob(*Loop, *Promise) { f() }

// queue is a FIFO that reuses its array.
type queue struct {
	items []job
	head  int
}

func (q *queue) push(r runnable, p *Promise) { q.items = append(q.items, job{r, p}) }
func (q *queue) len() int                    { return len(q.items) - q.head }

func (q *queue) pop() job {
	j := q.items[q.head]
	q.items[q.head] = job{}
	q.head++
	switch {
	case q.head == len(q.items):
		q.items, q.head = q.items[:0], 0
		if cap(q.items) > 1<<12 {
			q.items = nil // a burst must not be paid for ever after
		}
	case q.head > 1024 && q.head*2 > len(q.items):
		// A queue that never runs empty must not grow for ever. Amortised: each item moves at most once more.
		n := copy(q.items, q.items[q.head:])
		clear(q.items[n:])
		q.items, q.head = q.items[:n], 0
	}
	return j
}

// Timer is a scheduled call: asyncio's TimerHandle, a setTimeout, a sleep. Its owner may cancel it.
type Timer struct {
	l     *Loop
	when  int64 // nanoseconds on the loop's clock
	seq   uint64
	index int32 // in the heap; -1 when not in it
	weak  bool  // does not keep the run alive
	run   *run
	r     runnable
}

// Cancel removes the timer; it has no effect when it has fired or was cancelled before. Loop goroutine only.
func (t *Timer) Cancel() {
	if t.r == nil {
		return
	}
	if t.index >= 0 {
		t.l.timers.remove(int(t.index))
	}
	t.release()
}

// Pending reports whether the timer is still to fire. Loop goroutine only.
func (t *Timer) Pending() bool { return t.r != nil }

// Unref makes the timer one that the end of a run does not wait for. Loop goroutine only.
func (t *Timer) Unref() {
	if !t.weak && t.r != nil {
		t.weak = true
		t.run.sub()
	}
}

func (t *Timer) release() {
	t.r = nil
	if !t.weak {
		t.run.sub()
	}
}

// timerHeap is a binary heap ordered by (when, seq). container/heap would cost an interface call per comparison.
type timerHeap []*Timer

func (h timerHeap) less(i, j int) bool {
	a, b := h[i], h[j]
	return a.when < b.when || a.when == b.when && a.seq < b.seq
}

func (h timerHeap) swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = int32(i), int32(j)
}

func (h timerHeap) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.less(i, parent) {
			return
		}
		h.swap(i, parent)
		i = parent
	}
}

func (h timerHeap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h.less(child+1, child) {
			child++
		}
		if !h.less(child, i) {
			return
		}
		h.swap(i, child)
		i = child
	}
}

func (h *timerHeap) push(t *Timer) {
	t.index = int32(len(*h))
	*h = append(*h, t)
	h.up(int(t.index))
}

func (h *timerHeap) remove(i int) {
	old := *h
	n := len(old) - 1
	t := old[i]
	if i != n {
		old.swap(i, n)
	}
	old[n] = nil
	*h = old[:n]
	if i != n {
		h.down(i)
		h.up(i)
	}
	t.index = -1
	if n == 0 && cap(old) > 1<<16 {
		*h = nil
	}
}

// VM returns the interpreter. Loop goroutine only, like everything reached through it.
func (l *Loop) VM() *goja.Runtime { return l.vm }

// Runtime returns the Runtime that this loop belongs to; its methods must not be called from the loop's goroutine,
// where they would wait for themselves, except those whose documentation says otherwise.
func (l *Loop) Runtime() *Runtime { return l.rt }

// Time returns the loop's monotonic time in seconds, as asyncio's loop.time(). It starts near 0 with the loop.
func (l *Loop) Time() float64 { return float64(l.nanos()) / 1e9 }

func (l *Loop) nanos() int64 { return int64(l.rt.clock.Now().Sub(l.start)) }

// CallSoon schedules fn for the next iteration, after everything scheduled before (asyncio's loop.call_soon).
// fn runs on the loop's goroutine, on behalf of the current run and in the current context.
func (l *Loop) CallSoon(fn func()) { l.ready.push(l.scoped(fn), nil) }

// CallMicrotask queues fn as an ECMAScript job (HostEnqueuePromiseJob).
func (l *Loop) CallMicrotask(fn func()) { l.micro.push(l.scoped(fn), nil) }

// scoped is fn with the scope of now, less its task: a plain callback has no current task.
func (l *Loop) scoped(fn func()) runnable {
	s := l.scope.callback()
	s.run.add()
	return jobFunc(func() {
		l.scope = s
		fn()
		s.run.sub()
	})
}

// CallAt schedules fn for when, in seconds of [Loop.Time]. Equal deadlines fire in the order they were set.
func (l *Loop) CallAt(when float64, fn func()) *Timer {
	s := l.scope.callback()
	return l.addTimer(secondsToNanos(when), jobFunc(func() {
		l.scope = s
		fn()
	}))
}

func (l *Loop) addTimer(when int64, r runnable) *Timer {
	t := &Timer{}
	l.initTimer(t, when, r)
	return t
}

func (l *Loop) initTimer(t *Timer, when int64, r runnable) {
	l.seq++
	t.l, t.when, t.seq, t.r, t.run = l, when, l.seq, r, l.scope.run
	t.run.add()
	l.timers.push(t)
}

// secondsToNanos converts without overflow: what lies beyond the clock's range (292 years) never comes.
func secondsToNanos(s float64) int64 {
	n := s * 1e9
	switch {
	case n >= math.MaxInt64:
		return math.MaxInt64
	case n <= math.MinInt64:
		return math.MinInt64
	}
	return int64(n)
}

// Post hands fn to the loop from any goroutine, also from its own; it is asyncio's call_soon_threadsafe. It returns
// false, and fn will not run, when the Runtime has been closed.
func (l *Loop) Post(fn func()) bool {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return false
	}
	l.posts = append(l.posts, fn)
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default: // a wake-up is pending already
	}
	return true
}

// takePosts moves what other goroutines posted into the ready queue.
func (l *Loop) takePosts() {
	l.mu.Lock()
	posts := l.posts
	l.posts = nil
	l.mu.Unlock()
	for _, fn := range posts {
		l.ready.push(jobFunc(fn), nil)
	}
}

// serve is the loop's goroutine, from New to Close.
func (l *Loop) serve() {
	for {
		l.takePosts()
		l.takeTimers()
		if l.ready.len() > 0 {
			l.iterate()
			continue
		}
		if l.quiet() {
			continue
		}
		l.mu.Lock()
		done := l.closed && len(l.posts) == 0
		l.mu.Unlock()
		if done {
			return
		}
		var deadline time.Time
		if len(l.timers) > 0 {
			deadline = l.start.Add(time.Duration(l.timers[0].when))
		}
		l.rt.clock.wait(deadline, l.wake, l.goWork+l.holds > 0)
	}
}

// takeTimers appends the due timers to the ready queue, behind what is there (CPython's _run_once).
func (l *Loop) takeTimers() {
	if len(l.timers) == 0 {
		return
	}
	now := l.nanos()
	for len(l.timers) > 0 && l.timers[0].when <= now {
		t := l.timers[0]
		l.timers.remove(0)
		l.ready.push(t, nil)
	}
}

func (t *Timer) runJob(l *Loop, _ *Promise) {
	r := t.r
	if r == nil {
		return // cancelled after it became due
	}
	t.r = nil
	r.runJob(l, nil)
	if !t.weak {
		t.run.sub()
	}
}

// iterate runs the handles that are ready now, each followed by all microtasks, inside one native frame called from
// script: goja throws its value stack away whenever the outermost call ends, and keeping it for an iteration saves 15
// to 20 % of the time. The frame is left at the end of the iteration, so that goja's own jobs run as well.
func (l *Loop) iterate() {
	l.todo = l.ready.len()
	for l.todo > 0 || l.micro.len() > 0 { // again where something unwound the frame
		l.enter(l.iterateScript)
	}
	l.checkRejections()
}

// iterationsPerFrame is how many iterations may share iterate's frame. Small ones, as of two tasks that pass a message to
// and fro, would spend a good part of their time on a new value stack each.
const iterationsPerFrame = 64

// runReady is the native function inside iterate's frame.
func (l *Loop) runReady() {
	l.leave = false
	for l.iteration = 1; ; l.iteration++ {
		l.runIteration()
		if l.iteration == iterationsPerFrame || l.foreignJobs || l.leave {
			return
		}
		l.checkRejections()
		l.takePosts()
		l.takeTimers()
		if l.todo = l.ready.len(); l.todo == 0 {
			return
		}
	}
}

func (l *Loop) runIteration() {
	l.drain()
	for l.todo > 0 {
		l.todo--
		j := l.ready.pop()
		if l.debug != nil {
			l.runTimed(j)
		} else {
			j.r.runJob(l, j.p)
			l.drain()
		}
		if len(l.rejected) > 0 {
			l.checkRejections()
		}
	}
	for len(l.after) > 0 {
		fn := l.after[0]
		l.after = l.after[1:]
		fn()
		l.drain()
	}
}

// AfterIteration calls fn when the handles of the present iteration have run, before those that they scheduled: where
// CPython's loop is when run_until_complete returns.
func (l *Loop) AfterIteration(fn func()) {
	s := l.scope.callback()
	s.run.add()
	l.after = append(l.after, func() {
		l.scope = s
		fn()
		s.run.sub()
	})
}

// drain runs microtasks until there are none, then delivers cancellations to tasks that suspended meanwhile.
func (l *Loop) drain() {
	for {
		for l.micro.len() > 0 {
			l.cur, l.base, l.scope = nil, false, l.idle
			j := l.micro.pop()
			j.r.runJob(l, j.p)
		}
		l.cur, l.base, l.scope = nil, false, l.idle
		if len(l.unsettled) == 0 {
			return
		}
		tasks := l.unsettled
		l.unsettled = nil
		for _, t := range tasks {
			t.deliver()
		}
	}
}

// quiet is called when nothing is ready. It ends the runs that have nothing left, and reports whether the loop should
// look again before it waits.
func (l *Loop) quiet() bool {
	idle := len(l.timers) == 0 && l.goWork == 0 && l.holds == 0
	acted := false
	for _, r := range slices.Clone(l.runs) {
		acted = r.quiet(idle) || acted
	}
	if l.closing != nil && idle {
		l.closing()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return acted || l.ready.len() > 0 || len(l.posts) > 0
}
