package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

const (
	// busyAfter is how long the loop may take to answer a Ctrl-C before the script that holds it is interrupted. Ctrl-C
	// has 200 ms to bring the prompt back.
	busyAfter = 40 * time.Millisecond
	// againAfter is how long after an interrupt that did not free the loop the next one comes.
	againAfter = 20 * time.Millisecond
	// stuckAfter is when a script that does not react counts as one that cannot be interrupted.
	stuckAfter = time.Second
)

const stuckText = `This cannot be interrupted: the interpreter is inside one long call of a built-in function, or of one of
the host. It may end by itself; the third Ctrl-C leaves coro at once.`

// evaluate runs an input to its end, or until Ctrl-C ends it. An error is one to leave with; those of the input are
// shown.
func (r *repl) evaluate(name string, in input) error {
	return r.evaluateWith(name, in, r.show)
}

// evaluateWith is evaluate with another idea of what to do with the value, on the loop's goroutine.
func (r *repl) evaluateWith(name string, in input, result func(l *runtime.Loop, v runtime.Value, ok bool) error) error {
	if in.background != "" {
		result = func(l *runtime.Loop, v runtime.Value, _ bool) error { return r.startTask(l, v, in.background) }
	}
	var again func() // holds the clock again, as soon as the input has its value
	e := r.session.Eval(runtime.Input{Name: name, Source: in.source, Result: func(l *runtime.Loop, v runtime.Value, ok bool) error {
		again = r.hold()
		return result(l, v, ok)
	}})
	r.letGo()
	err := r.wait(e)
	if again == nil {
		again = r.hold()
	}
	r.letGo = again
	var leave errLeave
	if errors.As(err, &leave) {
		return leave
	}
	if err != nil {
		return r.showError(err)
	}
	return nil
}

// errDropped ends an evaluation that did not end when it was cancelled.
var errDropped = errors.New("dropped")

// wait waits for an evaluation. The first Ctrl-C cancels what it awaits, or interrupts what is busy; the second drops
// it; the third leaves.
func (r *repl) wait(e *runtime.Evaluation) error {
	r.notices.evaluating(true)
	defer r.notices.evaluating(false)
	var (
		done    = e.Done()
		presses int
		answer  <-chan struct{} // closed when the loop has got to the latest press
		timer   = time.NewTimer(time.Hour)
		since   time.Time // the first press
		said    bool
	)
	defer timer.Stop()
	say := func() {
		if !said {
			said = true
			r.say(stuckText)
		}
	}
	press := func() (leave bool) {
		r.prompter.Interrupted()
		presses++
		switch {
		case presses == 1:
			since = time.Now()
			answer = e.Cancel()
		case presses == 2:
			answer = e.Abandon(errDropped)
		default: // a person who hits the keys fast does not mean to leave
			return said
		}
		timer.Reset(busyAfter)
		return false
	}
	for done != nil || answer != nil { // an input can have ended while a job of it holds the loop still
		select {
		case <-done:
			done = nil
		case code := <-r.exits:
			return errLeave{code}
		case <-r.late:
			press()
		case <-r.signals:
			if press() {
				r.stuck = answer != nil
				return errLeave{statusInterrupted}
			}
		case <-answer:
			answer = nil
		case <-timer.C:
			if answer == nil {
				continue
			}
			r.rt.Interrupt(errInterrupted)
			if time.Since(since) > stuckAfter {
				say()
			}
			timer.Reset(againAfter)
		}
	}
	return r.outcome(e.Err(), presses > 0)
}

// outcome is the error of an evaluation that has ended, as it is to be shown.
func (r *repl) outcome(err error, pressed bool) error {
	var exit *runtime.ExitError
	var cancelled *runtime.CancelledError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit):
		return errLeave{exit.Code}
	case errors.Is(err, errDropped), errors.Is(err, errInterrupted):
		return err
	case pressed && errors.As(err, &cancelled):
		return errCancelled
	}
	return err
}

var errCancelled = errors.New("cancelled")

// freeLoop interrupts whatever holds the loop while a prompt is shown: a callback or a task. It reports whether there
// was something.
func (r *repl) freeLoop() bool {
	answer := make(chan error, 1)
	ctx, cancel := context.WithTimeout(context.Background(), stuckAfter)
	defer cancel()
	go func() { answer <- r.rt.DoLoop(ctx, func(*runtime.Loop) error { return nil }) }()
	busy := false
	timer := time.NewTimer(busyAfter)
	defer timer.Stop()
	for {
		select {
		case err := <-answer:
			if err != nil && busy {
				r.say(stuckText)
				return false // the next Ctrl-C leaves
			}
			return busy
		case <-timer.C:
			busy = true
			r.rt.Interrupt(errInterrupted)
			timer.Reset(againAfter)
		}
	}
}

// startTask makes a task of the function that a trailing & made of an input. Loop goroutine.
func (r *repl) startTask(l *runtime.Loop, fn runtime.Value, name string) error {
	t := l.CreateTask(l.LazyCall(fn, goja.Undefined(), nil), runtime.TaskOptions{Name: name, Named: true})
	r.last.set(t.Object())
	_, err := fmt.Fprintf(r.out.Stdout(), "[#%d %s]\n", t.NumberOf(), name)
	return err
}

// maxLines is how many lines of a value are shown.
const maxLines = 500

// show prints the value of an input. Loop goroutine.
func (r *repl) show(l *runtime.Loop, v runtime.Value, ok bool) error {
	if !ok {
		return nil
	}
	r.last.set(v)
	text := console.InspectWith(l, v, r.inspectOptions())
	if n := strings.Count(text, "\n"); n >= maxLines {
		lines := strings.SplitAfterN(text, "\n", maxLines+1)
		text = strings.Join(lines[:maxLines], "") + fmt.Sprintf("... %s", plural(n+1-maxLines, "more line", "more lines"))
	}
	_, err := io.WriteString(r.out.Stdout(), text+"\n")
	return err
}

func (r *repl) inspectOptions() console.InspectOptions {
	return console.InspectOptions{Depth: int(r.depth.Load()), Color: r.o.Color, Width: r.o.Columns()}
}

// showError tells how an input failed.
func (r *repl) showError(err error) error {
	var se *runtime.ScriptError
	var foreign *runtime.CancelledError
	if errors.As(err, &foreign) {
		se = foreign.ScriptError
	}
	switch {
	case errors.Is(err, errCancelled):
		r.say("cancelled")
		return nil
	case errors.Is(err, errDropped):
		r.say("dropped: it did not end when it was cancelled")
		return nil
	case errors.Is(err, errInterrupted):
		r.say("interrupted")
		return nil
	case se != nil, errors.As(err, &se):
		known := false
		if se.Value != nil {
			_ = r.rt.DoLoop(context.Background(), func(l *runtime.Loop) error {
				known = r.session.Reported(se.Value)
				r.last.setError(se.Value)
				return nil
			})
		}
		if known {
			return r.complain("Uncaught %s (it was shown above)", headline(se))
		}
	}
	r.notices.keep(r.render(err, false))
	_, werr := io.WriteString(r.out.Stderr(), r.render(err, r.o.Color))
	return werr
}

func headline(e *runtime.ScriptError) string {
	if e.Name == "" || e.Message == "" {
		return e.Name + e.Message
	}
	return e.Name + ": " + e.Message
}

// render describes an error for a person.
func (r *repl) render(err error, color bool) string {
	var b strings.Builder
	_ = runtime.Render(&b, err, runtime.RenderOptions{Color: color}) // a Builder takes all
	return b.String()
}
