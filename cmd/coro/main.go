// Command coro runs JavaScript whose async functions are tasks. `coro --help` says how.
package main

import (
	"io"
	"os"
)

func main() { os.Exit(doMain(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// doMain is the command without its process: it returns the exit status.
func doMain(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	tuneCollector()
	c, err := parseArgs(args, stdin)
	if err != nil {
		io.WriteString(stderr, "coro: "+err.Error()+"\nTry 'coro --help'.\n")
		return exitUsage
	}
	switch {
	case c.help:
		io.WriteString(stdout, helpText)
		return 0
	case c.version:
		io.WriteString(stdout, versionText())
		return 0
	case c.types:
		return c.printTypes(stdout, stderr)
	}
	if c.check != nil {
		return c.runCheck(stdin, stderr)
	}
	if c.prompt {
		return c.converse(stdin, stdout, stderr)
	}
	sig := watchSignals()
	defer sig.stop()
	c.handleSignal, c.signalsReady = sig.handle, sig.ready
	if c.watch {
		return c.runWatching(sig.ctx, stdin, stdout, stderr)
	}
	return c.run(sig.ctx, stdin, stdout, stderr, nil)
}
