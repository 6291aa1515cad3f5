//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

const (
	ctrlCKey = "\x03"
	ctrlD    = "\x04"
	up       = "\x1b[A"
	left     = "\x1b[D"
)

// The line that is being typed stays whole, with its cursor, under fifty lines that a callback prints.
func TestTypedLineStaysWhole(t *testing.T) {
	k := open(t, 80, nil)
	k.row(">")
	k.keys(`let n = 0; const timer = setInterval(() => { console.log("tick " + n); if (++n == 50) clearInterval(timer) }, 5); 0` + "\r")
	tick := func(n int) {
		k.wait(fmt.Sprint("tick ", n), func(s *screen) bool { return slices.Contains(s.lines(0, s.y), fmt.Sprint("tick ", n)) })
	}
	tick(3)
	k.keys(`"hello`)
	tick(20)
	k.keys(` word"` + left + left)
	tick(40)
	k.keys("l")
	tick(49)
	k.row(`> "hello world"`)
	k.wait("the cursor in its place", func(s *screen) bool { return s.x == len(`> "hello worl`) })
	k.keys("\r")
	k.above(">", "'hello world'")
	k.mu.Lock()
	defer k.mu.Unlock()
	next := 0
	for _, line := range k.screen.lines(0, k.screen.y) {
		if line == fmt.Sprint("tick ", next) {
			next++
		} else if strings.Contains(line, "tick") && !strings.Contains(line, "clearInterval") {
			t.Errorf("a torn line: %q", line)
		}
	}
	if next != 50 {
		t.Errorf("%d of 50 lines are whole:\n%s", next, k.screen.text())
	}
}

// Ctrl-C in each state, with real keys.
func TestCtrlCKey(t *testing.T) {
	k := open(t, 80, nil)
	k.row(">")
	k.keys("let keep = 'kept', other = create_task(sleep(3600))\r")
	k.row("1 running >")
	k.keys("some words")
	k.row("1 running > some words")
	k.keys(ctrlCKey)
	k.above("1 running >", "1 running > some words^C")
	for _, c := range []struct{ input, result string }{
		{"try { console.log('ready'); await sleep(3600) } finally { console.log('cleaned') }", "cleaned\ncancelled"},
		{"console.log('ready'); while (true) {}", "interrupted"},
		{"console.log('ready'); (function f() { Promise.resolve().then(f) })()", "interrupted"},
	} {
		k.keys(c.input + "\r")
		k.wait("ready", func(s *screen) bool { return s.line(s.y-1) == "ready" && s.x == 0 })
		k.keys(ctrlCKey)
		k.above("1 running >", c.result)
	}
	k.keys("function f() {\r")
	k.row("...")
	k.keys(ctrlCKey)
	k.above("1 running >", "... ^C")
	k.keys("keep\r")
	k.above("1 running >", "'kept'")
	k.keys(ctrlCKey)
	k.above("1 running >", "To leave, press Ctrl-C again, or Ctrl-D, or type .exit.")
	k.keys(ctrlCKey)
	k.ends(0)
}

func TestCtrlDKey(t *testing.T) {
	k := open(t, 80, nil)
	k.row(">")
	k.keys("create_task(sleep(3600), { name: 'long' }); 0\r")
	k.row("1 running >")
	k.keys(ctrlD)
	k.above("1 running >", "Ctrl-D again leaves and cancels them.")
	k.keys(ctrlD)
	k.ends(0)
}

// The terminal has its modes back when coro has left, also by a script's wish while the prompt waits.
func TestTerminalIsRestored(t *testing.T) {
	for _, input := range []string{".exit\r", "process.exit(0)\r", "setTimeout(() => process.exit(0), 50)\r"} {
		k := open(t, 80, nil, "repl")
		k.row(">")
		k.keys(input)
		k.ends(0)
		if !strings.HasSuffix(k.raw.String(), "\n") {
			t.Errorf("%q: the last line has no end: %q", input, k.raw.String())
		}
	}
}

