package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// group is a TaskGroup (CPython's asyncio/taskgroups.py, with cancel() of 3.15).
type group struct {
	m         *module
	c         *runtime.Coroutine // that entered the group
	parent    *runtime.Task      // c's task
	entered   bool
	exiting   bool
	over      bool // exited
	aborting  bool
	requested bool            // the parent has been cancelled on the group's behalf
	cancelled bool            // by cancel()
	children  childList       // those that are not done
	errors    []any           // in the order in which they arrived
	completed *runtime.Future // who waits for the children, when the body has ended
	limit     int             // how many children run at a time; 0: all
	running   int             // children that have started, where there is a limit
	held      []*child        // children that wait for their turn
	finished  []*goja.Object
	dropped   int          // children that had ended and were forgotten before anybody iterated
	iterators []*iteration // of for await
}

// keepFinished is how many ended children a group keeps for an iteration that may begin later.
const keepFinished = 10_000

// child is a task of a group; it is told of the task's end.
type child struct {
	g          *group
	p          *runtime.Promise
	prev, next *child
	held       bool
	start      func() // begins a child that is held
}

type childList struct {
	head, tail *child
	n          int
}

func (cl *childList) add(c *child) {
	if c.prev = cl.tail; c.prev == nil {
		cl.head = c
	} else {
		c.prev.next = c
	}
	cl.tail = c
	cl.n++
}

func (cl *childList) remove(c *child) {
	if c.prev == nil {
		cl.head = c.next
	} else {
		c.prev.next = c.next
	}
	if c.next == nil {
		cl.tail = c.prev
	} else {
		c.next.prev = c.prev
	}
	cl.n--
}

func (m *module) taskGroups() {
	l := m.l
	var k *class[group]
	k = hiddenClass[group](m, "TaskGroup")
	k.ctor, k.proto = l.NewClass("TaskGroup", 0, func(args []goja.Value, proto *goja.Object) *goja.Object {
		rest, opts := m.options(args)
		g := &group{m: m}
		if opts != nil {
			if v := opts.Get("limit"); !absent(v) {
				if g.limit = m.count("TaskGroup", "limit", v); g.limit < 1 {
					panic(l.RangeError("TaskGroup: limit: want a number from 1, got %d", g.limit))
				}
			}
		}
		self := l.NewInstance(g, proto, k.proto)
		if v := arg(rest, 0); !absent(v) {
			fn := m.callback("TaskGroup", rest)
			return l.NewCoroutine("TaskGroup", func(c *runtime.Coroutine) { g.run(c, fn, self) }).Awaitable()
		}
		return self
	})
	must(m.obj.Set("TaskGroup", k.ctor))
	k.async("run", 1, func(c *runtime.Coroutine, g *group, call goja.FunctionCall) {
		g.run(c, m.callback("TaskGroup.run", call.Arguments), call.This)
	})
	l.TaskMaker(k.method("create_task", 1, func(g *group, args []goja.Value) goja.Value { return g.createTask(args) }))
	k.method("cancel", 0, func(g *group, _ []goja.Value) goja.Value {
		g.cancel()
		return goja.Undefined()
	})
	k.asyncIterable((*group).iterator)
	k.text((*group).String)
}

func (g *group) String() string {
	s := "<TaskGroup"
	if g.children.n > 0 {
		s += fmt.Sprintf(" tasks=%d", g.children.n)
	}
	if len(g.errors) > 0 {
		s += fmt.Sprintf(" errors=%d", len(g.errors))
	}
	if g.aborting {
		s += " cancelling"
	} else if g.entered {
		s += " entered"
	}
	return s + ">"
}

func (g *group) fail(what string) *goja.Object {
	return g.m.l.Error("RuntimeError", "TaskGroup "+g.String()+" "+what)
}

// run enters the group, calls fn with it, and exits.
func (g *group) run(c *runtime.Coroutine, fn goja.Callable, self goja.Value) {
	if g.entered {
		panic(g.fail("has already been entered"))
	}
	if g.parent = c.Task(); g.parent == nil {
		panic(g.fail("cannot determine the parent task"))
	}
	g.entered, g.c = true, c
	if g.cancelled {
		g.abort()
		g.cancelParent()
	}
	c.Call(fn, g.exit, self)
}

func (g *group) cancelParent() {
	g.requested = true
	g.c.CancelWithin(&runtime.CancelRequest{})
}

// cancel ends the group: its children and its body are cancelled, and it exits without an error.
func (g *group) cancel() {
	g.cancelled = true
	if !g.entered || g.over || g.exiting && g.children.n == 0 {
		return
	}
	if !g.aborting {
		g.abort()
	}
	if !g.requested {
		g.cancelParent()
	}
}

func (g *group) abort() {
	g.aborting = true
	for ch := g.children.head; ch != nil; {
		next := ch.next
		if !ch.p.Settled() {
			ch.p.Cancel(g.m.request(nil))
		}
		ch = next
	}
}

// createTask is TaskGroup.create_task.
func (g *group) createTask(args []goja.Value) goja.Value {
	var refused string
	switch {
	case !g.entered:
		refused = "has not been entered"
	case g.exiting && g.children.n == 0:
		refused = "is finished"
	case g.aborting:
		refused = "is shutting down"
	}
	if refused != "" {
		err := g.fail(refused)
		g.m.close(arg(args, 0))
		panic(err)
	}
	ch := &child{g: g}
	ch.held = g.limit > 0 && g.running >= g.limit
	task := g.m.main.createTaskFor("TaskGroup.create_task", args, ch)
	ch.p = g.m.l.PromiseOf(task)
	if ch.held {
		g.held = append(g.held, ch)
	} else if g.limit > 0 {
		g.running++
	}
	g.children.add(ch)
	if ch.p.Settled() {
		ch.Done(ch.p)
	} else {
		g.m.l.WaitAll(ch, ch.p)
	}
	return task
}

