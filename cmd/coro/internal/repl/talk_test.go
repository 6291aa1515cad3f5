package repl

import (
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/bindings/process"
)

// deadline is how long a test waits for what must come; it only matters where something is wrong.
const deadline = 20 * time.Second

// talk is a conversation led by a test: a Prompter and what has been written.
type talk struct {
	t       *testing.T
	steps   chan answer   // what the prompt gives
	ready   chan struct{} // a prompt is shown
	cut     chan struct{} // Interrupt was called
	signals chan os.Signal
	status  chan int
	closed  chan struct{}

	mu       sync.Mutex
	changed  *sync.Cond
	out      strings.Builder
	read     int      // of out, by want
	prompts  []string // that were shown
	remember []string
	next     string // what Following says
}

// converse begins a conversation.
func converse(t *testing.T, change func(*Options)) *talk {
	t.Helper()
	k := &talk{
		t: t, steps: make(chan answer), ready: make(chan struct{}, 1), cut: make(chan struct{}, 1),
		signals: make(chan os.Signal), status: make(chan int, 1),
		closed: make(chan struct{}),
	}
	k.changed = sync.NewCond(&k.mu)
	o := Options{Stdout: k, Stderr: k, Interrupts: k.signals, Prompter: k}
	o.Runtime.Bindings = append(bindings.Core(), process.Binding([]string{"coro"}, nil))
	if change != nil {
		change(&o)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		k.status <- Run(o)
	}()
	t.Cleanup(func() {
		for {
			select {
			case <-ended:
				return
			case k.steps <- answer{err: io.EOF}:
			case <-time.After(deadline):
				t.Error("the conversation does not end")
				return
			}
		}
	})
	k.awaitPrompt()
	k.skip()
	return k
}

// Prompt implements Prompter.
func (k *talk) Prompt(prompt string) (string, error) {
	k.mu.Lock()
	k.prompts = append(k.prompts, prompt)
	k.mu.Unlock()
	k.ready <- struct{}{}
	select {
	case a := <-k.steps:
		return a.line, a.err
	case <-k.cut:
		return "", &Interrupted{}
	case <-k.closed:
		return "", io.EOF
	}
}

func (k *talk) Interject(text string) { _, _ = k.Write([]byte(text)) }
func (k *talk) Interrupt()            { k.cut <- struct{}{} }
func (k *talk) Interrupted()          {}
func (k *talk) Following() string     { return k.next }
func (k *talk) Close()                { close(k.closed) }

func (k *talk) Remember(entry string) { k.remember = append(k.remember, entry) }

func (k *talk) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changed.Broadcast()
	return k.out.Write(p)
}

// awaitPrompt waits for the prompt.
func (k *talk) awaitPrompt() {
	k.t.Helper()
	select {
	case <-k.ready:
	case <-time.After(deadline):
		k.t.Fatalf("no prompt; so far:\n%s", k.all())
	}
}

func (k *talk) all() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.out.String()
}

// skip passes over what has been written.
func (k *talk) skip() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	text := k.out.String()[k.read:]
	k.read = k.out.Len()
	return text
}

// give answers the prompt and does not wait for the next one.
func (k *talk) give(line string, err error) {
	k.t.Helper()
	select {
	case k.steps <- answer{line, err}:
	case <-time.After(deadline):
		k.t.Fatalf("nobody takes %q; so far:\n%s", line, k.all())
	}
}

// say types lines and returns what is written until the prompt is back.
func (k *talk) say(lines ...string) string {
	k.t.Helper()
	for _, line := range lines {
		k.give(line, nil)
		k.awaitPrompt()
	}
	return k.skip()
}

// tell types a line, and waits for the prompt, but leaves what is written to want.
func (k *talk) tell(line string) {
	k.t.Helper()
	k.give(line, nil)
	k.awaitPrompt()
}

// key is Ctrl-C or Ctrl-D at the prompt.
func (k *talk) key(err error) string {
	k.t.Helper()
	k.give("", err)
	k.awaitPrompt()
	return k.skip()
}

// want waits until text has been written.
func (k *talk) want(text string) {
	k.t.Helper()
	timer := time.AfterFunc(deadline, k.changed.Broadcast)
	defer timer.Stop()
	end := time.Now().Add(deadline)
	k.mu.Lock()
	defer k.mu.Unlock()
	for {
		if i := strings.Index(k.out.String()[k.read:], text); i >= 0 {
			k.read += i + len(text)
			return
		}
		if !time.Now().Before(end) {
			k.t.Fatalf("%q does not come; since the last:\n%s", text, k.out.String()[k.read:])
		}
		k.changed.Wait()
	}
}

// ctrlC is a signal while something is evaluated.
func (k *talk) ctrlC() {
	k.t.Helper()
	select {
	case k.signals <- os.Interrupt:
	case <-time.After(deadline):
		k.t.Fatal("nobody takes the signal")
	}
}

// ends waits for the exit status.
func (k *talk) ends(want int) {
	k.t.Helper()
	select {
	case got := <-k.status:
		if got != want {
			k.t.Errorf("exit status %d, want %d", got, want)
		}
	case <-time.After(deadline):
		k.t.Fatalf("the conversation does not end; so far:\n%s", k.all())
	}
}

// dialogue is inputs, each with what must come of it.
type dialogue []struct{ input, want string }

func (d dialogue) lead(k *talk) {
	k.t.Helper()
	for _, x := range d {
		if got := k.say(strings.Split(x.input, "\n")...); got != x.want {
			k.t.Errorf("> %s\ngot  %q\nwant %q", x.input, got, x.want)
		}
	}
}
