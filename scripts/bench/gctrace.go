package main

import (
	"errors"
	"regexp"
	"strconv"
)

// gcLine matches what GODEBUG=gctrace=1 prints for one collection; the groups are the live heap and the stacks in MiB.
var gcLine = regexp.MustCompile(`(?m)^gc \d+ @.* \d+->\d+->(\d+) MB, \d+ MB goal, (\d+) MB stacks`)

// liveFromTrace returns the bytes of live heap and stacks of a Go program from its collector's trace. It takes the
// smallest of the last three collections, since what is allocated during a collection counts as live in it.
func liveFromTrace(trace string) (float64, error) {
	found := gcLine.FindAllStringSubmatch(trace, -1)
	if len(found) < 3 {
		return 0, errors.New("the collector's trace shows fewer than three collections")
	}
	least := 0
	for i, groups := range found[len(found)-3:] {
		heap, err := strconv.Atoi(groups[1])
		if err != nil {
			return 0, err
		}
		stacks, err := strconv.Atoi(groups[2])
		if err != nil {
			return 0, err
		}
		if live := heap + stacks; i == 0 || live < least {
			least = live
		}
	}
	return float64(least) * (1 << 20), nil
}
