package runtime

// This file answers who waits for a promise: the other direction of what a parked coroutine waits for.

// Relay is implemented by a [Waiter] that stands between a promise and another one, such as the combination of gather
// or a task group: whoever awaits Relay() waits for what the Waiter waits for.
type Relay interface {
	Waiter
	// Relay returns the promise that ends, among other things, by what this Waiter is told; nil when there is none.
	Relay() *Promise
}

// AwaitedBy returns the promises that end by the outcome of p: of the coroutines that await it, of the combinations
// that it is an input of, and those derived from it by then. Loop goroutine only.
func (p *Promise) AwaitedBy() []*Promise {
	var by []*Promise
	for _, w := range p.waiters() {
		if q := relayed(w); q != nil {
			by = append(by, q)
		}
	}
	return by
}

func relayed(w runnable) *Promise {
	switch w := w.(type) {
	case *Coroutine:
		if w.kind == generatorPromise {
			if r := w.generator().first; r != nil {
				return &r.Promise
			}
			return nil
		}
		return w.outcome()
	case *waiterJob:
		if r, ok := w.w.(Relay); ok {
			return r.Relay()
		}
	case slot:
		return w.c.cp.p
	case unwrapping:
		return &w.r.Promise
	case returned:
		if r := w.g.first; r != nil {
			return &r.Promise
		}
	case follower:
		return w.to
	case *reaction:
		return w.to
	}
	return nil
}
