package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// result holds the measurements of one row.
type result struct {
	row     row
	samples map[string][]sample // by contender, one for each round
	errs    map[string]error    // by contender
}

// results holds the measurements of all rows.
type results []result

// measureAll measures the rows round by round; in each round the contenders of a row follow each other directly.
// Progress goes to the log. A contender that fails in a row is left out of the rest of it.
func measureAll(ctx context.Context, rows []row, contenders []contender, rounds int, log io.Writer) results {
	all := make(results, len(rows))
	last := rounds
	for i, r := range rows {
		all[i] = result{row: r, samples: map[string][]sample{}, errs: map[string]error{}}
		last = max(last, r.rounds)
	}
	for round := range last {
		for i := range all {
			wanted := rounds
			if all[i].row.rounds > 0 {
				wanted = all[i].row.rounds
			}
			if round < wanted {
				all[i].measureRound(ctx, contenders, round, log)
			}
			if ctx.Err() != nil {
				return all
			}
		}
	}
	return all
}

// measureRound measures a row once for each contender. Another contender begins in each round.
func (res *result) measureRound(ctx context.Context, contenders []contender, round int, log io.Writer) {
	for k := range contenders {
		c := contenders[(k+round)%len(contenders)]
		if !res.row.takesPart(c) || res.errs[c.name] != nil || ctx.Err() != nil {
			continue
		}
		got, err := res.row.measure(ctx, c, res.row)
		if err != nil {
			res.errs[c.name] = err
			fmt.Fprintf(log, "round %2d  %-14s %-11s  failed: %s\n", round+1, res.row.name, c.name, firstLine(err))
			continue
		}
		res.samples[c.name] = append(res.samples[c.name], got)
		fmt.Fprintf(log, "round %2d  %-14s %-11s  %s\n", round+1, res.row.name, c.name, res.row.format(got))
	}
}

// firstLine returns the first line of an error's text, for the log.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// failed reports whether any measurement failed.
func (all results) failed() bool {
	return slices.ContainsFunc(all, func(res result) bool { return len(res.errs) > 0 })
}

// middle returns the contender's median, and whether it has one.
func (res result) middle(name string) (sample, bool) {
	samples := res.samples[name]
	if len(samples) == 0 || res.errs[name] != nil {
		return sample{}, false
	}
	values, cpus := make([]float64, len(samples)), make([]float64, len(samples))
	for i, s := range samples {
		values[i], cpus[i] = s.value, s.cpu
	}
	return sample{value: median(values), cpu: median(cpus), note: samples[len(samples)-1].note}, true
}

// ratio returns how many times better coro is than the rival: the median of the ratios within each round. The second
// result is false when either was not measured.
func (res result) ratio(rival string) (sample, bool) {
	ours, theirs := res.samples[coro], res.samples[rival]
	rounds := min(len(ours), len(theirs))
	if rounds == 0 || res.errs[coro] != nil || res.errs[rival] != nil {
		return sample{}, false
	}
	values, cpus := make([]float64, rounds), make([]float64, rounds)
	for i := range rounds {
		values[i] = theirs[i].value / ours[i].value
		cpus[i] = theirs[i].cpu / max(ours[i].cpu, 0.001)
	}
	return sample{value: median(values), cpu: median(cpus)}, true
}

// met reports whether the row's goals were met, and whether that can be told.
func (res result) met() (met, known bool) {
	met = true
	for _, g := range res.row.goals {
		if g.rival == "" {
			got, ok := res.middle(coro)
			if !ok {
				return false, false
			}
			met = met && got.value < g.limit
			continue
		}
		got, ok := res.ratio(g.rival)
		if !ok {
			return false, false
		}
		met = met && got.value >= g.factor
	}
	return met, len(res.row.goals) > 0
}

// median returns the middle of the values, or the mean of the two middle ones.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}
