package asyncio

import "github.com/corojs/coro/runtime"

// waiter is a place in the queue of a lock, a queue or the like: the future that its coroutine awaits.
type waiter struct {
	runtime.Future
	prev, next *waiter
	list       *waitList
}

// waitList is a queue of waiters that any of them can leave in constant time.
type waitList struct {
	head, tail *waiter
	// pending is the first that may be unsettled still: all before it have been woken or cancelled and are about to leave.
	pending *waiter
	n       int
	gone    int // how many were cancelled and have not left yet
}

// add appends a new waiter.
func (wl *waitList) add(l *runtime.Loop) *waiter {
	w := &waiter{list: wl, prev: wl.tail}
	l.InitFuture(&w.Future)
	w.OnCancel = func() { wl.gone++ }
	if wl.tail == nil {
		wl.head = w
	} else {
		wl.tail.next = w
	}
	wl.tail = w
	if wl.pending == nil {
		wl.pending = w
	}
	wl.n++
	return w
}

// remove takes w out; a waiter that was taken out before stays out.
func (wl *waitList) remove(w *waiter) {
	if w.list == nil {
		return
	}
	if w.prev == nil {
		wl.head = w.next
	} else {
		w.prev.next = w.next
	}
	if w.next == nil {
		wl.tail = w.prev
	} else {
		w.next.prev = w.prev
	}
	if wl.pending == w {
		wl.pending = w.next
	}
	if w.Cancelled() {
		wl.gone--
	}
	w.prev, w.next, w.list = nil, nil, nil
	wl.n--
}

// first returns the first waiter that is unsettled, nil when there is none.
func (wl *waitList) first() *waiter {
	for wl.pending != nil && wl.pending.Settled() {
		wl.pending = wl.pending.next
	}
	return wl.pending
}

// live reports whether somebody in the queue has not been cancelled.
func (wl *waitList) live() bool { return wl.n > wl.gone }
