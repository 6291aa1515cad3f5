package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// childTimeout ends a measurement that hangs.
const childTimeout = 10 * time.Minute

// child is what is known of a process that has ended well.
type child struct {
	wall   time.Duration      // from the process's start to its end, seen from outside
	cpu    time.Duration      // user and system time of the whole process
	rss    int64              // largest resident set in bytes, 0 where the system does not tell
	lines  map[string]float64 // lines of the form "name number" that the program printed
	stderr string
}

// runChild runs one process to its end. The environment is the caller's without the settings of Go's runtime that
// would favour one side, and with env added.
func runChild(ctx context.Context, argv, env []string) (child, error) {
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Env = append(plainEnviron(), env...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if ctx.Err() != nil {
		return child{}, fmt.Errorf("%s: %w after %v", strings.Join(argv, " "), ctx.Err(), wall.Round(time.Second))
	}
	if err != nil {
		return child{}, fmt.Errorf("%s: %w: %s", strings.Join(argv, " "), err, shorten(stderr.String()))
	}
	return child{
		wall:   wall,
		cpu:    cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		rss:    maxRSS(cmd.ProcessState),
		lines:  parseLines(stdout.String()),
		stderr: stderr.String(),
	}, nil
}

// runProgram runs a contender's program for n items and makes sure that it did them all.
func runProgram(ctx context.Context, c contender, program string, n int) (child, error) {
	return runProgramWith(ctx, c, program, n, nil, nil)
}

// runProgramWith is runProgram with further arguments for the program and settings for its environment.
func runProgramWith(ctx context.Context, c contender, program string, n int, args, env []string) (child, error) {
	argv := slices.Concat(c.program, []string{c.file(program), strconv.Itoa(n)}, args)
	result, err := runChild(ctx, argv, slices.Concat(c.env, env))
	if err != nil {
		return child{}, err
	}
	if got, ok := result.lines["n"]; !ok || got != float64(n) {
		return child{}, fmt.Errorf("%s: %s reports n %v, want %d", c.name, program, got, n)
	}
	if elapsed, ok := result.lines["elapsed"]; !ok || elapsed <= 0 || math.IsNaN(elapsed) {
		return child{}, fmt.Errorf("%s: %s reports elapsed %v, want a time", c.name, program, elapsed)
	}
	return result, nil
}

// parseLines reads the lines of the form "name number" and passes over all others.
func parseLines(text string) map[string]float64 {
	found := make(map[string]float64)
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		if number, err := strconv.ParseFloat(value, 64); err == nil {
			found[name] = number
		}
	}
	return found
}

// plainEnviron is the environment without the settings of Go's runtime that would favour one side.
func plainEnviron() []string {
	return slices.DeleteFunc(os.Environ(), func(setting string) bool {
		name, _, _ := strings.Cut(setting, "=")
		return slices.Contains([]string{"GOGC", "GOMEMLIMIT", "GODEBUG"}, name)
	})
}

// shorten keeps the beginning of a long message.
func shorten(text string) string {
	text = strings.TrimSpace(text)
	if runes := []rune(text); len(runes) > 600 {
		return string(runes[:600]) + "…"
	}
	return text
}