// Relay implements runtime.Relay.
func (ch *child) Relay() *runtime.Promise { return &ch.g.c.Promise }

// Done is called when the child has ended.
func (ch *child) Done(p *runtime.Promise) {
	g := ch.g
	g.children.remove(ch)
	if g.limit > 0 && !ch.held {
		g.running--
		g.startHeld()
	}
	g.handOut(p)
	if g.completed != nil && g.children.n == 0 {
		g.completed.Fulfill(goja.Undefined())
	}
	if p.Cancelled() || !p.Rejected() {
		return
	}
	p.Handle()
	g.errors = append(g.errors, p.Value())
	if g.parent.Settled() {
		o := g.m.vm.NewObject()
		must(o.Set("message", "Task "+p.Describe()+" has errored out but its parent task "+g.parent.Describe()+" is already completed"))
		must(o.Set("exception", p.Value()))
		must(o.Set("task", p.Object()))
		g.m.main.report(o)
		return
	}
	if !g.aborting && !g.requested {
		g.abort()
		g.cancelParent()
	}
}

// startHeld starts the child that has waited longest for its turn.
func (g *group) startHeld() {
	for len(g.held) > 0 && g.running < g.limit {
		ch := g.held[0]
		g.held[0] = nil
		g.held = g.held[1:]
		if ch.p.Settled() || !ch.held {
			continue
		}
		ch.held = false
		g.running++
		ch.start()
	}
}

// exit waits for the children and ends c as the group ends: body is what the body gave (ok) or threw.
func (g *group) exit(body goja.Value, ok bool) {
	g.exiting = true
	var cancelled goja.Value // the CancelledError to go on with
	if !ok && g.m.l.IsA(body, "CancelledError") {
		cancelled = body
	}
	if !ok && !g.aborting {
		g.abort()
	}
	g.wait(cancelled, func(cancelled goja.Value) { g.finish(body, ok, cancelled) })
}

func (g *group) wait(cancelled goja.Value, then func(cancelled goja.Value)) {
	if g.children.n == 0 {
		then(cancelled)
		return
	}
	g.completed = g.m.l.NewFuture()
	g.c.Await(&g.completed.Promise, func(v goja.Value, ok bool) {
		g.completed = nil
		if !ok && !g.aborting {
			cancelled = v
			g.abort()
		}
		g.wait(cancelled, then)
	})
}

func (g *group) finish(body goja.Value, ok bool, cancelled goja.Value) {
	g.over = true
	g.finished = nil
	for _, it := range g.iterators {
		it.wake()
	}
	c := g.c
	if g.requested && g.parent.Uncancel() == 0 {
		cancelled = nil
	}
	if cancelled != nil && len(g.errors) == 0 {
		c.Throw(cancelled)
		return
	}
	failed := !ok && !g.m.l.IsA(body, "CancelledError")
	if failed {
		g.errors = append(g.errors, body)
	}
	if len(g.errors) > 0 {
		if g.parent.Cancelling() > 0 { // what was asked of the parent meanwhile must not be lost
			g.parent.Uncancel()
			g.parent.CancelWith(&runtime.CancelRequest{})
		}
		errs := g.errors
		g.errors = nil
		c.Throw(g.m.newGroup("unhandled errors in a TaskGroup", errs))
		return
	}
	if !ok { // its own cancellation
		body = goja.Undefined()
	}
	c.Return(body)
}

// iteration is one for await over a group.
type iteration struct {
	g      *group
	ready  []*goja.Object
	waiter *runtime.Future
}

func (it *iteration) wake() {
	if it.waiter != nil {
		it.waiter.Fulfill(goja.Undefined())
	}
}

// handOut keeps a child that has ended for whoever iterates over the group, now or later.
func (g *group) handOut(p *runtime.Promise) {
	if len(g.iterators) > 0 {
		for _, it := range g.iterators {
			it.ready = append(it.ready, p.Object())
			it.wake()
		}
		return
	}
	if g.exiting {
		return
	}
	if len(g.finished) == keepFinished {
		g.dropped += len(g.finished)
		g.finished = nil
	}
	if g.dropped == 0 {
		g.finished = append(g.finished, p.Object())
	} else {
		g.dropped++
	}
}

// iterator is [Symbol.asyncIterator]: the children as they end, until none is left.
func (g *group) iterator() *goja.Object {
	if g.dropped > 0 {
		panic(g.m.l.Error("RuntimeError", fmt.Sprintf(
			"TaskGroup: %d children had ended before the iteration began and are not kept; begin it before they end", g.dropped)))
	}
	it := &iteration{g: g, ready: g.finished}
	g.finished = nil
	g.iterators = append(g.iterators, it)
	return g.m.asyncIterator("TaskGroup", it.next, it.leave)
}

func (it *iteration) leave() {
	for i, x := range it.g.iterators {
		if x == it {
			it.g.iterators = append(it.g.iterators[:i:i], it.g.iterators[i+1:]...)
		}
	}
}

func (it *iteration) next(c *runtime.Coroutine, then func(v goja.Value, done bool)) {
	switch {
	case len(it.ready) > 0:
		t := it.ready[0]
		it.ready[0] = nil
		it.ready = it.ready[1:]
		then(t, false)
	case it.g.children.n == 0 || it.g.over:
		it.leave()
		then(goja.Undefined(), true)
	default:
		it.waiter = it.g.m.l.NewFuture()
		c.Await(&it.waiter.Promise, func(v goja.Value, ok bool) {
			it.waiter = nil
			if !ok {
				c.Throw(v)
				return
			}
			it.next(c, then)
		})
	}
}
