package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unit says how the figures of a row are written.
type unit int

const (
	seconds unit = iota
	milliseconds
	bytesEach
	mebibytes
	factor
)

// none stands in a cell for which there is no figure.
const none = "—"

// format writes a figure of the row.
func (r row) format(s sample) string {
	var text string
	switch r.unit {
	case seconds:
		text = digits(s.value) + " s"
	case milliseconds:
		text = digits(s.value) + " ms"
	case bytesEach:
		text = thousands(s.value) + " B"
	case mebibytes:
		text = thousands(s.value) + " MiB"
	case factor:
		text = digits(s.value) + " × (" + s.note + ")"
	}
	if r.cpu {
		text += " (CPU " + digits(s.cpu) + ")"
	}
	return text
}

// formatRatio writes how many times better coro is.
func (r row) formatRatio(s sample) string {
	text := digits(s.value) + " ×"
	if r.cpu {
		text += " (CPU " + digits(s.cpu) + " ×)"
	}
	return text
}

// printTable prints the machine, the table, and which goals were missed.
func printTable(w io.Writer, head string, all results, rounds int, markdown bool) {
	cells := [][]string{append(append([]string{"work"}, contenderNames...), "coro vs goja_nodejs", "coro vs CPython", "wanted")}
	for _, res := range all {
		cells = append(cells, res.cells())
	}
	fmt.Fprintf(w, "%s; rounds: %d, medians\n\n", head, rounds)
	if markdown {
		printMarkdown(w, cells)
	} else {
		printPlain(w, cells)
	}
	fmt.Fprintf(w, "\n%s\n", all.verdict())
	for _, res := range all {
		for _, name := range contenderNames {
			if err := res.errs[name]; err != nil {
				fmt.Fprintf(w, "\nFailed: %s, %s: %v\n", res.row.name, name, err)
			}
		}
	}
}

// cells returns the row's cells for all columns.
func (res result) cells() []string {
	cells := []string{res.row.work}
	for _, name := range contenderNames {
		text := none
		if got, ok := res.middle(name); ok {
			text = res.row.format(got)
		} else if res.errs[name] != nil {
			text = "failed"
		}
		if ratio, ok := res.ratio(node); ok && name == node {
			text += ", coro " + res.row.formatRatio(ratio)
		}
		cells = append(cells, text)
	}
	for _, rival := range []string{goja, python} {
		text := none
		if ratio, ok := res.ratio(rival); ok {
			text = res.row.formatRatio(ratio)
		}
		cells = append(cells, text)
	}
	wanted := res.row.wanted
	if wanted == "" {
		wanted = none
	}
	return append(cells, wanted)
}

// verdict says in a line which goals were missed.
func (all results) verdict() string {
	var missed, unknown []string
	for _, res := range all {
		met, known := res.met()
		switch {
		case len(res.row.goals) == 0:
		case !known:
			unknown = append(unknown, res.row.name)
		case !met:
			missed = append(missed, res.row.name)
		}
	}
	text := "Wanted and missed: none."
	if len(missed) > 0 {
		text = "Wanted and missed: " + strings.Join(missed, ", ") + "."
	}
	if len(unknown) > 0 {
		text += " Not measured: " + strings.Join(unknown, ", ") + "."
	}
	return text
}

// printMarkdown prints a GitHub table.
func printMarkdown(w io.Writer, cells [][]string) {
	for i, line := range cells {
		fmt.Fprintf(w, "| %s |\n", strings.Join(line, " | "))
		if i == 0 {
			fmt.Fprintf(w, "|---%s|---|\n", strings.Repeat("|--:", len(line)-2))
		}
	}
}

// printPlain prints a table for a terminal.
func printPlain(w io.Writer, cells [][]string) {
	widths := make([]int, len(cells[0]))
	for _, line := range cells {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range cells {
		padded := make([]string, len(line))
		for i, cell := range line {
			padded[i] = cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		}
		fmt.Fprintln(w, strings.TrimRight(strings.Join(padded, "  "), " "))
	}
}

// digits writes a number with as many decimals as are worth reading.
func digits(value float64) string {
	switch {
	case value >= 100:
		return thousands(value)
	case value >= 10:
		return strconv.FormatFloat(value, 'f', 1, 64)
	case value >= 0.1:
		return strconv.FormatFloat(value, 'f', 2, 64)
	}
	return strconv.FormatFloat(value, 'f', 3, 64)
}

// thousands writes a number without decimals and with commas.
func thousands(value float64) string {
	text := strconv.FormatFloat(value, 'f', 0, 64)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
