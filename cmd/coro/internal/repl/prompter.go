package repl

import "fmt"

// Prompter reads lines from whoever types them. Prompt is called by one goroutine at a time; Interject and Interrupt may
// be called from others meanwhile.
type Prompter interface {
	// Prompt shows prompt and returns the line that was typed, without its end. The error is io.EOF at the end of the
	// input (Ctrl-D on an empty line) and *Interrupted after Ctrl-C.
	Prompt(prompt string) (string, error)
	// Interject writes text, which consists of whole lines, while a Prompt is waiting: above the line being typed, which is
	// shown again as it was.
	Interject(text string)
	// Interrupt makes a waiting Prompt return *Interrupted.
	Interrupt()
	// Interrupted tells that Ctrl-C came while no Prompt was waiting: a terminal may have shown it.
	Interrupted()
	// Following returns what is known already of the line after the one that Prompt returned last, as when a block was
	// pasted; empty when nothing is.
	Following() string
	// Remember adds an entry to the history that Prompt offers. It is not called while a Prompt is waiting.
	Remember(entry string)
	// Close puts the terminal back in order. A waiting Prompt returns io.EOF.
	Close()
}

// Interrupted is the error of a Prompt that Ctrl-C ended.
type Interrupted struct {
	Typed bool // there was something on the line, which is gone
}

// Error says so.
func (e *Interrupted) Error() string { return fmt.Sprintf("interrupted (typed: %t)", e.Typed) }
