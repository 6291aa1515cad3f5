package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/corojs/coro/runtime"
)

// dotCommand is a line that begins with a dot: something to do with the session, not with script.
type dotCommand struct {
	name, args, help string
	run              func(r *repl, args string) error
}

// commands returns the dot commands in the order of .help. It is a function because .help itself is one of them.
func commands() []dotCommand {
	return []dotCommand{
		{".help", "", "this list", (*repl).help},
		{".exit", "", "leave; tasks that run are cancelled", func(*repl, string) error { return errLeave{0} }},
		{".load", "FILE", "evaluate a file as if it were typed here", (*repl).load},
		{".save", "FILE", "write the inputs of this session to a file", (*repl).save},
		{".editor", "", "type or paste several lines; Ctrl-D evaluates them, Ctrl-C does not", (*repl).edit},
		{".break", "", "throw an unfinished input away", func(*repl, string) error { return nil }},
		{".clear", "", "the same, and forget the variables that inputs have declared", (*repl).clear},
		{".tasks", "", "what runs: number, name, state, age, steps, what it waits for, where it was made", (*repl).listTasks},
		{".tree", "", "who waits for whom", (*repl).tree},
		{".why", "ID", "what a task waits for, await by await", (*repl).why},
		{".cancel", "ID|all", "cancel a task, or all of them", (*repl).cancel},
		{".time", "EXPR", "evaluate, and tell how long it took", (*repl).time},
		{".type", "EXPR", "evaluate, and tell what kind of value it is", (*repl).typeOf},
		{".doc", "NAME", "what a global function or a member of asyncio does", (*repl).doc},
		{".errors", "", "the errors of this session", (*repl).listErrors},
		{".depth", "N", "how deep values are shown", (*repl).setDepth},
	}
}

// command runs the dot command name.
func (r *repl) command(name, args string) error {
	all := commands()
	i := slices.IndexFunc(all, func(c dotCommand) bool { return c.name == name })
	if i < 0 {
		return r.complain("%s: unknown command; .help lists them", name)
	}
	c := all[i]
	switch {
	case args == "" && c.args != "":
		return r.complain("%s: want %s", name, c.args)
	case args != "" && c.args == "":
		return r.complain("%s: want nothing after it, got %q", name, args)
	}
	return c.run(r, args)
}

func (r *repl) print(text string) error {
	_, err := io.WriteString(r.out.Stdout(), text)
	return err
}

func (r *repl) help(string) error {
	var b strings.Builder
	for _, c := range commands() {
		fmt.Fprintf(&b, "%-16s %s\n", strings.TrimSpace(c.name+" "+c.args), c.help)
	}
	b.WriteString(`
await may stand anywhere. An input that ends in & runs as a task: fetchAll() &
_ is the last value, _error the last error. Ctrl-C stops what runs, Ctrl-D leaves.
`)
	return r.print(b.String())
}

func (r *repl) load(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return r.complain(".load: %v", pathError(err))
	}
	return r.evaluate(file, input{text: string(text), source: string(text)})
}

func (r *repl) save(file string) error {
	text := strings.Join(r.saved, "\n")
	if text != "" {
		text += "\n"
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		return r.complain(".save: %v", pathError(err))
	}
	r.say(fmt.Sprintf("%s written to %s", plural(len(r.saved), "input", "inputs"), file))
	return nil
}

// pathError is err with its file before its cause.
func pathError(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

func (r *repl) edit(string) error {
	r.editor = true
	r.say("Ctrl-D evaluates what you type or paste, Ctrl-C throws it away.")
	return nil
}

func (r *repl) clear(string) error {
	if err := r.onLoop(r.forget); err != nil {
		return r.complain(".clear: %v", err)
	}
	return nil
}

// loopTime is how long a command waits for a loop that a script may hold.
const loopTime = time.Second

// onLoop runs fn on the loop's goroutine.
func (r *repl) onLoop(fn func(*runtime.Loop) error) error {
	ctx, cancel := r.patience()
	defer cancel()
	return r.rt.DoLoop(ctx, fn)
}

var errBusy = errors.New("the loop is busy; Ctrl-C interrupts what holds it")

func (r *repl) patience() (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(context.Background(), loopTime, errBusy)
}

func (r *repl) time(expr string) error {
	began := time.Now()
	err := r.evaluate(r.name(), newInput(expr))
	if err == nil {
		r.say("took " + duration(time.Since(began)))
	}
	return err
}

func (r *repl) listErrors(string) error {
	var b strings.Builder
	for i, e := range r.notices.kept() {
		fmt.Fprintf(&b, "%d. at %s: %s\n", i+1, e.at.Format(time.TimeOnly), strings.ReplaceAll(e.text, "\n", "\n   "))
	}
	if b.Len() == 0 {
		b.WriteString("no errors so far\n")
	}
	return r.print(b.String())
}

func (r *repl) setDepth(arg string) error {
	n, err := strconv.Atoi(arg)
	if err != nil || n < 0 || n > 1000 {
		return r.complain(".depth: want a number from 0 to 1000, got %q", arg)
	}
	r.depth.Store(int32(n))
	return nil
}
