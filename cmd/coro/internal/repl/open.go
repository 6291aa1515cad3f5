package repl

import (
	"os"
	"strings"

	"golang.org/x/term"
)

// openPrompter returns the prompter for where the inputs come from and where the values go, and whether somebody sits
// there.
func (r *repl) openPrompter() (Prompter, bool) {
	in, isFile := r.o.Stdin.(*os.File)
	live := isFile && IsTerminal(r.o.Stdin) && IsTerminal(r.o.Stdout)
	if !live {
		return newLinePrompter(r.o.Stdin, r.out.Stdout(), false), false
	}
	if !editable() || in != os.Stdin || r.o.Stdout != os.Stdout {
		return newLinePrompter(in, r.o.Stdout, true), true
	}
	return newLinerPrompter(os.Stdout, r.complete, r.pressedLate), true
}

// editable reports whether the terminal knows the control sequences that liner needs.
func editable() bool {
	switch strings.ToLower(os.Getenv("TERM")) {
	case "", "dumb", "cons25":
		return false
	}
	return true
}

// IsTerminal reports whether f is an open terminal.
func IsTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
