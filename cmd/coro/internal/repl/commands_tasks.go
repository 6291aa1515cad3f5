package repl

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/corojs/coro/runtime"
	"github.com/mattn/go-runewidth"
)

// This file holds the commands that show tasks and cancel them.

// tasks returns what runs, nothing when the loop is too busy to say.
func (r *repl) tasks() []runtime.SessionTask {
	return r.tasksWithin(loopTime)
}

// taskList names tasks, one on each line.
func taskList(tasks []runtime.SessionTask) string {
	const most = 20
	var b strings.Builder
	for i, t := range tasks {
		if i == most {
			fmt.Fprintf(&b, "  and %d more\n", len(tasks)-most)
			break
		}
		fmt.Fprintf(&b, "  #%d %s, %s old\n", t.Number, t.Label, duration(t.Age))
	}
	return b.String()
}

// state says in a word what a task does.
func state(t runtime.SessionTask) string {
	switch {
	case t.State == "pending" && t.WaitingFor != "":
		return "waiting"
	case t.State == "pending":
		return "ready"
	}
	return t.State
}

func (r *repl) listTasks(string) error {
	ctx, cancel := r.patience()
	defer cancel()
	tasks, err := r.session.Tasks(ctx)
	if err != nil {
		return r.complain(".tasks: %v", err)
	}
	if len(tasks) == 0 {
		return r.print("no task runs\n")
	}
	rows := [][]string{{"ID", "NAME", "STATE", "AGE", "STEPS", "WAITING ON", "CREATED AT"}}
	for _, t := range tasks {
		rows = append(rows, []string{strconv.Itoa(t.Number), t.Label, state(t), duration(t.Age), strconv.Itoa(t.Steps), t.WaitingFor, created(t)})
	}
	return r.print(table(rows))
}

// created is where t was made: the call, or the input where no call in script made it.
func created(t runtime.SessionTask) string {
	if p := place(t.CreatedAt); p != "" {
		return p
	}
	return t.Input
}

// place is where f is, short.
func place(f runtime.Frame) string {
	if f.File == "" || strings.HasPrefix(f.File, "%") { // or the runtime's own
		return ""
	}
	return fmt.Sprintf("%s:%d", f.File, f.Line)
}

// table lays rows out in columns.
func table(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(runewidth.FillRight(cell, widths[i]) + "  ")
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// tree prints each task below the tasks that wait for it.
func (r *repl) tree(string) error {
	ctx, cancel := r.patience()
	defer cancel()
	tasks, err := r.session.Tasks(ctx)
	if err != nil {
		return r.complain(".tree: %v", err)
	}
	if len(tasks) == 0 {
		return r.print("no task runs\n")
	}
	byNumber := map[int]runtime.SessionTask{}
	children := map[int][]int{}
	for _, t := range tasks {
		byNumber[t.Number] = t
		for _, a := range t.Awaiters {
			if a != 0 && !slices.Contains(children[a], t.Number) {
				children[a] = append(children[a], t.Number)
			}
		}
	}
	var b strings.Builder
	shown := map[int]bool{}
	var show func(n int, indent, branch string)
	show = func(n int, indent, branch string) {
		t := byNumber[n]
		if shown[n] {
			fmt.Fprintf(&b, "%s%s#%d %s (shown above)\n", indent, branch, n, t.Label)
			return
		}
		shown[n] = true
		waits := ""
		if len(children[n]) == 0 && t.WaitingFor != "" {
			waits = "  waits for " + t.WaitingFor
		}
		line := fmt.Sprintf("%s%s#%d %s  %s", indent, branch, n, t.Label, place(t.ParkedAt))
		b.WriteString(strings.TrimRight(line, " ") + waits + "\n")
		switch branch {
		case "├─ ":
			indent += "│  "
		case "└─ ":
			indent += "   "
		}
		for i, c := range children[n] {
			if i == len(children[n])-1 {
				show(c, indent, "└─ ")
			} else {
				show(c, indent, "├─ ")
			}
		}
	}
	for _, t := range tasks {
		if !slices.ContainsFunc(t.Awaiters, func(a int) bool { return byNumber[a].Number != 0 }) {
			show(t.Number, "", "")
		}
	}
	for _, t := range tasks { // what is left waits in a circle
		if !shown[t.Number] {
			b.WriteString("a circle, which nothing can end but a cancellation:\n")
			show(t.Number, "  ", "")
		}
	}
	return r.print(b.String())
}

// number reads the number of a task, with or without its #.
func number(arg string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(arg, "#"))
	return n, err == nil && n > 0
}

func (r *repl) why(arg string) error {
	n, ok := number(arg)
	if !ok {
		return r.complain(".why: want the number of a task, got %q", arg)
	}
	ctx, cancel := r.patience()
	defer cancel()
	chain, err := r.session.Why(ctx, n)
	if err != nil {
		return r.complain(".why: %v", err)
	}
	if chain == nil {
		return r.complain(".why: no task #%d runs", n)
	}
	var b strings.Builder
	indent := ""
	for _, w := range chain {
		if w.Task != 0 {
			fmt.Fprintf(&b, "%s#%d %s\n", indent, w.Task, w.TaskName)
			indent += "  "
		}
		who := w.Function
		if who == "" {
			who = "top level"
		} else {
			who += "()"
		}
		at := ""
		if w.At.File != "" {
			at = fmt.Sprintf(" at %s:%d:%d", w.At.File, w.At.Line, w.At.Column)
		}
		behind := ""
		for i, n := range w.Behind {
			if behind += ", "; i == 0 {
				behind = ", which waits for "
			}
			behind += fmt.Sprintf("#%d", n)
		}
		fmt.Fprintf(&b, "%s%s%s waits for %s%s\n", indent, who, at, w.For, behind)
	}
	return r.print(b.String())
}

func (r *repl) cancel(arg string) error {
	if arg == "all" {
		n := 0
		for _, t := range r.tasks() {
			if ok, err := r.cancelTask(t.Number); err != nil {
				return r.complain(".cancel: %v", err)
			} else if ok {
				n++
			}
		}
		r.say(plural(n, "task", "tasks") + " asked to end")
		return nil
	}
	n, ok := number(arg)
	if !ok {
		return r.complain(".cancel: want the number of a task or all, got %q", arg)
	}
	ok, err := r.cancelTask(n)
	if err != nil {
		return r.complain(".cancel: %v", err)
	}
	if !ok {
		return r.complain(".cancel: no task #%d runs", n)
	}
	return nil
}

func (r *repl) cancelTask(n int) (bool, error) {
	ctx, cancel := r.patience()
	defer cancel()
	found, err := r.session.CancelTask(ctx, n)
	for range settling {
		if err == nil {
			err = r.rt.DoLoop(ctx, func(*runtime.Loop) error { return nil })
		}
	}
	return found, err
}

// settling is how many iterations of the loop a cancellation is given to show its effect before the next prompt: the
// task wakes, and then those that wait for it.
const settling = 6
