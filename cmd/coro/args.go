package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
)

const helpText = `Coro runs JavaScript whose async functions are tasks, as in Python's asyncio.

Usage:
  coro run [options] FILE [args...]   run a script
  coro [options] FILE [args...]       the same
  coro [options] -e CODE [args...]    run CODE
  coro [options] -p CODE [args...]    run CODE, await its value and print it
  coro [options] - [args...]          run standard input; a pipe does not need the -
  coro types [NAME...]                print the TypeScript declarations: all, or those of NAME (asyncio, timers, ...)

Options:
  --virtual-time   time jumps to the next timer whenever nothing else can run
  --seed N         make Math.random give the same numbers in every run (N from 1)
  --version        print the versions
  -h, --help       print this text

Options stand before FILE or CODE; what follows goes to the script, in process.argv.

Exit status: 0 if all went well; 1 for an uncaught error, a lost one, a script that cannot be read; 2 for a mistake on
the command line; 13 if the main task waits while nothing can wake it; 130 after Ctrl-C (the first one cancels the main
task and lets it clean up, the second one stops at once); or what the script gave to process.exit or process.exitCode.
`

// Exit statuses.
const (
	exitError     = 1
	exitUsage     = 2
	exitDeadlock  = 13
	exitInterrupt = 130
)

// command is a parsed command line.
type command struct {
	help, version bool
	virtual       bool
	seed          uint64
	file          string // the script; "-" for standard input
	code          string // of -e or -p
	hasCode       bool
	print         bool
	types         bool
	args          []string // for the script, or of types
}

// parseArgs reads the command line by hand: flag would take the options that are meant for the script.
func parseArgs(args []string, stdin io.Reader) (*command, error) {
	c := &command{}
	if len(args) > 0 && args[0] == "types" {
		return parseTypes(args[1:])
	}
	if len(args) > 0 && args[0] == "run" {
		args = args[1:]
		if len(args) == 0 {
			return nil, errors.New("run: want a FILE")
		}
	}
	for len(args) > 0 {
		a := args[0]
		name, value, hasValue := strings.Cut(a, "=")
		next := func() (string, error) {
			if hasValue {
				return value, nil
			}
			if len(args) < 2 {
				return "", fmt.Errorf("%s: want a value after it", name)
			}
			args = args[1:]
			return args[0], nil
		}
		switch {
		case name == "-h" || name == "--help":
			c.help = true
			return c, nil
		case name == "--version":
			c.version = true
			return c, nil
		case name == "--virtual-time":
			c.virtual = true
		case name == "--seed":
			s, err := next()
			if err != nil {
				return nil, err
			}
			if c.seed, err = strconv.ParseUint(s, 10, 64); err != nil || c.seed == 0 {
				return nil, fmt.Errorf("--seed: want a whole number from 1, got %q", s)
			}
		case a == "-e" || a == "-p" || name == "--eval" || name == "--print":
			code, err := next()
			if err != nil {
				return nil, err
			}
			c.code, c.hasCode, c.print = code, true, a == "-p" || name == "--print"
			c.args = args[1:]
			return c, nil
		case a == "-":
			c.file, c.args = "-", args[1:]
			return c, nil
		case a == "--":
			if len(args) < 2 {
				return nil, errors.New("--: want a FILE after it")
			}
			c.file, c.args = args[1], args[2:]
			return c, nil
		case strings.HasPrefix(a, "-"):
			return nil, unknownOption(name)
		default:
			c.file, c.args = a, args[1:]
			return c, nil
		}
		args = args[1:]
	}
	if f, ok := stdin.(*os.File); ok {
		if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice == 0 {
			c.file = "-"
			return c, nil
		}
	} else if stdin != nil {
		c.file = "-"
		return c, nil
	}
	return nil, errors.New("want a FILE, -e CODE or -p CODE")
}

// unknownOption says so, and what was probably meant.
func unknownOption(name string) error {
	best, distance := "", 3
	for _, o := range []string{"--virtual-time", "--seed", "--version", "--help", "--eval", "--print"} {
		if d := editDistance(name, o); d < distance {
			best, distance = o, d
		}
	}
	if best == "" {
		return fmt.Errorf("unknown option %s", name)
	}
	return fmt.Errorf("unknown option %s; did you mean %s?", name, best)
}

func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func versionText() string {
	coro, goja, goVersion := "devel", "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			coro = v
		}
		goVersion = info.GoVersion
		for _, d := range info.Deps {
			if d.Path == "github.com/dop251/goja" {
				goja = d.Version
			}
		}
	}
	return fmt.Sprintf("coro %s (goja %s, %s)\n", coro, goja, goVersion)
}
