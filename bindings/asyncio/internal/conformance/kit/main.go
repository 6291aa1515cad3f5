// Command kit records the output of the Python halves of the conformance kit, and writes CONFORMANCE.md:
//
//	go run ./bindings/asyncio/internal/conformance/kit record [-times N] [REGEXP]
//	go run ./bindings/asyncio/internal/conformance/kit document
//
// It is run at the top of the repository. Recording needs CPython 3.13 or newer: $PYTHON, python3.14, python3.13 or
// python3, whichever is there first.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"

	"github.com/corojs/coro/bindings/asyncio/internal/conformance"
)

const (
	pairs    = "bindings/asyncio/testdata/kit"
	document = "bindings/asyncio/CONFORMANCE.md"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "kit:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	switch command {
	case "record":
		return record(ctx, args[1:])
	case "document":
		text, err := conformance.Document(pairs)
		if err != nil {
			return err
		}
		return os.WriteFile(document, []byte(text), 0o666)
	}
	return fmt.Errorf("want record or document, got %q", command)
}

func record(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("record", flag.ContinueOnError)
	times := flags.Int("times", 3, "run each program this many times; all must print the same")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *times < 1 || flags.NArg() > 1 {
		return fmt.Errorf("record: want at least one time and at most one pattern")
	}
	pattern, err := regexp.Compile(flags.Arg(0))
	if err != nil {
		return fmt.Errorf("record: %w", err)
	}
	return conformance.Record(ctx, pairs, pattern, *times)
}
