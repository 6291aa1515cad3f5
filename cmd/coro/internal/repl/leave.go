package repl

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// This file deals with Ctrl-C and Ctrl-D at a prompt, and with the end of a session.

// noLine deals with a prompt that gave none.
func (r *repl) noLine(err error) error {
	var interrupted *Interrupted
	switch {
	case errors.As(err, &interrupted):
		return r.interruptedPrompt(interrupted)
	case errors.Is(err, io.EOF):
		return r.endOfInput()
	}
	return err
}

// interruptedPrompt is Ctrl-C at a prompt: it throws the line away, frees the loop if a task holds it, and where there
// was nothing to do, tells how to leave and the second time leaves.
func (r *repl) interruptedPrompt(i *Interrupted) error {
	pending := len(r.lines) > 0 || r.editor
	r.lines, r.editor, r.warned = nil, false, false
	if r.freeLoop() {
		r.presses = 0
		return nil
	}
	if i.Typed || pending {
		r.presses = 0
		return nil
	}
	if r.presses++; r.presses > 1 {
		return errLeave{0}
	}
	r.say("To leave, press Ctrl-C again, or Ctrl-D, or type .exit.")
	return nil
}

// endOfInput is Ctrl-D, or the end of a pipe.
func (r *repl) endOfInput() error {
	if r.editor {
		text := strings.Join(r.lines, "\n")
		r.editor, r.lines = false, nil
		return r.submit(text)
	}
	if len(r.lines) > 0 {
		text := strings.Join(r.lines, "\n")
		r.lines = nil
		if r.live {
			return nil // Ctrl-D throws the unfinished input away
		}
		fmt.Fprintf(r.out.Stderr(), "coro: the input ends in the middle of a statement\n")
		if err := r.evaluate(r.name(), input{text: text, source: text}); err != nil {
			return err
		}
		return errLeave{statusFailed}
	}
	tasks := r.tasks()
	if r.live && len(tasks) > 0 && !r.warned {
		r.warned = true
		r.say(fmt.Sprintf("%s still running:\n%sCtrl-D again leaves and cancels them.", plural(len(tasks), "task is", "tasks are"), taskList(tasks)))
		return nil
	}
	if !r.live && len(tasks) > 0 {
		fmt.Fprintf(r.out.Stderr(), "coro: the input has ended; cancelling what still runs:\n%s", taskList(tasks))
	}
	return errLeave{0}
}

// leave ends the session: tasks are cancelled and may clean up; another Ctrl-C does not wait for that.
func (r *repl) leave(status int) int {
	r.notices.leaving()
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = r.rt.Close()
	}()
	patience := time.NewTimer(2 * closeGrace)
	defer patience.Stop()
	if !r.stuck { // else it ends with the process
		select {
		case <-closed:
		case <-patience.C:
		case <-r.signals:
			status = statusInterrupted
		}
	}
	r.notices.stop()
	close(r.asked)
	r.prompter.Close() // ends a Prompt that is waiting
	for range r.answers {
		continue // until prompting has ended
	}
	return status
}
