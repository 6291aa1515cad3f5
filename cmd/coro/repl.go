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
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Color: useColor(stdout, os.Getenv), Columns: func() int { return columns(stdout) }, History: repl.HistoryFile(),
	}
	if err := c.prepare(&o); err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	o.Interrupts = signals
	return repl.Run(o)
}

// prepare adds what the options of the command line and the machine give.
func (c *command) prepare(o *repl.Options) error {
	if o.Stdin == nil {
		o.Stdin = eof{}
	}
	for _, d := range bindings.Declarations() {
		o.Docs = append(o.Docs, d.Text)
	}
	if c.hasCode || c.file != "" {
		name, text, err := c.source(o.Stdin)
		if err != nil {
			return err
		}
		o.First = &repl.Source{Name: name, Text: text}
	}
	fsys, dir, err := workingDisk()
	if err != nil {
		return err
	}
	env, err := c.environment()
	if err != nil {
		return err
	}
	o.Runtime = runtime.Options{
		FS: fsys, Dir: dir, Cache: newCache(), Seed: c.seed,
		Bindings: append(bindings.Core(), process.Binding(c.argv(), env)),
	}
	if c.virtual {
		o.Runtime.Clock = runtime.NewVirtualClock(time.Now())
	}
	return nil
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
