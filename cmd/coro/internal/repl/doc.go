// Package repl is the prompt of coro: it reads inputs, evaluates them in a [runtime.Session] and shows what they give,
// while tasks, timers and Go work go on.
//
// Three goroutines take part. The runtime's own loop runs all script; the goroutine of [Run] leads the conversation; and
// one waits in [Prompter.Prompt] for the next line. Whatever is written, from whichever goroutine, goes through one
// [Output], which knows whether a line is being typed and puts text above it.
//
// Without a terminal the same loop reads lines: no prompt, no banner and no colours are shown then, values go to
// standard output and errors to standard error, so that what comes out of a pipe is what the inputs gave.
package repl
