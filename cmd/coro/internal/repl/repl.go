package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/runtime"
)

// Options say how a conversation is led.
type Options struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Runtime is what the session's Runtime is made of; what it prints and how it shows values is the session's own.
	Runtime runtime.Options
	// First is evaluated before the first prompt (-i FILE, --eval CODE -i); nil: nothing.
	First *Source
	// Interrupts gets a value for each Ctrl-C that the terminal turned into a signal; another signal ends the
	// conversation.
	Interrupts <-chan os.Signal
	// Prompter reads the inputs; nil: liner on a terminal, else lines as they come.
	Prompter Prompter
	// Color shows values in colours.
	Color bool
	// Columns returns the width of the terminal; nil: 80.
	Columns func() int
	// History is the file that keeps the inputs; empty: they are forgotten.
	History string
	// Docs are texts of declarations (.d.ts) that .doc looks names up in.
	Docs []string
}

// Source is a script with its name.
type Source struct{ Name, Text string }

// Exit statuses that Run returns on its own account.
const (
	statusFailed      = 1
	statusInterrupted = 130
)

// closeGrace is how long the tasks that are left may clean up when the session ends.
const closeGrace = 3 * time.Second

// errInterrupted is what a busy script is interrupted with.
var errInterrupted = errors.New("interrupted")

// repl is one conversation. Its fields belong to the goroutine of Run unless they say otherwise.
type repl struct {
	o        Options
	out      *Output
	prompter Prompter
	rt       *runtime.Runtime
	session  *runtime.Session
	notices  *notices
	history  *history
	live     bool // somebody sits at a terminal

	signals chan struct{} // Ctrl-C, from wherever
	late    chan struct{} // Ctrl-C that was typed behind a line, for what that line does
	exits   chan int      // process.exit
	asked   chan string
	answers chan answer

	letGo    func()       // ends hold
	number   int          // of the input
	saved    []string     // the inputs so far, for .save
	depth    atomic.Int32 // of values shown
	presses  int          // Ctrl-C at an empty prompt, one after another
	warned   bool         // the last thing that happened was Ctrl-D while tasks ran
	editor   bool
	stuck    bool     // a script holds the loop and cannot be interrupted
	lines    []string // of an input that is not complete yet
	last     lastValues
	builtins map[string]bool
}

type answer struct {
	line string
	err  error
}

// errLeave ends the conversation.
type errLeave struct{ status int }

func (e errLeave) Error() string { return fmt.Sprintf("exit status %d", e.status) }

// Run leads a conversation until it ends and returns the exit status.
func Run(o Options) int {
	r := &repl{
		o: o, signals: make(chan struct{}, 8), late: make(chan struct{}, 1), exits: make(chan int, 1),
		asked: make(chan string), answers: make(chan answer, 1),
	}
	r.depth.Store(defaultDepth)
	if r.o.Columns == nil {
		r.o.Columns = func() int { return 80 }
	}
	r.out = newOutput(o.Stdout, o.Stderr)
	stop := r.forwardSignals()
	defer stop()
	if err := r.start(); err != nil {
		if r.rt != nil {
			_ = r.rt.Close()
		}
		r.prompter.Close()
		fmt.Fprintf(r.out.Stderr(), "coro: %v\n", err)
		return statusFailed
	}
	status := r.converse()
	return r.leave(status)
}

// forwardSignals passes Ctrl-C on until stop is called.
func (r *repl) forwardSignals() (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case s := <-r.o.Interrupts:
				if n, other := s.(syscall.Signal); other && s != os.Interrupt {
					r.exit(128 + int(n))
				} else {
					r.pressed()
				}
			case <-done:
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}

// pressed notes a Ctrl-C. Any goroutine.
func (r *repl) pressed() {
	select {
	case r.signals <- struct{}{}:
	default: // eight are waiting already
	}
}

// exit has the conversation end with the given status. Any goroutine.
func (r *repl) exit(status int) {
	select {
	case r.exits <- status:
	default: // it ends already
	}
}

// pressedLate notes a Ctrl-C that came when a line had been read already, and nothing is evaluated yet. Any goroutine.
func (r *repl) pressedLate() {
	select {
	case r.late <- struct{}{}:
	default:
	}
}

func (r *repl) start() error {
	r.notices = newNotices(r)
	r.prompter, r.live = r.o.Prompter, r.o.Prompter != nil
	if r.prompter == nil {
		r.prompter, r.live = r.openPrompter()
	}
	var err error
	o := r.o.Runtime
	o.Stdout, o.Stderr, o.Grace, o.Color, o.Inspect = r.out.Stdout(), r.out.Stderr(), closeGrace, r.o.Color, console.Inspect
	o.Bindings = append(slices.Clone(o.Bindings), r.console())
	r.rt, err = runtime.New(o)
	if err != nil {
		return err
	}
	r.session = r.rt.NewSession(runtime.SessionOptions{
		TaskEnded: r.notices.taskEnded,
		Uncaught:  r.notices.uncaught,
		Exit:      r.exit,
	})
	if err := r.rt.DoLoop(context.Background(), r.defineGlobals); err != nil {
		return err
	}
	r.letGo = r.hold()
	r.openHistory()
	go r.prompting()
	return nil
}

