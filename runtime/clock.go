package runtime

import (
	"sync"
	"time"
)

// A Clock tells the loop what time it is and lets it wait. There are two: [SystemClock] and [VirtualClock]. The
// interface is sealed, since waiting has to be agreed with the loop.
type Clock interface {
	// Now returns the current time of this clock. It may be called from any goroutine.
	Now() time.Time
	// wait blocks until deadline, or until wake is readable. A zero deadline means that only wake ends the wait.
	// busy tells that Go work is outstanding, which may finish "now": a virtual clock must not jump over it.
	wait(deadline time.Time, wake <-chan struct{}, busy bool)
}

// SystemClock returns the clock of the machine. It is the default of [Options.Clock].
func SystemClock() Clock { return systemClock{} }

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) wait(deadline time.Time, wake <-chan struct{}, _ bool) {
	if deadline.IsZero() {
		<-wake
		return
	}
	t := time.NewTimer(time.Until(deadline))
	defer t.Stop()
	select {
	case <-t.C:
	case <-wake:
	}
}

// VirtualClock is a [Clock] that stands still while there is something to run and jumps to the next timer when there
// is not: a year of sleeping takes milliseconds, in the same order every time. It never jumps while Go work (an
// asynchronous host function) is outstanding. One VirtualClock may serve one [Runtime].
//
// A script that waits for time to pass without letting it, by reading the clock or giving way again and again, would wait
// for ever: from the 100,000th reading in a row on, each one takes a microsecond of virtual time.
type VirtualClock struct {
	mu    sync.Mutex
	now   time.Time
	reads int // since time last jumped
}

const (
	freeReads = 100_000
	readTime  = time.Microsecond
)

// NewVirtualClock returns a clock that stands at start.
func NewVirtualClock(start time.Time) *VirtualClock { return &VirtualClock{now: start} }

// Now returns the virtual time. It may be called from any goroutine.
func (c *VirtualClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.reads++; c.reads > freeReads {
		c.now = c.now.Add(readTime)
	}
	return c.now
}

// Advance moves the clock forward by d, as if the program had slept that long; timers that become due run at the
// loop's next iteration, which the caller has to bring about (any call to the Runtime does). A negative d is ignored.
func (c *VirtualClock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		c.now = c.now.Add(d)
	}
}

func (c *VirtualClock) wait(deadline time.Time, wake <-chan struct{}, busy bool) {
	if deadline.IsZero() || busy {
		<-wake
		return
	}
	select {
	case <-wake: // what was posted comes before time goes on
		return
	default:
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads = 0
	if deadline.After(c.now) {
		c.now = deadline
	}
}
