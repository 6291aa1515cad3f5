package repl

import (
	"io"
	"strings"
	"sync"
	"time"
)

// redrawEvery is how often at most the line being typed is drawn anew under background output: a script that prints
// thousands of lines must not make it flicker.
const redrawEvery = 20 * time.Millisecond

// maxWaiting is how much background output may wait for the next redrawing.
const maxWaiting = 64 << 10

// Output is the only way to the terminal. It may be used from any goroutine.
type Output struct {
	mu       sync.Mutex
	stdout   io.Writer
	stderr   io.Writer
	prompter Prompter
	asking   bool // a line is being typed
	midLine  bool // what was written last did not end its line
	waiting  strings.Builder
	timer    *time.Timer
	last     time.Time
}

// newOutput writes to stdout and stderr, which may be the same.
func newOutput(stdout, stderr io.Writer) *Output { return &Output{stdout: stdout, stderr: stderr} }

// Stdout returns the writer for values and what scripts print.
func (o *Output) Stdout() io.Writer { return outputFace{o, false} }

// Stderr returns the writer for errors.
func (o *Output) Stderr() io.Writer { return outputFace{o, true} }

type outputFace struct {
	o    *Output
	errs bool
}

func (f outputFace) Write(p []byte) (int, error) { return f.o.write(p, f.errs) }

func (o *Output) write(p []byte, errs bool) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.asking {
		o.waiting.Write(p)
		o.interject()
		return len(p), nil
	}
	o.midLine = p[len(p)-1] != '\n'
	if errs {
		return o.stderr.Write(p)
	}
	return o.stdout.Write(p)
}

// interject hands whole lines that wait to the prompter, now or a little later.
func (o *Output) interject() {
	since := time.Since(o.last)
	if since < redrawEvery && o.waiting.Len() < maxWaiting {
		if o.timer == nil {
			o.timer = time.AfterFunc(redrawEvery-since, func() {
				o.mu.Lock()
				defer o.mu.Unlock()
				if o.timer = nil; o.asking {
					o.flushLines()
				}
			})
		}
		return
	}
	o.flushLines()
}

func (o *Output) flushLines() {
	text := o.waiting.String()
	end := strings.LastIndexByte(text, '\n') + 1
	if end == 0 {
		return
	}
	o.waiting.Reset()
	o.waiting.WriteString(text[end:])
	o.prompter.Interject(text[:end])
	o.last = time.Now()
}

// beginPrompt tells that p is about to show a prompt; an unfinished line is ended first.
func (o *Output) beginPrompt(p Prompter) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.midLine {
		io.WriteString(o.stdout, "\n")
		o.midLine = false
	}
	o.prompter, o.asking = p, true
}

// endPrompt tells that the line was read. What waits still is written.
func (o *Output) endPrompt() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asking = false
	if o.timer != nil {
		o.timer.Stop()
		o.timer = nil
	}
	if o.waiting.Len() > 0 {
		text := o.waiting.String()
		o.waiting.Reset()
		o.midLine = text[len(text)-1] != '\n'
		io.WriteString(o.stdout, text)
	}
}
