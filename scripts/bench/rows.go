package main

import (
	"context"
	"errors"
	"slices"
	"time"
)

// sample is one measurement of one contender.
type sample struct {
	value float64 // in the row's unit
	cpu   float64 // seconds of CPU of the whole process, shown in rows that ask for it
	note  string  // what the value was made of, shown beside a factor
}

// row is one line of the table.
type row struct {
	name       string // matched by -only
	work       string
	wanted     string
	goals      []goal
	unit       unit
	cpu        bool // whether CPU seconds are shown
	program    string
	args       []string // further arguments of the program
	n          int      // size of the work
	contenders []string // who takes part
	rounds     int      // fixed number of rounds, 0 for the command line's
	measure    func(ctx context.Context, c contender, r row) (sample, error)
}

// goal is one part of what a row wants. With a rival, coro has to be better than it by the factor; without one, coro's
// figure has to be below the limit.
type goal struct {
	rival  string
	factor float64
	limit  float64
}

// allRows lists the rows in the order of the table.
func allRows() []row {
	programmed := []string{coro, goja, python}
	asyncios := []string{coro, python}
	faster := []goal{{rival: python, factor: 1}}
	fourTimes := []goal{{rival: goja, factor: 4}, {rival: python, factor: 1}}
	return slices.Concat([]row{
		{
			name: "chain", program: "chain", n: 1_000_000,
			work:   "1,000,000 × `await inner(i)`, inner has no await",
			wanted: "≥ 4 × goja_nodejs", goals: []goal{{rival: goja, factor: 4}},
			unit: seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "spawn", program: "spawn", n: 100_000,
			work:   "100,000 tasks, each `await sleep(0)`, gathered",
			wanted: "≥ 4 × goja_nodejs, faster than CPython", goals: fourTimes,
			unit: seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "sleepers", program: "sleepers", n: 100_000,
			work:   "100,000 tasks sleeping 0 to 1 s, gathered: time over the 1 s",
			wanted: "over the 1 s: 3 × less than goja_nodejs, less than CPython",
			goals:  []goal{{rival: goja, factor: 3}, {rival: python, factor: 1}},
			unit:   seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "cancel", program: "cancel", n: 100_000,
			work:   "100,000 sleeping tasks cancelled, gathered",
			wanted: "≥ 4 × goja_nodejs, faster than CPython", goals: fourTimes,
			unit: seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "nested", program: "nested", n: 100_000,
			work:   "100,000 × ten nested async calls",
			wanted: "not slower than goja_nodejs", goals: []goal{{rival: goja, factor: 1}},
			unit: seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "forawait", program: "forawait", n: 100_000,
			work:   "`for await` over an async generator of 100,000 values",
			wanted: "≥ 3 × goja_nodejs with esbuild's lowering", goals: []goal{{rival: goja, factor: 3}},
			unit: seconds, cpu: true, contenders: programmed, measure: measureTime,
		},
		{
			name: "queue", program: "queue", n: 300_000,
			work:   "300,000 messages to and fro through Queue(1)",
			wanted: "faster than CPython", goals: faster,
			unit: seconds, cpu: true, contenders: asyncios, measure: measureTime,
		},
		{
			name: "lock", program: "lock", n: 300_000,
			work:   "300,000 × a lock handed to the next of ten tasks",
			wanted: "faster than CPython", goals: faster,
			unit: seconds, cpu: true, contenders: asyncios, measure: measureTime,
		},
		{
			name: "event", program: "event", n: 1_000_000,
			work:   "100 events that wake 10,000 tasks each",
			wanted: "faster than CPython", goals: faster,
			unit: seconds, cpu: true, contenders: asyncios, measure: measureTime,
		},
		{
			name: "group", program: "group", n: 100_000,
			work:   "TaskGroup of 100,000 tasks, each `await sleep(0)`",
			wanted: "faster than CPython", goals: faster,
			unit: seconds, cpu: true, contenders: asyncios, measure: measureTime,
		},
		{
			name: "limit", program: "limit", n: 100_000,
			work:   "100,000 tasks, each `wait_for(f(), 60)`, gathered",
			wanted: "faster than CPython", goals: faster,
			unit: seconds, cpu: true, contenders: asyncios, measure: measureTime,
		},
		{
			name: "memory-heap", program: "memory", n: 100_000,
			work:   "100,000 sleeping tasks: live heap a task",
			wanted: "< 1,000 bytes a task live heap", goals: []goal{{limit: 1000}},
			unit: bytesEach, contenders: programmed, rounds: 1, measure: measureHeap,
		},
		{
			name: "memory-rss", program: "memory", n: 100_000,
			work: "100,000 sleeping tasks: peak RSS a task",
			unit: bytesEach, contenders: programmed, measure: measureRSS,
		},
		{
			name: "memory-million", program: "memory", n: 1_000_000,
			work:   "1,000,000 sleeping tasks: peak RSS",
			wanted: "1,000,000 < 1.2 GiB peak", goals: []goal{{limit: 1.2 * 1024}},
			unit: mebibytes, contenders: []string{coro, python}, measure: measurePeak,
		},
		{
			name:   "startup",
			work:   "start-up: `coro -e 0`, `node -e 0`, `python3 -c 0`",
			wanted: "< 1/4 of node", goals: []goal{{rival: node, factor: 4}},
			unit: milliseconds, contenders: []string{coro, python, node}, rounds: 20, measure: measureStartup,
		},
	}, growthRows())
}