// hold stops a virtual clock, so that time does not run away from who types, until the function returned is called. Any
// goroutine.
func (r *repl) hold() (letGo func()) {
	if r.o.Runtime.Clock == nil {
		return func() {}
	}
	return r.rt.KeepAlive()
}

// prompting waits for lines, one at a time as they are asked for.
func (r *repl) prompting() {
	defer close(r.answers)
	for prompt := range r.asked {
		line, err := r.prompter.Prompt(prompt)
		if r.live {
			r.out.endPrompt()
		}
		r.answers <- answer{line, err}
	}
}

// converse reads and evaluates inputs until it is time to leave, and returns the exit status.
func (r *repl) converse() int {
	if r.live {
		io.WriteString(r.out.Stdout(), "Coro. Tasks go on while you type; .help lists the commands, Ctrl-D leaves.\n")
	}
	if f := r.o.First; f != nil {
		if err := r.evaluate(f.Name, input{text: f.Text, source: f.Text}); err != nil {
			return statusOf(err)
		}
	}
	for {
		line, err := r.ask()
		if err == nil {
			err = r.take(line)
		} else {
			err = r.noLine(err)
		}
		if err != nil {
			return statusOf(err)
		}
	}
}

func statusOf(err error) int {
	var l errLeave
	if errors.As(err, &l) {
		return l.status
	}
	return statusFailed
}

// ask shows a prompt and waits for a line.
func (r *repl) ask() (string, error) {
	prompt := r.prompt()
	if r.live {
		r.out.beginPrompt(r.prompter)
	}
	select {
	case <-r.late: // what it was meant for is over
	default:
	}
	r.asked <- prompt
	for {
		select {
		case a := <-r.answers:
			return a.line, a.err
		case <-r.signals:
			select {
			case a := <-r.answers:
				r.pressedLate()
				return a.line, a.err
			default:
				r.prompter.Interrupt()
			}
		case code := <-r.exits:
			r.out.endPrompt()
			if r.live {
				io.WriteString(r.out.Stdout(), "\n")
			}
			return "", errLeave{code}
		}
	}
}

// narrow is below how many columns the prompt does without the count of tasks.
const narrow = 40

// prompt returns the prompt to show: plain text, as liner takes no other.
func (r *repl) prompt() string {
	switch {
	case len(r.lines) > 0 || r.editor:
		return "... "
	case !r.live || r.o.Columns() < narrow:
		return "> "
	}
	if n := r.session.Running(); n > 0 {
		return fmt.Sprintf("%d running > ", n)
	}
	return "> "
}

// take deals with a line that was read.
func (r *repl) take(line string) error {
	r.presses, r.warned = 0, false
	if !utf8.ValidString(line) {
		r.lines = nil
		return r.complain("input: want UTF-8, got bytes that are none in %q", cut(line, 40))
	}
	if r.editor {
		r.lines = append(r.lines, line)
		return nil
	}
	if name, args, ok := command(line); ok && (len(r.lines) == 0 || name == ".break" || name == ".clear") {
		r.lines = nil
		r.remember(line)
		return r.command(name, args)
	}
	if len(r.lines) == 0 && strings.TrimSpace(line) == "" {
		return nil
	}
	r.lines = append(r.lines, line)
	text := strings.Join(r.lines, "\n")
	if readState(text, r.prompter.Following()) == runtime.InputIncomplete {
		return nil
	}
	r.lines = nil
	return r.submit(text)
}

// submit evaluates a whole input.
func (r *repl) submit(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	r.remember(text)
	in := newInput(text)
	if in.wrong != "" {
		return r.complain("%s", in.wrong)
	}
	r.saved = append(r.saved, text)
	return r.evaluate(r.name(), in)
}

// name returns the name of the next input, as it stands in stack traces.
func (r *repl) name() string {
	r.number++
	return fmt.Sprintf("repl-%d", r.number)
}

// say tells the user something that is no value.
func (r *repl) say(text string) {
	w := r.out.Stdout()
	if !r.live {
		w = r.out.Stderr()
	}
	io.WriteString(w, strings.TrimRight(text, "\n")+"\n")
}

// complain says what is wrong with an input; the conversation goes on.
func (r *repl) complain(format string, args ...any) error {
	io.WriteString(r.out.Stderr(), fmt.Sprintf(format, args...)+"\n")
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// cut shortens s to at most n characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
