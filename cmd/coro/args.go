package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/corojs/coro/cmd/coro/internal/repl"
	"github.com/corojs/coro/runtime"
)

const helpText = `Coro runs JavaScript whose async functions are tasks, as in Python's asyncio.

Usage:
  coro run [options] FILE [args...]   run a script
  coro [options] FILE [args...]       the same
  coro [options] -e CODE [args...]    run CODE
  coro [options] -p CODE [args...]    run CODE, await its value and print it
  coro [options] - [args...]          run standard input; a pipe does not need the -
  coro, coro repl [options]           a prompt, where tasks go on while you type
  coro [options] -i FILE [args...]    run a script, then the prompt; so does -i after -e CODE
  coro check FILE...                  parse files without running them
  coro types [NAME...]                print the TypeScript declarations: all, or those of NAME (asyncio, timers, ...)

Options:
  --module         run the source as an ECMAScript module, whatever its name and content are
  --script         run it as a script: global code
  --env-file FILE  take the lines NAME=value of FILE into process.env; may stand several times, later ones win,
                   and the environment wins over all
  --watch          run it again whenever it, or a file that it loaded, changes
  --virtual-time   time jumps to the next timer whenever nothing else can run
  --seed N         make Math.random give the same numbers in every run (N from 1)
  --version        print the versions
  -h, --help       print this text

Options stand before FILE or CODE; what follows goes to the script, in process.argv.

FILE may be JavaScript or TypeScript (.ts, .mts, .cts, .tsx, .jsx). It is an ECMAScript module if it is named .mjs or
.mts, if its package.json says "type": "module", or if it holds import, export or a top-level await; CommonJS if it is
named .cjs or .cts or uses require, module or exports; else a script.

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
	check         []string // the files of coro check
	virtual       bool
	watch         bool
	kind          runtime.Kind
	envFiles      []string
	seed          uint64
	file          string // the script; "-" for standard input
	code          string // of -e or -p
	hasCode       bool
	print         bool
	prompt        bool // lead a conversation, after the script or the code where there is one
	types         bool
	handleSignal  func(name string, fn func()) (stop func(), err error) // for scripts
	signalsReady  <-chan struct{}                                       // nil, or closed when scripts may run
	args          []string                                              // for the script, or of types
}

// option is an option of a subcommand. value names what has to follow it, empty if nothing does.
type option struct {
	name, value string
	set         func(c *command, value string) error
}

// runOptions are those of coro run. What ends the options (-e, -, a FILE) is not among them.
var runOptions = []option{
	{"--virtual-time", "", func(c *command, _ string) error { c.virtual = true; return nil }},
	{"--watch", "", func(c *command, _ string) error { c.watch = true; return nil }},
	{"--module", "", func(c *command, _ string) error { return c.setKind(runtime.KindModule) }},
	{"--script", "", func(c *command, _ string) error { return c.setKind(runtime.KindScript) }},
	{"--env-file", "a file", func(c *command, v string) error { c.envFiles = append(c.envFiles, v); return nil }},
	{"--seed", "a number", func(c *command, v string) (err error) {
		if c.seed, err = strconv.ParseUint(v, 10, 64); err != nil || c.seed == 0 {
			return fmt.Errorf("--seed: want a whole number from 1, got %q", v)
		}
		return nil
	}},
}

// otherOptions are those that parseRun itself knows, for what was probably meant.
var otherOptions = []option{{name: "--version"}, {name: "--help"}, {name: "--eval"}, {name: "--print"}, {name: "--interactive"}}

func (c *command) setKind(k runtime.Kind) error {
	if c.kind != runtime.KindAuto && c.kind != k {
		return errors.New("--module and --script exclude each other")
	}
	c.kind = k
	return nil
}

// parseArgs reads the command line by hand: flag would take the options that are meant for the script.
func parseArgs(args []string, stdin io.Reader) (*command, error) {
	c := &command{}
	if len(args) > 0 {
		switch args[0] {
		case "run":
			if args = args[1:]; len(args) == 0 {
				return nil, errors.New("run: want a FILE")
			}
		case "types":
			return parseTypes(args[1:])
		case "check":
			return c, c.parseCheck(args[1:])
		case "repl":
			args, c.prompt = args[1:], true
		}
	}
	return c, c.parseRun(args, stdin)
}

func (c *command) parseRun(args []string, stdin io.Reader) error {
	for len(args) > 0 {
		a := args[0]
		name, value, hasValue := strings.Cut(a, "=")
		next := func(what string) (string, error) {
			if hasValue {
				return value, nil
			}
			if len(args) < 2 {
				return "", fmt.Errorf("%s: want %s after it", name, what)
			}
			args = args[1:]
			return args[0], nil
		}
		switch {
		case name == "-h" || name == "--help":
			c.help = true
			return nil
		case name == "--version":
			c.version = true
			return nil
		case a == "-i" || name == "--interactive":
			c.prompt = true
		case a == "-e" || a == "-p" || name == "--eval" || name == "--print":
			code, err := next("a value")
			if err != nil {
				return err
			}
			c.code, c.hasCode, c.print = code, true, a == "-p" || name == "--print"
			c.args = args[1:]
			if len(c.args) > 0 && (c.args[0] == "-i" || c.args[0] == "--interactive") {
				c.prompt, c.args = true, c.args[1:]
			}
			return nil
		case a == "-":
			c.file, c.args = "-", args[1:]
			return nil
		case a == "--":
			if len(args) < 2 {
				return errors.New("--: want a FILE after it")
			}
			c.file, c.args = args[1], args[2:]
			return nil
		case strings.HasPrefix(a, "-"):
			i := slices.IndexFunc(runOptions, func(o option) bool { return o.name == name })
			if i < 0 {
				return unknownOption(name, slices.Concat(runOptions, otherOptions))
			}
			o, v := runOptions[i], ""
			if o.value != "" {
				var err error
				if v, err = next(o.value); err != nil {
					return err
				}
			} else if hasValue {
				return fmt.Errorf("%s: takes no value", name)
			}
			if err := o.set(c, v); err != nil {
				return err
			}
		default:
			c.file, c.args = a, args[1:]
			return nil
		}
		args = args[1:]
	}
	if c.prompt {
		return nil
	}
	if f, ok := stdin.(*os.File); ok {
		if repl.IsTerminal(f) {
			c.prompt = true
			return nil
		}
		if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice == 0 {
			c.file = "-"
			return nil
		}
	} else if stdin != nil {
		c.file = "-"
		return nil
	}
	return errors.New("want a FILE, -e CODE or -p CODE")
}

// parseCheck reads the arguments of coro check.
func (c *command) parseCheck(args []string) error {
	for _, a := range args {
		switch {
		case a == "-h" || a == "--help":
			c.help = true
			return nil
		case a == "--module" || a == "--script":
			kind := runtime.KindModule
			if a == "--script" {
				kind = runtime.KindScript
			}
			if err := c.setKind(kind); err != nil {
				return err
			}
		case strings.HasPrefix(a, "-") && a != "-":
			return unknownOption(a, []option{{name: "--module"}, {name: "--script"}, {name: "--help"}})
		default:
			c.check = append(c.check, a)
		}
	}
	if len(c.check) == 0 {
		return errors.New("check: want a FILE")
	}
	return nil
}

// unknownOption says so, and what was probably meant.
func unknownOption(name string, options []option) error {
	best, distance := "", 3
	for _, o := range options {
		if d := levenshtein.ComputeDistance(name, o.name); d < distance {
			best, distance = o.name, d
		}
	}
	if best == "" {
		return fmt.Errorf("unknown option %s", name)
	}
	return fmt.Errorf("unknown option %s; did you mean %s?", name, best)
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