// takesPart reports whether the contender is measured in the row.
func (r row) takesPart(c contender) bool {
	return c.missing == nil && slices.Contains(r.contenders, c.name)
}

// measureTime takes the time that the program itself measured, less the longest sleep in it if it reports one.
func measureTime(ctx context.Context, c contender, r row) (sample, error) {
	result, err := runProgram(ctx, c, r.program, r.n)
	if err != nil {
		return sample{}, err
	}
	// A timer that fires on the dot would make a ratio infinite: nothing counts as less than a millisecond.
	value := max(result.lines["elapsed"]-result.lines["slept"], 0.001)
	return sample{value: value, cpu: result.cpu.Seconds()}, nil
}

// measureHeap takes the bytes that each sleeping task keeps alive: the difference between a run with none and a run
// with all. CPython counts them itself with tracemalloc; a Go program's collector traces them.
func measureHeap(ctx context.Context, c contender, r row) (sample, error) {
	live := func(n int) (float64, error) {
		// A low GOGC makes collections frequent, and so the last one late.
		result, err := runProgramWith(ctx, c, r.program, n, []string{"live"}, []string{"GODEBUG=gctrace=1", "GOGC=20"})
		if err != nil {
			return 0, err
		}
		if value, ok := result.lines["live"]; ok {
			return value, nil
		}
		return liveFromTrace(result.stderr)
	}
	return difference(r.n, live)
}

// measureRSS takes the resident memory of each sleeping task: the difference between the peaks of a run with none and a
// run with all.
func measureRSS(ctx context.Context, c contender, r row) (sample, error) {
	return difference(r.n, func(n int) (float64, error) { return peak(ctx, c, r.program, n) })
}

// difference returns what each of n items adds to a figure.
func difference(n int, figure func(n int) (float64, error)) (sample, error) {
	none, err := figure(0)
	if err != nil {
		return sample{}, err
	}
	all, err := figure(n)
	if err != nil {
		return sample{}, err
	}
	return sample{value: max((all-none)/float64(n), 1)}, nil
}

// measurePeak takes the largest resident set of a run, in MiB.
func measurePeak(ctx context.Context, c contender, r row) (sample, error) {
	bytes, err := peak(ctx, c, r.program, r.n)
	return sample{value: bytes / (1 << 20)}, err
}

// peak runs a program and returns its largest resident set in bytes.
func peak(ctx context.Context, c contender, program string, n int) (float64, error) {
	result, err := runProgram(ctx, c, program, n)
	if err != nil {
		return 0, err
	}
	if result.rss == 0 {
		return 0, errors.New("this system does not tell the memory of an ended process")
	}
	return float64(result.rss), nil
}

// measureStartup takes the milliseconds from the start of a process with an empty program to its end.
func measureStartup(ctx context.Context, c contender, _ row) (sample, error) {
	result, err := runChild(ctx, c.empty, c.env)
	return sample{value: float64(result.wall) / float64(time.Millisecond)}, err
}
