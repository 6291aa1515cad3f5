package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == gojaCommand {
		os.Exit(runGoja(os.Args[2], os.Args[3:], os.Stdout, os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run parses the command line, measures and prints the table. It returns the exit status: 0, or 1 when a measurement
// failed, or 2 for a wrong command line. A contender that is not there and a goal that was missed are not failures.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	rounds := flags.Int("rounds", 5, "measure every row this many times")
	only := flags.String("only", "", "measure only the rows whose name matches this `regexp`")
	coro := flags.String("coro", "", "measure the coro command at this `path` instead of building ../../cmd/coro")
	gogc := flags.String("goja-gogc", "", "run goja_nodejs with this `GOGC` instead of Go's default")
	markdown := flags.Bool("markdown", false, "print a GitHub table")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	pattern, err := regexp.Compile(*only)
	if err != nil {
		fmt.Fprintf(stderr, "bench: -only: %v\n", err)
		return 2
	}
	if *rounds < 1 || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "bench: want at least one round and no arguments")
		return 2
	}
	rows := matching(allRows(), pattern)
	if len(rows) == 0 {
		fmt.Fprintf(stderr, "bench: no row matches %s\n", pattern)
		return 2
	}

	dir, err := os.MkdirTemp("", "coro-bench-")
	if err != nil {
		fmt.Fprintf(stderr, "bench: %v\n", err)
		return 1
	}
	defer os.RemoveAll(dir)
	contenders, err := findContenders(ctx, dir, *coro, *gogc)
	if err != nil {
		fmt.Fprintf(stderr, "bench: %v\n", err)
		return 1
	}
	for _, c := range contenders {
		if c.missing != nil {
			fmt.Fprintf(stderr, "bench: %s is missing, its column stays empty: %v\n", c.name, c.missing)
		}
	}

	head := machineLine(ctx)
	if *gogc != "" {
		head += "; goja_nodejs with GOGC=" + *gogc
	}
	results := measureAll(ctx, rows, contenders, *rounds, stderr)
	printTable(stdout, head, results, *rounds, *markdown)
	if ctx.Err() != nil || results.failed() {
		return 1
	}
	return 0
}

// matching returns the rows whose name the pattern matches.
func matching(rows []row, pattern *regexp.Regexp) []row {
	var kept []row
	for _, r := range rows {
		if pattern.MatchString(r.name) {
			kept = append(kept, r)
		}
	}
	return kept
}
