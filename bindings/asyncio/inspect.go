package asyncio

import (
	"fmt"
	"strings"
)

// This file is what the console shows of the module's objects: `Lock { locked, 2 waiting }`.

// facts joins what is worth saying; empty facts are left out.
func facts(list ...string) string {
	said := list[:0]
	for _, f := range list {
		if f != "" {
			said = append(said, f)
		}
	}
	return strings.Join(said, ", ")
}

// some is "n what", nothing for 0.
func some(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, what)
}

// when is what where it holds.
func when(holds bool, what string) string {
	if holds {
		return what
	}
	return ""
}

// Inspect tells the state for the console.
func (k *lock) Inspect() string {
	holder := ""
	if t := k.heldBy(); t != nil {
		holder = "held by '" + t.Name() + "'"
	}
	return facts(lockedText(k.locked), holder, some(k.waiters.n, "waiting"))
}

// Inspect tells the state for the console.
func (e *event) Inspect() string {
	state := "unset"
	if e.isSet {
		state = "set"
	}
	return facts(state, some(e.waiters.n, "waiting"))
}

// Inspect tells the state for the console.
func (k *condition) Inspect() string {
	return facts(lockedText(k.lock.locked), some(k.waiters.n, "waiting"))
}

// Inspect tells the state for the console.
func (s *semaphore) Inspect() string {
	return facts(when(s.locked(), "locked"), fmt.Sprintf("value %d", s.value), some(s.waiters.n, "waiting"))
}

// Inspect tells the state for the console.
func (b *barrier) Inspect() string {
	return facts(b.state.String(), fmt.Sprintf("%d of %d waiting", b.waiting(), b.parties))
}

// Inspect tells the state for the console.
func (q *queue) Inspect() string {
	size := fmt.Sprintf("%d items", q.items.len())
	if q.maxsize > 0 {
		size = fmt.Sprintf("%d of %d items", q.items.len(), q.maxsize)
	}
	return facts(size, some(q.unfinished, "unfinished"), some(q.getters.n, "getting"), some(q.putters.n, "putting"),
		when(q.down, "shut down"))
}

// Inspect tells the state for the console.
func (g *group) Inspect() string {
	state := "not entered"
	switch {
	case g.over:
		state = "ended"
	case g.aborting:
		state = "cancelling"
	case g.entered:
		state = "entered"
	}
	return facts(state, some(g.children.n, "running"), some(len(g.errors), "failed"))
}

// Inspect tells the state for the console.
func (s *scope) Inspect() string {
	left := ""
	if s.state == active && s.limited {
		left = fmt.Sprintf("%.3f s left", max(s.at-s.m.l.Time(), 0))
	}
	return facts(s.state.String(), left)
}

// Inspect tells the state for the console.
func (ch *channel) Inspect() string {
	state := "open"
	if ch.closed {
		state = "closed"
	}
	return facts(state, fmt.Sprintf("%d of %d buffered", ch.buffer.len(), ch.capacity))
}

// Inspect tells the name for the console.
func (v *contextVar) Inspect() string { return "'" + v.name + "'" }
