package repl

import (
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/peterh/liner"
)

// newline stands for a line's end in an entry of the history that is being edited on one row.
const newline = "␤"

// linerPrompter edits lines on a terminal with liner.
type linerPrompter struct {
	state *liner.State
	keys  keys
	tty   *os.File
	idle  chan struct{} // holds a token while no Prompt is waiting
}

// keys feeds liner with what is typed, and so knows what liner does not tell.
type keys interface {
	begin()            // a prompt is shown
	end()              // it is over
	typed() bool       // something was typed since begin
	following() string // what was typed or pasted beyond the line that was read
	interrupt()        // as if Ctrl-C were typed
	close()
}

// newLinerPrompter takes over the terminal; interrupted is called for a Ctrl-C that was typed as a prompt ended, when it is no signal.
func newLinerPrompter(tty *os.File, complete liner.WordCompleter, interrupted func()) *linerPrompter {
	k, restore := openKeys(interrupted)
	p := &linerPrompter{state: liner.NewLiner(), keys: k, tty: tty, idle: make(chan struct{}, 1)}
	p.idle <- struct{}{}
	restore()
	p.state.SetCtrlCAborts(true)
	p.state.SetTabCompletionStyle(liner.TabPrints)
	p.state.SetWordCompleter(complete)
	return p
}

// Prompt implements Prompter.
func (p *linerPrompter) Prompt(prompt string) (string, error) {
	<-p.idle
	defer func() { p.idle <- struct{}{} }()
	p.keys.begin()
	line, err := p.state.Prompt(prompt)
	p.keys.end()
	switch {
	case errors.Is(err, liner.ErrPromptAborted):
		return "", &Interrupted{Typed: p.keys.typed()}
	case errors.Is(err, io.EOF):
		io.WriteString(p.tty, "\n")
		return "", io.EOF
	case err != nil: // closed
		return "", io.EOF
	}
	return strings.ReplaceAll(line, newline, "\n"), nil
}

// Interject implements Prompter. liner has no way to print above the prompt; but the prompt takes one row in the mode
// used here, and is drawn anew when the window is said to have changed its size.
func (p *linerPrompter) Interject(text string) {
	io.WriteString(p.tty, "\r\x1b[K"+text)
	redraw()
}

// Interrupt implements Prompter.
func (p *linerPrompter) Interrupt() { p.keys.interrupt() }

// Interrupted implements Prompter: liner has switched the echo of keys off.
func (p *linerPrompter) Interrupted() {}

// Following implements Prompter. What was pasted may still be on its way from the terminal.
func (p *linerPrompter) Following() string { return p.keys.following() }

// Remember implements Prompter.
func (p *linerPrompter) Remember(entry string) {
	p.state.AppendHistory(strings.ReplaceAll(entry, "\n", newline))
}

// Close implements Prompter. A Prompt sets the terminal's mode when it returns, so that it must have returned before
// the terminal gets its first mode back. Where liner reads the console itself, nothing can make it return.
func (p *linerPrompter) Close() {
	p.keys.close()
	select {
	case <-p.idle:
	case <-time.After(closeWait):
	}
	p.state.Close()
}

// closeWait is how long Close waits for liner to notice that its input has ended.
const closeWait = 500 * time.Millisecond

// pasteGap is how long after a line's end the rest of a pasted block may take to arrive. It only decides whether a
// line that begins with a dot is looked for, and is not waited for where keys are typed by hand: a terminal hands a
// paste over in one piece.
const pasteGap = 2 * time.Millisecond