// A signal that ends coro gives the terminal back as well.
func TestSignals(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		k := open(t, 80, nil)
		k.row(">")
		k.keys("create_task((async () => { try { await sleep(3600) } finally { console.log('cleaned up') } })()); await sleep(0)\r")
		k.row("1 running >")
		if err := k.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		k.ends(128 + int(signal))
		if !strings.Contains(k.screen.text(), "\ncleaned up") {
			t.Errorf("%v: %s", signal, k.screen.text())
		}
	}
}

func TestHistoryKeys(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "state", "history")
	env := []string{"CORO_HISTORY=" + file}
	k := open(t, 80, env)
	k.row(">")
	k.keys("1 + 41\r")
	k.above(">", "42")
	k.keys(" 'a secret'\r")
	k.above(">", "'a secret'")
	k.keys("function add(x,\r")
	k.row("...")
	k.keys("y) { return x + y }\r")
	k.row(">")
	k.keys(ctrlD)
	k.ends(0)
	st, err := os.Stat(file)
	if err != nil || st.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v; want 0600", st, err)
	}
	k = open(t, 80, env)
	k.row(">")
	k.keys(up)
	k.row("> function add(x,␤y) { return x + y }")
	k.keys("\r")
	k.keys("add(1, 2)\r")
	k.above(">", "3")
	k.keys(up + up + up)
	k.row("> 1 + 41")
	k.keys(ctrlCKey)
	k.row(">")
	k.keys("\x12+ 4") // Ctrl-R
	k.wait("the found line", func(s *screen) bool { return strings.HasSuffix(s.line(s.y), "1 + 41") })
	k.keys("\r")
	k.above(">", "42")
	if data, err := os.ReadFile(file); err != nil || strings.Contains(string(data), "secret") {
		t.Errorf("history: %q, %v", data, err)
	}
}

