package repl

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/corojs/coro/bindings/console"
	"github.com/corojs/coro/runtime"
)

const (
	// burst is how many ends of tasks are told one by one within burstTime; the rest is counted.
	burst     = 20
	burstTime = 200 * time.Millisecond
	// maxErrors is how many errors .errors keeps.
	maxErrors = 50
	// noticeWidth is how much of a value a notice shows.
	noticeWidth = 60
)

// notices tell of what happens behind the inputs. Its methods may be called from any goroutine, but taskEnded and
// uncaught from the loop's.
type notices struct {
	r *repl

	mu     sync.Mutex
	busy   bool // an input is being evaluated: it tells itself that it was interrupted
	quiet  bool // the session is being closed: nobody wants to know what was cancelled
	began  time.Time
	told   int
	untold int
	timer  *time.Timer
	errors []keptError
}

type keptError struct {
	at   time.Time
	text string
}

func newNotices(r *repl) *notices { return &notices{r: r} }

func (n *notices) taskEnded(l *runtime.Loop, end runtime.TaskEnd) {
	title := fmt.Sprintf("#%d %s", end.Number, end.Name)
	took := duration(end.Took)
	var se *runtime.ScriptError
	switch {
	case end.Err == nil:
		value := ""
		if end.Value != nil && end.Value.Export() != nil {
			o := n.r.inspectOptions()
			o.Color, o.Depth = false, 1
			value = ": " + cut(strings.Join(strings.Fields(console.InspectWith(l, end.Value, o)), " "), noticeWidth)
		}
		n.job(fmt.Sprintf("[%s done in %s%s]\n", title, took, value))
	case end.Cancelled:
		n.job(fmt.Sprintf("[%s cancelled after %s]\n", title, took))
	case errors.Is(end.Err, errInterrupted):
		n.job(fmt.Sprintf("[%s interrupted after %s]\n", title, took))
	case errors.As(end.Err, &se):
		n.r.last.setError(se.Value)
		n.error(fmt.Sprintf("[%s failed after %s]\n", title, took), end.Err)
	default:
		n.error(fmt.Sprintf("[%s failed after %s]\n", title, took), end.Err)
	}
}

func (n *notices) uncaught(l *runtime.Loop, err error) {
	var se *runtime.ScriptError
	switch {
	case errors.Is(err, errInterrupted):
		n.mu.Lock()
		busy := n.busy
		n.mu.Unlock()
		if !busy {
			n.job("[interrupted what held the loop]\n")
		}
	case errors.As(err, &se):
		if se.Value != nil {
			n.r.last.setError(se.Value)
		}
		n.error("", err)
	default:
		n.error("", err)
	}
}

// error shows an error below a title and keeps it for .errors.
func (n *notices) error(title string, err error) {
	n.keep(title + n.r.render(err, false))
	io.WriteString(n.r.out.Stderr(), title+n.r.render(err, n.r.o.Color))
}

// keep notes an error for .errors.
func (n *notices) keep(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.errors) == maxErrors {
		n.errors = append(n.errors[:0], n.errors[1:]...)
	}
	n.errors = append(n.errors, keptError{time.Now(), strings.TrimRight(text, "\n")})
}

func (n *notices) kept() []keptError {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]keptError(nil), n.errors...)
}

// job tells of the end of a task, unless too many end at once.
func (n *notices) job(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.quiet {
		return
	}
	if now := time.Now(); now.Sub(n.began) > burstTime {
		n.began, n.told = now, 0
	}
	if n.told++; n.told > burst {
		n.untold++
		if n.timer == nil {
			n.timer = time.AfterFunc(burstTime, n.sum)
		}
		return
	}
	n.print(text)
}

// print writes a notice. Without a terminal notices go where errors go: they are no values.
func (n *notices) print(text string) {
	if !n.r.live {
		io.WriteString(n.r.out.Stderr(), text)
		return
	}
	if n.r.o.Color {
		text = "\x1b[2m" + strings.TrimSuffix(text, "\n") + "\x1b[22m\n"
	}
	io.WriteString(n.r.out.Stdout(), text)
}

func (n *notices) sum() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.timer = nil
	if n.untold > 0 && !n.quiet {
		n.print(fmt.Sprintf("[and %s]\n", plural(n.untold, "task more has ended", "tasks more have ended")))
	}
	n.untold = 0
}

// evaluating notes whether an input is being evaluated.
func (n *notices) evaluating(on bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.busy = on
}

// leaving silences what is said of the tasks that are cancelled at the end.
func (n *notices) leaving() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.quiet = true
}

// stop ends the timer.
func (n *notices) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.timer != nil {
		n.timer.Stop()
	}
}

// duration renders d as people say it: 250 ms, 1.2 s, 3 min 5 s.
func duration(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.2g ms", float64(d)/float64(time.Millisecond))
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	case d < time.Minute:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}
