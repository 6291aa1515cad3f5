package main

import (
	"context"
	"strconv"
	"strings"
)

// growthKinds are the kinds of waiters in programs/coro/growth.js.
var growthKinds = []string{
	"getters", "putters", "lock", "cancelled", "event", "condition", "semaphore", "barrier",
	"wait", "gather", "group", "as_completed", "timers",
}

// growthSizes are how many wait at once. Those that make less than leastGrowth do it again and again.
var growthSizes = []int{1_000, 10_000, 100_000, 1_000_000}

// leastGrowth is the least work of a measurement, next to which the start of the process is little.
const leastGrowth = 200_000

// growthLimit is how many times more a waiter among the most may cost than one among the fewest: memory that no longer
// fits into the caches and longer collections make a few, an algorithm that walks through all the others a thousand.
const growthLimit = 8

// growthRows returns a row for each kind of waiter.
func growthRows() []row {
	var rows []row
	for _, kind := range growthKinds {
		rows = append(rows, row{
			name: "growth-" + kind, program: "growth", args: []string{kind}, n: growthSizes[len(growthSizes)-1],
			work:   "growth of " + kind + ": a waiter among 1,000,000 to one among 1,000",
			wanted: "< " + strconv.Itoa(growthLimit) + " ×", goals: []goal{{limit: growthLimit}},
			unit: factor, contenders: []string{coro}, rounds: 1, measure: measureGrowth,
		})
	}
	return rows
}

// measureGrowth takes the CPU time of one waiter for each size, and how many times that of the smallest the largest is. The
// sizes are measured one after the other, so the elapsed time would tell more about what else the machine does.
func measureGrowth(ctx context.Context, c contender, r row) (sample, error) {
	var first, last float64
	var notes []string
	for i, n := range growthSizes {
		total := max(n, leastGrowth)
		result, err := runProgramWith(ctx, c, r.program, n, append(r.args[:1:1], strconv.Itoa(total)), nil)
		if err != nil {
			return sample{}, err
		}
		last = result.cpu.Seconds() / float64(total)
		if i == 0 {
			first = last
		}
		notes = append(notes, digits(last*1e6))
	}
	return sample{value: last / first, note: strings.Join(notes, ", ") + " µs"}, nil
}
