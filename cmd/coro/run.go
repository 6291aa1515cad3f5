package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/asyncio"
	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/bindings/process"
	"github.com/corojs/coro/runtime"
)

var errInterrupted = errors.New("interrupted")

// run runs what the command line asks for, until it has ended or ctx has, and returns the exit status. seen, if set, is
// called with the path on disk of each file that the run looks at.
func (c *command) run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer, seen func(string)) int {
	name, source, err := c.source(stdin)
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	var clock runtime.Clock
	if c.virtual {
		clock = runtime.NewVirtualClock(time.Now())
	}
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
	grace := time.Duration(-1) // a person decides how long cleaning up may take: the second Ctrl-C ends it
	if seen != nil {
		grace, fsys.seen = time.Second, seen
	}
	rt, err := runtime.New(runtime.Options{
		Stdin: stdin, Stdout: stdout, Stderr: stderr, Clock: clock, Seed: c.seed,
		FS: fsys, Dir: dir, Cache: newCache(),
		Grace: grace,
		Bindings: append(bindings.With(bindings.Options{
			Console: console.Options{Color: useColor(stdout, os.Getenv), Width: func() int { return columns(stdout) }},
			Asyncio: asyncio.Options{Signals: c.handleSignal},
		}), process.Binding(c.argv(), env)),
		Inspect: console.Inspect,
		Color:   useColor(stderr, os.Getenv),
	})
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	if seen != nil {
		defer rt.Close()
	}
	var run runtime.Script
	run.Name, run.Source, run.Kind = name, source, c.kind
	if c.print {
		run.Globals = true
		run.Result = func(l *runtime.Loop, v runtime.Value) error {
			_, err := io.WriteString(stdout, console.Format(l, []runtime.Value{v})+"\n")
			return err
		}
	}
	if c.signalsReady != nil {
		<-c.signalsReady
	}
	_, err = rt.Run(ctx, run)
	code := c.status(rt, err, stderr)
	return code
}

// argv is what scripts see as process.argv.
func (c *command) argv() []string {
	exe, err := os.Executable()
	if err != nil {
		exe = "coro"
	}
	argv := []string{exe}
	switch {
	case c.hasCode || c.file == "":
	case c.file == "-":
		argv = append(argv, "<stdin>")
	default:
		script := c.file
		if abs, err := filepath.Abs(script); err == nil {
			script = abs
		}
		argv = append(argv, script)
	}
	return append(argv, c.args...)
}

// source returns the name and the text of what is to be run.
func (c *command) source(stdin io.Reader) (name, source string, err error) {
	switch {
	case c.hasCode:
		return "<eval>", c.code, nil
	case c.file == "-":
		b, err := io.ReadAll(stdin)
		if err != nil {
			return "", "", fmt.Errorf("standard input: %w", err)
		}
		return "<stdin>", string(b), nil
	}
	st, err := os.Stat(c.file)
	if err == nil && st.IsDir() {
		return "", "", fmt.Errorf("%s: is a directory, want a script file", c.file)
	}
	b, err := os.ReadFile(c.file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", fmt.Errorf("%s: no such file", c.file)
	}
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", c.file, errors.Unwrap(err))
	}
	return c.file, string(b), nil
}

// status prints what went wrong and returns the exit status for it.
func (c *command) status(rt *runtime.Runtime, err error, stderr io.Writer) int {
	var exit *runtime.ExitError
	var deadlock *runtime.DeadlockError
	var script *runtime.ScriptError
	var reported *runtime.ReportedError
	var cancelled *runtime.CancelledError
	show := func() { _ = runtime.Render(stderr, err, runtime.RenderOptions{Color: useColor(stderr, os.Getenv)}) }
	switch {
	case err == nil:
		code := 0
		_ = rt.DoLoop(context.Background(), func(l *runtime.Loop) error {
			code, _ = process.ExitCode(l)
			return nil
		})
		return code
	case errors.As(err, &exit):
		return exit.Code
	case errors.Is(err, errInterrupted):
		return exitInterrupt
	case errors.As(err, &deadlock):
		show()
		return exitDeadlock
	case errors.As(err, &reported):
	case errors.As(err, &cancelled), errors.As(err, &script):
		show()
	default:
		fmt.Fprintf(stderr, "coro: %v\n", err)
	}
	return exitError
}
