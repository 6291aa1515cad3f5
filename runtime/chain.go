package runtime

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// This file adds to an error who awaited the code that threw it. The chain is followed when the error leaves the
// coroutine in which it was thrown, since it is known then, and once more only where somebody awaits it later. Nothing
// is done where there is no error, nor for a cancellation that no script sees.

const (
	maxAsyncFrames = 32
	maxAsyncSteps  = 1000 // promises of which nothing is shown count as well, and a chain may be a cycle
)

// traceThrow is called when v leaves the body of c, before the promise of c is settled.
func (l *Loop) traceThrow(c *Coroutine, v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	stack := l.stacks.of(o)
	if stack == nil || l.traced(*stack) {
		return
	}
	// Coroutines that run below c on the stack are in it by their calls.
	if l.depth > 0 {
		c = l.bottom
	}
	*stack = l.awaitChain(c.outcome(), *stack, 0)
}

// traceResumed is called when v is thrown into the body of c at its await.
func (l *Loop) traceResumed(c *Coroutine, v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok || c.site < 0 {
		return
	}
	stack := l.stacks.of(o)
	if stack == nil {
		return
	}
	frames := *stack
	n := 0
	if l.traced(frames) {
		if l.contains(frames, c) {
			return
		}
		frames = frames[:len(frames)-1]
		for i := len(frames); i > 0; i-- {
			if _, _, ok := l.stacks.async(&frames[i-1]); !ok {
				break
			}
			n++
		}
	}
	if n >= maxAsyncFrames {
		return // an error that is thrown again and again must not grow for ever
	}
	if !l.contains(frames, c) {
		frames = append(frames, l.stacks.frame(asyncMark, int(c.site)))
		n++
	}
	*stack = l.awaitChain(c.outcome(), frames, n)
}

// traced reports whether the chain of a stack was followed already.
func (l *Loop) traced(stack []goja.StackFrame) bool {
	if len(stack) == 0 {
		return false
	}
	_, _, ok := l.stacks.async(&stack[len(stack)-1])
	return ok
}

// contains reports whether the function of c is among the last frames of a stack, by a call or by an await.
func (l *Loop) contains(stack []goja.StackFrame, c *Coroutine) bool {
	const look = 64
	file, fn := l.fileOf(int(c.site)), l.sites[c.site].Func
	name := "<anonymous>"
	if fn >= 0 && l.funcs[fn].Name != "" {
		name = l.funcs[fn].Name
	}
	for i := len(stack) - 1; i >= max(0, len(stack)-look); i-- {
		f := &stack[i]
		if _, pc, ok := l.stacks.async(f); ok {
			if pc >= 0 && pc < len(l.sites) && l.sites[pc].Func == fn && l.fileOf(pc) == file {
				return true
			}
			continue
		}
		if f.SrcName() == file && strings.TrimSuffix(f.FuncName(), FrameMark) == name {
			return true
		}
	}
	return false
}

// outcome returns the promise that ends with c.
func (c *Coroutine) outcome() *Promise {
	if c.flags&coroRoot != 0 && c.owner.task != nil {
		return &c.owner.task.Promise
	}
	return &c.Promise
}

// awaitChain appends the awaits by which others wait for p to a stack that has n such frames, and the mark of the end.
func (l *Loop) awaitChain(p *Promise, stack []goja.StackFrame, n int) []goja.StackFrame {
	task := false
	for range maxAsyncSteps {
		if t, ok := p.self().(*Task); ok && !task {
			task = true
			stack = l.leaveTask(t, stack)
		}
		w := p.firstAwaiter()
		if w == nil || n >= maxAsyncFrames {
			break
		}
		switch w := w.(type) {
		case *Coroutine:
			if w.site >= 0 {
				stack = append(stack, l.stacks.frame(asyncMark, int(w.site)))
				n++
			} else if name := w.Name(); name != "" && w.fn < 0 {
				stack = append(stack, l.stacks.frame(asyncMark+name, asyncNamed))
				n++
			}
		case slot:
			name := "Promise." + w.c.of.name
			if w.c.of.name != "race" {
				name += " (index " + strconv.Itoa(w.i) + ")"
			}
			stack = append(stack, l.stacks.frame(asyncMark+name, asyncNamed))
			n++
		}
		p = relayed(w)
	}
	return append(stack, l.stacks.frame(asyncMark, asyncEnd))
}

// leaveTask appends of which task the frames before are, for the first one that an error leaves.
func (l *Loop) leaveTask(t *Task, stack []goja.StackFrame) []goja.StackFrame {
	if t.run != nil && t.run.main == t {
		return stack
	}
	stack = append(stack, l.stacks.frame(asyncMark+t.Name(), asyncTask))
	if t.created != nil {
		stack = append(stack, l.stacks.renamed(*t.created))
	}
	return stack
}

// firstAwaiter returns the waiter through which the outcome of p goes on, nil when there is none.
func (p *Promise) firstAwaiter() runnable {
	if p.first == nil {
		return nil
	}
	if relayed(p.first) != nil {
		return p.first
	}
	if p.ext != nil {
		for _, w := range p.ext.more {
			if w != nil && relayed(w) != nil {
				return w
			}
		}
	}
	return nil
}
