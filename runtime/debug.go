package runtime

import (
	"fmt"
	"strings"
	"time"
)

// DebugMode is what the loop does for asyncio's debug mode.
type DebugMode struct {
	// Slow is how many seconds, on the machine's clock, a callback or a step of a task may take before it is reported.
	Slow float64
	// Report is told of what took longer. It is called on the loop's goroutine.
	Report func(what string, seconds float64)
}

// Debug turns debug mode on, or off where mode is nil. Loop goroutine only.
func (l *Loop) Debug(mode *DebugMode) { l.debug = mode }

// creationFrames is how many frames of the stack a task keeps of where it was made, in debug mode.
const creationFrames = 10

// CreationStack returns the calls by which p, a Task, was made, innermost first; only debug mode keeps them.
func (p *Promise) CreationStack() []Frame {
	if p.ext == nil {
		return nil
	}
	return p.ext.creation
}

func (l *Loop) keepCreation(t *Task) {
	if l.debug == nil {
		return
	}
	frames := l.CallStack()
	t.extension().creation = frames[:min(len(frames), creationFrames)]
}

// runTimed runs a job as debug mode wants it.
func (l *Loop) runTimed(j job) {
	debug := l.debug
	what := describeJob(j)
	begin := time.Now()
	j.r.runJob(l, j.p)
	l.drain()
	if took := time.Since(begin).Seconds(); took >= debug.Slow && debug.Report != nil {
		debug.Report(what, took)
	}
}

// describeJob names the task that a job brings forward, or says what kind of callback it is.
func describeJob(j job) string {
	p := j.p
	switch r := j.r.(type) {
	case *Coroutine:
		return describeStep(r)
	case firstStep:
		return p.self().(*Task).describe()
	case *Timer:
		s, ok := r.r.(*sleeper)
		if !ok {
			return "<TimerHandle>"
		}
		p = &s.Promise
	}
	if p != nil && p.state == pending {
		if c, ok := p.first.(*Coroutine); ok {
			return describeStep(c)
		}
	}
	switch j.r.(type) {
	case *doneCallback:
		return "<Handle of a done callback>"
	}
	return fmt.Sprintf("<Handle %s>", strings.TrimPrefix(fmt.Sprintf("%T", j.r), "runtime."))
}

func describeStep(c *Coroutine) string {
	if t := c.owner.task; t != nil {
		return t.describe()
	}
	return c.Name() + "()"
}
