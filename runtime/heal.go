package runtime

import (
	"errors"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// This file keeps the interpreter usable after something unwound through it: an interrupt, a stack overflow, a Go
// panic. goja pops the frames of generators and async functions without defer, so after such an unwinding stale entries
// stay on its stacks: microtasks never drain again and the interrupt flag stays set.
//
// goja has no public way to reset itself. Entering it under N nested Try calls repairs it only while fewer than N
// generators were live, and a script may nest any number of them; so the stacks are reset through reflection, which is
// exact for every depth. The fields are looked up when the Runtime is made; where they are missing (another goja) and in
// any case where the canary does not come back, the Runtime says so with a BrokenError.

// internals are the fields of goja's machine that have to be reset, or nil.
type internals struct {
	slices []reflect.Value // lengths go to 0
	zeros  []reflect.Value // go to their zero value
	sb     reflect.Value
	stash  reflect.Value
	global reflect.Value // address of the global stash
}

func findInternals(vm *goja.Runtime) (in *internals) {
	defer func() {
		if recover() != nil { // a field has another kind than expected
			in = nil
		}
	}()
	rt := reflect.ValueOf(vm).Elem()
	field := func(v reflect.Value, name string) reflect.Value {
		f := v.FieldByName(name)
		return reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem()
	}
	m := field(rt, "vm").Elem()
	in = &internals{sb: field(m, "sb"), stash: field(m, "stash"), global: field(field(rt, "global"), "stash").Addr()}
	for _, name := range []string{"callStack", "tryStack", "iterStack", "refStack"} {
		f := field(m, name)
		f.Len()
		in.slices = append(in.slices, f)
	}
	for _, name := range []string{"stack", "sp", "pc", "args", "prg", "privEnv", "newTarget", "result", "curAsyncRunner"} {
		in.zeros = append(in.zeros, field(m, name))
	}
	if in.global.Type() != in.stash.Type() || in.sb.Kind() != reflect.Int {
		return nil
	}
	return in
}

func (in *internals) reset() {
	for _, f := range in.slices {
		f.SetZero()
	}
	for _, f := range in.zeros {
		f.SetZero()
	}
	in.sb.SetInt(-1)
	in.stash.Set(in.global)
}

// interrupts lets other goroutines interrupt script while the loop executes it, and only then: goja would let an
// interrupt that comes too late strike whatever runs next.
type interrupts struct {
	mu        sync.Mutex
	executing bool
	raised    bool
	machine   *internals
	canary    goja.Callable
	broken    error
}

// interrupt stops the script that is executing, if any, with reason. It may be called from any goroutine.
func (l *Loop) interrupt(reason error) bool {
	l.intr.mu.Lock()
	defer l.intr.mu.Unlock()
	if l.intr.executing {
		l.intr.raised = true
		l.vm.Interrupt(reason)
	}
	return l.intr.executing
}

// stop ends the script that is executing from within: the next instruction does not run, nor does any finally block.
func (l *Loop) stopScript(reason error) {
	l.intr.mu.Lock()
	defer l.intr.mu.Unlock()
	l.intr.raised = true
	l.vm.Interrupt(reason)
}

// enter calls fn, the only way by which the loop gets into the interpreter, and puts things in order afterwards.
func (l *Loop) enter(fn goja.Callable) {
	l.intr.mu.Lock()
	l.intr.executing = true
	l.intr.mu.Unlock()
	err := l.protect(fn)
	l.intr.mu.Lock()
	l.intr.executing = false
	raised := l.intr.raised
	l.intr.raised = false
	l.intr.mu.Unlock()
	if raised {
		l.vm.ClearInterrupt()
	}
	if err != nil {
		l.recover(err)
	}
}

func (l *Loop) protect(fn goja.Callable) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *goja.InterruptedError:
			err = x
		case *goja.StackOverflowError:
			err = x
		default:
			err = &PanicError{Value: x, Stack: stack()}
		}
	}()
	_, err = fn(goja.Undefined())
	return err
}

// recover heals the interpreter after err unwound it, ends what was executing, and reports err to its run.
func (l *Loop) recover(err error) {
	scope := l.scope
	l.cur, l.base, l.scope, l.depth, l.bottom = nil, false, l.idle, 0, nil
	l.again = false
	if !l.heal() {
		err = &BrokenError{err}
		l.intr.broken = err
	}
	cause := l.uncatchable(err)
	aborted := l.aborted
	l.aborted = nil
	run := scope.run
	if len(aborted) > 0 {
		run = aborted[0].owner.run
	}
	var overflow *ScriptError
	if errors.As(cause, &overflow) && len(aborted) > 0 {
		// Who awaits the innermost coroutine gets a RangeError to catch; it is the run's error only if nobody does.
		reason := l.RangeError("%s", overflow.Message)
		var raw *goja.StackOverflowError
		if st := l.stacks.of(reason); st != nil && errors.As(err, &raw) {
			*st = raw.Stack()
		}
		for _, c := range aborted {
			c.abort(reason, false)
		}
		return
	}
	reason := l.vm.NewGoError(cause)
	for _, c := range aborted {
		c.abort(reason, true)
	}
	l.uncaughtGo(run, cause)
}

// heal brings the interpreter back to its resting state and reports whether that worked.
func (l *Loop) heal() bool {
	l.vm.ClearInterrupt()
	if l.intr.machine == nil {
		return false
	}
	l.intr.machine.reset()
	alive := false
	err := l.protect(func(this goja.Value, _ ...goja.Value) (goja.Value, error) {
		return l.intr.canary(this, l.vm.ToValue(func(goja.FunctionCall) goja.Value { alive = true; return goja.Undefined() }))
	})
	return err == nil && alive
}

// uncatchable returns the error that an interrupt carried, or a description of what cannot be caught by script.
func (l *Loop) uncatchable(err error) error {
	var interrupted *goja.InterruptedError
	var overflow *goja.StackOverflowError
	switch {
	case errors.As(err, &interrupted):
		if reason, ok := interrupted.Value().(error); ok {
			return reason
		}
	case errors.As(err, &overflow):
		e := &ScriptError{Name: "RangeError", Message: "Maximum call stack size exceeded"}
		r := errorReader{l: l}
		r.setStack(e, overflow.Stack())
		return e
	}
	return err
}

// abort ends a coroutine whose generator an unwinding destroyed. known: the reason is reported elsewhere.
func (c *Coroutine) abort(reason goja.Value, known bool) {
	if c.kind == generatorPromise {
		c.generator().abort(reason, known)
		return
	}
	if c.Promise.state != pending {
		return
	}
	root := c.flags&coroRoot != 0
	c.flags &^= coroRoot
	c.coro, c.gen = coroDone, nil
	c.handled = c.handled || known || root
	c.settle(rejectedState, reason)
	if root {
		t := c.owner.task
		t.handled = t.handled || known
		t.mustCancel = false
		t.finish(rejectedState, reason)
	}
}
