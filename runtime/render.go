package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// RenderOptions say how an error is shown.
type RenderOptions struct {
	Color bool // with ANSI escape sequences, for a terminal
}

// Render writes e for a person: what was thrown, where, the source line with a caret, the calls and awaits that led
// there, the task, the causes, and the members of a group as a tree. What the script put into messages and names is
// written without control characters and cut where it is very long. It returns the error of w. It may be called from
// any goroutine.
func (e *ScriptError) Render(w io.Writer, o RenderOptions) error {
	r := &renderer{style: style{on: o.Color}}
	r.error(e, "", e.prefix)
	_, err := w.Write(r.buf.Bytes())
	return err
}

// Render writes err as [ScriptError.Render] and [DeadlockError.Render] do; an error of another type as one line.
func Render(w io.Writer, err error, o RenderOptions) error {
	var deadlock *DeadlockError
	var script *ScriptError
	var cancelled *CancelledError
	switch {
	case errors.As(err, &deadlock):
		return deadlock.Render(w, o)
	case errors.As(err, &cancelled):
		return cancelled.Render(w, o)
	case errors.As(err, &script):
		return script.Render(w, o)
	}
	_, werr := fmt.Fprintln(w, visible(err.Error()))
	return werr
}

// maxMessage is how many bytes of a message are shown.
const maxMessage = 8 << 10

// style paints when it is on. The parts of an error have one style each, so that a change of mind is a change here.
type style struct{ on bool }

func (s style) paint(code, text string) string {
	if !s.on || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) title(t string) string { return s.paint("1;31", t) }
func (s style) caret(t string) string { return s.paint("31", t) }
func (s style) name(t string) string  { return s.paint("1", t) }
func (s style) place(t string) string { return s.paint("36", t) }
func (s style) dim(t string) string   { return s.paint("2", t) }

// position paints a place: what finds the file is bright, the folder is not.
func (s style) position(f Frame) string {
	pos := visible(f.Position())
	if !s.on {
		return pos
	}
	dir, base := path.Split(pos)
	return s.dim(dir) + s.place(base)
}

func (s style) frame(f Frame) string {
	async := ""
	if f.Async {
		async = s.dim("async ")
	}
	switch {
	case f.Function == "":
		return async + s.position(f)
	case f.Async && f.File == nativeFile:
		return async + s.name(visible(f.Function))
	}
	return async + s.name(visible(f.Function)) + s.dim(" (") + s.position(f) + s.dim(")")
}

// renderer builds the text of one error.
type renderer struct {
	style
	buf bytes.Buffer
}

// line writes text behind indent, which each line of text gets.
func (r *renderer) line(indent, text string) {
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		r.buf.WriteString(strings.TrimRight(indent+l, " ") + "\n")
	}
}

// error writes e and all that hangs on it. before stands at the beginning of the first line.
func (r *renderer) error(e *ScriptError, indent, before string) {
	head := r.heading(e, before)
	if e.members > 0 {
		head += r.dim(fmt.Sprintf(" (%s)", count(e.members, "sub-exception")))
	}
	r.line(indent, head)
	r.body(e, indent)
	r.members(e, indent)
	var cause *ScriptError
	if errors.As(e.Cause, &cause) {
		r.error(cause, indent, r.dim("Caused by:"))
	}
}

// heading is the first line: "Uncaught in task 'fetch-3' TypeError: ...".
func (r *renderer) heading(e *ScriptError, before string) string {
	if e.Task != "" {
		task := "task '" + visible(e.Task) + "'"
		switch {
		case before == "":
			before = "In " + task
		case strings.HasSuffix(before, ":"):
			before += " " + task + ":"
		default:
			before += " in " + task
		}
	}
	if before != "" {
		before += " "
	}
	title, message := visible(e.title()), visible(cut(e.Message))
	if title == "" {
		return before + message
	}
	if message == "" {
		return before + r.title(title)
	}
	return before + r.title(title+":") + " " + message
}

// body writes where e happened.
func (r *renderer) body(e *ScriptError, indent string) {
	if f, ok := e.place(); ok {
		r.line(indent, r.position(f))
		r.code(indent, e.excerpt, f)
	}
	if len(e.Frames) != 1 || e.Frames[0].Function != "" { // else the place says it all
		r.frames(stackTrace{frames: e.Frames, cutAt: e.cutAt, omitted: e.omitted}, indent)
	}
	if e.Created.File != "" {
		at := r.position(e.Created)
		if e.Created.Function != "" {
			at = r.frame(e.Created)
		}
		r.line(indent, r.dim("    task created at ")+at)
	}
}

func (r *renderer) frames(s stackTrace, indent string) {
	for i, f := range s.frames {
		r.line(indent, r.dim("    at ")+r.frame(f))
		if i+1 == s.cutAt {
			r.line(indent, "    "+r.dim(omittedFrames(s.omitted)))
		}
	}
}

// members writes the errors of a group as branches of a tree.
func (r *renderer) members(e *ScriptError, indent string) {
	more := e.members - len(e.Errors)
	for i, m := range e.Errors {
		last := i == len(e.Errors)-1 && more <= 0
		branch, trunk := "├─ ", "│  "
		if last {
			branch, trunk = "└─ ", "   "
		}
		start := r.buf.Len()
		r.error(m, indent+trunk, r.dim(fmt.Sprintf("%d:", i+1)))
		r.branch(start, indent+trunk, indent+branch)
	}
	if more > 0 {
		r.line(indent, r.dim(fmt.Sprintf("└─ ... %d more", more)))
	}
}

// branch replaces the indent of the line that begins at start.
func (r *renderer) branch(start int, trunk, branch string) {
	rest := bytes.TrimPrefix(bytes.Clone(r.buf.Bytes()[start:]), []byte(trunk))
	r.buf.Truncate(start)
	r.buf.WriteString(branch)
	r.buf.Write(rest)
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func omittedFrames(n int) string { return fmt.Sprintf("... %s", count(n, "more frame")) }

// cutFrames leaves the middle of a deep stack out.
func cutFrames(frames []Frame) stackTrace {
	n := len(frames)
	if n <= innerFrames+outerFrames+1 {
		return stackTrace{frames: frames}
	}
	kept := append(append([]Frame(nil), frames[:innerFrames]...), frames[n-outerFrames:]...)
	return stackTrace{frames: kept, cutAt: innerFrames, omitted: n - innerFrames - outerFrames}
}

// cut shortens a message that nobody would read to its end.
func cut(s string) string {
	if len(s) <= maxMessage {
		return s
	}
	end := maxMessage
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return fmt.Sprintf("%s... %s", s[:end], count(utf8.RuneCountInString(s[end:]), "more character"))
}

// visible makes what a script wrote safe for a terminal: valid UTF-8, and no control characters but newlines and tabs.
func visible(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] >= ' ' && s[i] < 0x7f
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, c := range strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\ufffd") {
		if c != '\n' && c != '\t' && (c < ' ' || c >= 0x7f && c < 0xa0) {
			fmt.Fprintf(&b, `\x%02x`, c)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
