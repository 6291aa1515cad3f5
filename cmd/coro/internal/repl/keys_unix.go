//go:build unix

package repl

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// ttyKeys reads the terminal and hands liner, through a pipe, one line at a time. liner reads os.Stdin, a variable, but sets
// the modes of file descriptor 0, so that it can be given the one and keep the other.
type ttyKeys struct {
	tty         *os.File
	in          *os.File // liner's end of the pipe
	out         *os.File
	wakeR       *os.File // ends the poll of the reader
	wakeW       *os.File
	interrupted func()
	done        chan struct{}

	mu     sync.Mutex
	buf    []byte // typed, and not handed over yet
	want   bool   // a prompt waits
	some   bool   // it was given something
	closed bool
	eof    bool
}

const (
	ctrlC = 3
	tab   = 9
)

// maxTypedAhead bounds what is read before a prompt wants it; the terminal holds the rest back.
const maxTypedAhead = 4 << 20

// openKeys starts reading the terminal and makes os.Stdin the pipe until restore is called, which must be after liner
// was made.
func openKeys(interrupted func()) (k keys, restore func()) {
	t := &ttyKeys{tty: os.Stdin, interrupted: interrupted, done: make(chan struct{})}
	var err error
	if t.in, t.out, err = os.Pipe(); err == nil {
		t.wakeR, t.wakeW, err = os.Pipe()
	}
	if err != nil {
		return plainKeys{}, func() {}
	}
	os.Stdin = t.in
	go t.read()
	return t, func() { os.Stdin = t.tty }
}

func (t *ttyKeys) read() {
	defer close(t.done)
	chunk := make([]byte, 64<<10)
	for {
		t.mu.Lock()
		full, closed, eof := len(t.buf) > maxTypedAhead && !t.want, t.closed, t.eof
		t.mu.Unlock()
		if closed {
			return
		}
		var fds unix.FdSet // select, as poll does not know terminals everywhere
		wake, tty := int(t.wakeR.Fd()), int(t.tty.Fd())
		fds.Set(wake)
		if !full && !eof {
			fds.Set(tty)
		}
		if _, err := unix.Select(max(wake, tty)+1, &fds, nil, nil, nil); err != nil {
			continue // EINTR
		}
		if fds.IsSet(wake) {
			_, _ = t.wakeR.Read(chunk[:64])
		} else if fds.IsSet(tty) {
			n, err := unix.Read(tty, chunk)
			if err == unix.EINTR || err == unix.EAGAIN {
				continue
			}
			t.take(chunk[:max(n, 0)])
			if n <= 0 {
				t.mu.Lock()
				t.eof = true
				t.mu.Unlock()
			}
		}
		if t.feed() {
			return
		}
	}
}

// take adds what was read. Tabs in the midst of pasted text are indentation, not a wish for completion.
func (t *ttyKeys) take(chunk []byte) {
	if len(chunk) > 1 && bytes.ContainsAny(chunk, "\r\n") {
		chunk = bytes.ReplaceAll(chunk, []byte{tab}, []byte("  "))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, chunk...)
	if i := bytes.LastIndexByte(t.buf, ctrlC); i >= 0 && !t.want {
		t.buf = t.buf[i+1:] // as the terminal does: what was typed before an interrupt is gone
		t.interrupted()
	}
}

// feed hands over what the waiting prompt may have: up to the end of a line. It reports whether liner is gone.
func (t *ttyKeys) feed() bool {
	t.mu.Lock()
	if !t.want {
		t.mu.Unlock()
		return false
	}
	n := len(t.buf)
	if i := bytes.IndexAny(t.buf, "\r\n"); i >= 0 {
		n = i + 1
		t.want = false
	}
	part := bytes.Clone(t.buf[:n])
	t.buf = t.buf[n:]
	t.some = t.some || len(bytes.Trim(part, "\x03\r\n")) > 0
	eof := t.eof && len(t.buf) == 0 && len(part) == 0
	t.mu.Unlock()
	if eof {
		t.out.Close()
		return true
	}
	_, err := t.out.Write(part)
	return err != nil
}

func (t *ttyKeys) wake() { _, _ = t.wakeW.Write([]byte{1}) }

func (t *ttyKeys) begin() {
	t.mu.Lock()
	t.want, t.some = true, false
	t.mu.Unlock()
	t.wake()
}

func (t *ttyKeys) end() {
	t.mu.Lock()
	t.want = false
	t.mu.Unlock()
}

func (t *ttyKeys) typed() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.some
}

func (t *ttyKeys) following() string {
	deadline := time.Now().Add(pasteGap)
	for {
		t.mu.Lock()
		rest := string(t.buf)
		t.mu.Unlock()
		if i := strings.IndexAny(rest, "\r\n"); i > 0 {
			return rest[:i]
		}
		if rest != "" && time.Now().After(deadline) {
			return rest
		}
		if rest == "" {
			return ""
		}
		time.Sleep(pasteGap / 4)
	}
}

func (t *ttyKeys) interrupt() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.want { // the prompt has its line already
		t.interrupted()
		return
	}
	_, _ = t.out.Write([]byte{ctrlC})
}

func (t *ttyKeys) close() {
	t.mu.Lock()
	t.closed = true
	t.mu.Unlock()
	t.wake()
	t.in.Close() // a write to it fails from now on
	<-t.done
	t.out.Close()
	t.wakeR.Close()
	t.wakeW.Close()
}

// redraw makes liner draw its row anew.
func redraw() { _ = unix.Kill(os.Getpid(), unix.SIGWINCH) }