func TestCompletionKeys(t *testing.T) {
	k := open(t, 80, nil)
	if err := os.WriteFile(filepath.Join(k.cmd.Dir, "module-one.js"), []byte("globalThis.loaded = 'yes'\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	k.row(">")
	for _, c := range []struct{ typed, completed string }{
		{"asynci\t", "> asyncio"},
		{"Math.flo\t", "> Math.floor"},
		{".he\t", "> .help"},
		{`import("./mod` + "\t", `> import("./module-one.js`},
		{".load mod\t", "> .load module-one.js"},
	} {
		k.keys(c.typed)
		k.row(c.completed)
		if c.typed != ".load mod\t" {
			k.keys(ctrlCKey)
			k.row(">")
		}
	}
	k.keys("\r")
	k.above(">", "'yes'")
	k.keys("const touchy = { get trap() { console.log('called'); return {} }, tree: 1, trunk: 2 }; 'made'\r")
	k.above(">", "'made'")
	k.keys("touchy.tr\t\t")
	k.wait("the candidates", func(s *screen) bool {
		return slices.ContainsFunc(s.lines(0, s.y), func(line string) bool { return slices.Equal(strings.Fields(line), []string{"trap", "tree", "trunk"}) })
	})
	k.row("> touchy.tr")
	k.keys("ap.\t\t")
	k.row("> touchy.trap.")
	k.keys(ctrlCKey)
	k.row(">")
	k.keys("1 + 2\r")
	k.above(">", "3")
	if strings.Contains(k.screen.text(), "\ncalled") {
		t.Error("completion called a getter")
	}
}

func TestResizing(t *testing.T) {
	k := open(t, 80, nil)
	k.row(">")
	text := `"` + strings.Repeat("0123456789", 6) + `"`
	k.keys(text)
	k.row("> " + text)
	k.mu.Lock()
	k.screen.columns = 30
	k.mu.Unlock()
	if err := pty.Setsize(k.pty, &pty.Winsize{Rows: 24, Cols: 30}); err != nil {
		t.Fatal(err)
	}
	k.wait("a row that fits", func(s *screen) bool { return len([]rune(s.line(s.y))) <= 30 && strings.HasSuffix(s.line(s.y), `789"`) })
	k.keys("\r")
	k.wait("the value", func(s *screen) bool {
		return strings.Contains(strings.Join(s.lines(0, s.y), ""), strings.Repeat("0123456789", 6)+"'")
	})
}

func TestNarrowAndDumb(t *testing.T) {
	k := open(t, 20, nil)
	k.row(">")
	k.keys("create_task(sleep(3600)); [1, 2]\r")
	k.above(">", "[ 1, 2 ]")
	k.keys("1 + 1")
	k.row("> 1 + 1")
	k.keys(ctrlCKey)
	k.row(">")
	k.keys("1 + 1\r")
	k.above(">", "2")

	k = open(t, 80, []string{"TERM=dumb"})
	k.row(">")
	k.keys("setTimeout(() => console.log('tick'), 20); 1 + 1\r")
	k.wait("the value", func(s *screen) bool { return slices.Contains(s.lines(0, s.y), "2") })
	k.wait("the tick", func(s *screen) bool { return slices.Contains(s.lines(0, s.y), "tick") })
	for _, c := range [][2]string{{"while (true) { }", "interrupted"}, {"await sleep(3600)", "cancelled"}} {
		k.keys("console.log('ready'); " + c[0] + "\r")
		k.wait("ready", func(s *screen) bool { return s.line(s.y-1) == "ready" && s.x == 0 })
		k.keys(ctrlCKey)
		k.wait(c[1], func(s *screen) bool { return slices.Contains(s.lines(0, s.y), c[1]) && s.line(s.y) == ">" })
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if raw := k.raw.String(); strings.ContainsRune(raw, 0x1b) {
		t.Errorf("control sequences on a dumb terminal: %q", raw)
	}
}

// A block that is pasted is evaluated statement by statement, however large it is.
func TestPaste(t *testing.T) {
	k := open(t, 80, nil)
	k.row(">")
	k.keys("const total = [1, 2, 3]\n\t.map(x => x * 2)\n\t.reduce((a, b) => a + b)\nfunction twice(x) {\n\treturn 2 * x\n}\ntwice(total)\n")
	k.above(">", "24")
	var b strings.Builder
	b.WriteString("let sum = 0;\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "sum += %d; undefined;\n", i)
	}
	b.WriteString("'sum: ' + sum\n")
	go k.keys(b.String())
	k.above(">", "'sum: 49995000'")
}

// BenchmarkPrompt measures what a person at the prompt waits for.
func BenchmarkPrompt(b *testing.B) {
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			open(b, 80, nil).row(">")
		}
	})
	b.Run("echo-among-10000-tasks", func(b *testing.B) {
		k := open(b, 80, nil)
		k.row(">")
		k.keys("for (let i = 0; i < 10_000; i++) create_task((async () => { for (;;) await sleep(0.1) })()); 0\r")
		k.row("10000 running >")
		const backspace = "\x7f"
		for b.Loop() {
			k.keys("a")
			k.row("10000 running > a")
			k.keys(backspace)
			k.row("10000 running >")
		}
	})
	for _, state := range []struct{ name, input string }{
		{"await", "await sleep(3600)"},
		{"busy-loop", "while (true) {}"},
		{"microtasks", "(function f() { Promise.resolve().then(f) })()"},
	} {
		b.Run("ctrl-c-in-"+state.name, func(b *testing.B) {
			k := open(b, 80, nil)
			k.row(">")
			for b.Loop() {
				b.StopTimer()
				k.keys("console.log('ready'); " + state.input + "\r")
				k.wait("ready", func(s *screen) bool { return s.line(s.y-1) == "ready" && s.x == 0 })
				b.StartTimer()
				k.keys(ctrlCKey)
				k.row(">")
			}
		})
	}
}
