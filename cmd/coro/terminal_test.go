//go:build unix

package main

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// deadline is how long a test waits for what must come; it only matters where something is wrong.
const deadline = 20 * time.Second

// terminal is coro behind a pseudo-terminal: a person's hands and eyes.
type terminal struct {
	t    testing.TB
	pty  *os.File
	cmd  *exec.Cmd
	done chan struct{} // closed when nothing more is written

	mu      sync.Mutex
	changed *sync.Cond
	screen  screen
	raw     strings.Builder
}

// open starts coro on a terminal of the given size.
func open(t testing.TB, columns int, env []string, args ...string) *terminal {
	t.Helper()
	k := &terminal{t: t, cmd: exec.Command("coro", args...), done: make(chan struct{}), screen: screen{columns: columns}}
	k.changed = sync.NewCond(&k.mu)
	k.cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1", "CORO_HISTORY=off")
	k.cmd.Env = append(k.cmd.Env, env...)
	k.cmd.Dir = t.TempDir()
	f, err := pty.StartWithSize(k.cmd, &pty.Winsize{Rows: 24, Cols: uint16(columns)})
	if err != nil {
		t.Fatal(err)
	}
	k.pty = f
	go k.watch()
	t.Cleanup(func() {
		_ = k.cmd.Process.Kill()
		_ = k.cmd.Wait()
		<-k.done
		k.pty.Close()
	})
	return k
}

func (k *terminal) watch() {
	defer close(k.done)
	buf := make([]byte, 64<<10)
	for {
		n, err := k.pty.Read(buf)
		k.mu.Lock()
		k.raw.Write(buf[:n])
		k.screen.write(string(buf[:n]))
		k.changed.Broadcast()
		k.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// keys types text.
func (k *terminal) keys(text string) {
	k.t.Helper()
	if _, err := k.pty.WriteString(text); err != nil {
		k.t.Fatal(err)
	}
}

// wait waits until the screen is as look wants it.
func (k *terminal) wait(what string, look func(s *screen) bool) {
	k.t.Helper()
	timer := time.AfterFunc(deadline, k.changed.Broadcast)
	defer timer.Stop()
	end := time.Now().Add(deadline)
	k.mu.Lock()
	defer k.mu.Unlock()
	for !look(&k.screen) {
		if !time.Now().Before(end) {
			k.t.Fatalf("%s does not come; on the screen:\n%s", what, k.screen.text())
		}
		k.changed.Wait()
	}
}

// row waits until the row of the cursor reads text.
func (k *terminal) row(text string) {
	k.t.Helper()
	k.wait(strconv.Quote(text), func(s *screen) bool { return s.line(s.y) == text })
}

// above waits until the rows above the cursor end with text and the cursor's row reads prompt.
func (k *terminal) above(prompt, text string) {
	k.t.Helper()
	k.wait(strconv.Quote(text)+" above "+strconv.Quote(prompt), func(s *screen) bool {
		return s.line(s.y) == prompt && strings.HasSuffix("\n"+strings.Join(s.lines(0, s.y), "\n"), "\n"+text)
	})
}

// ends waits for the exit status.
func (k *terminal) ends(want int) {
	k.t.Helper()
	select {
	case <-k.done:
	case <-time.After(deadline):
		k.t.Fatalf("coro does not end; on the screen:\n%s", k.screen.text())
	}
	_ = k.cmd.Wait()
	if got := k.cmd.ProcessState.ExitCode(); got != want {
		k.t.Errorf("exit status %d, want %d", got, want)
	}
}

// screen is what a terminal shows, as far as coro and liner need one: it has no last row.
type screen struct {
	columns int
	rows    [][]rune
	x, y    int
	rest    string // the beginning of a sequence that is not complete
}

func (s *screen) line(y int) string {
	if y >= len(s.rows) {
		return ""
	}
	return strings.TrimRight(string(s.rows[y]), " ")
}

func (s *screen) lines(from, to int) []string {
	var lines []string
	for y := from; y < to; y++ {
		lines = append(lines, s.line(y))
	}
	return lines
}

func (s *screen) text() string { return strings.Join(s.lines(0, len(s.rows)), "\n") }

func (s *screen) write(text string) {
	text = s.rest + text
	s.rest = ""
	for text != "" {
		c := []rune(text[:min(len(text), 4)])[0]
		n := len(string(c))
		switch c {
		case '\r':
			s.x = 0
		case '\n':
			s.y++
		case '\a':
		case '\b':
			s.x = max(s.x-1, 0)
		case 0x1b:
			if n = s.escape(text); n == 0 {
				s.rest = text
				return
			}
		default:
			s.put(c)
		}
		text = text[n:]
	}
}

func (s *screen) put(c rune) {
	if s.x == s.columns {
		s.x = 0
		s.y++
	}
	for len(s.rows) <= s.y {
		s.rows = append(s.rows, nil)
	}
	row := s.rows[s.y]
	for len(row) <= s.x {
		row = append(row, ' ')
	}
	row[s.x] = c
	s.rows[s.y] = row
	s.x++
}

// escape follows a control sequence and returns its length, 0 where it is not complete.
func (s *screen) escape(text string) int {
	if len(text) < 2 {
		return 0
	}
	if text[1] != '[' {
		return 2
	}
	i := 2
	for i < len(text) && (text[i] < '@' || text[i] > '~') {
		i++
	}
	if i == len(text) {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimLeft(text[2:i], "?"))
	count := n
	if err != nil || n == 0 {
		count = 1
	}
	switch text[i] {
	case 'G':
		s.x = count - 1
	case 'C':
		s.x = min(s.x+count, s.columns-1)
	case 'D':
		s.x = max(s.x-count, 0)
	case 'A':
		s.y = max(s.y-count, 0)
	case 'K':
		if s.y < len(s.rows) && s.x < len(s.rows[s.y]) {
			s.rows[s.y] = s.rows[s.y][:s.x]
		}
	case 'H':
		s.x, s.y = 0, len(s.rows)
	}
	return i + 1
}
