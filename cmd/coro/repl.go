package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/process"
	"github.com/corojs/coro/cmd/coro/internal/repl"
	"github.com/corojs/coro/runtime"
	"golang.org/x/term"
)

// converse leads the conversation that the command line asks for and returns the exit status.
func (c *command) converse(stdin io.Reader, stdout, stderr io.Writer) int {
	o := repl.Options{
		Stdin: stdin, Stdout: stdout, Stderr: stderr, Seed: c.seed,
		Color: useColor(stdout, os.Getenv), Columns: func() int { return columns(stdout) }, History: repl.HistoryFile(),
	}
	if o.Stdin == nil {
		o.Stdin = eof{}
	}
	for _, d := range bindings.Declarations() {
		o.Docs = append(o.Docs, d.Text)
	}
	exe, err := os.Executable()
	if err != nil {
		exe = "coro"
	}
	argv := []string{exe}
	if c.hasCode || c.file != "" {
		name, text, err := c.source(stdin)
		if err != nil {
			fmt.Fprintf(stderr, "coro: %v\n", err)
			return exitError
		}
		o.First = &repl.Source{Name: name, Text: text}
		if !c.hasCode {
			argv = append(argv, name)
		}
	}
	argv = append(argv, c.args...)
	fsys, dir, err := workingDisk()
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	env, err := c.environment()
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	o.FS, o.Dir, o.Cache = fsys, dir, newCache()
	o.Bindings = append(bindings.Core(), process.Binding(argv, env))
	if c.virtual {
		o.Clock = runtime.NewVirtualClock(time.Now())
	}
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	o.Interrupts = signals
	return repl.Run(o)
}

type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// columns returns the width of the terminal that w is, 80 where that is not known.
func columns(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return 80
}
