package asyncio

import "github.com/corojs/coro/runtime"

// waiter is a place in the queue of a lock, a queue or the like: the future that its coroutine awaits.
type waiter struct {
	runtime.Future
	prev, next *waiter
	list       *waitList
	counted    bool // among the list's gone when it is cancelled
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
	w := &waiter{}
	l.InitFuture(&w.Future)
	wl.append(w)
	return w
}

// addCounted is add for a list whose live is asked for.
func (wl *waitList) addCounted(l *runtime.Loop) *waiter {
	w := wl.add(l)
	w.counted = true
	w.OnCancel = func() { wl.gone++ }
	return w
}

func (wl *waitList) append(w *waiter) {
	w.list, w.prev = wl, wl.tail
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
	if w.counted && w.Cancelled() {
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

// live reports whether somebody in the queue, which addCounted filled, has not been cancelled.
func (wl *waitList) live() bool { return wl.n > wl.gone }
