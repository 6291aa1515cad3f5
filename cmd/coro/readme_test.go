//go:build unix

package main

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

// update writes the session that TestReadmeSession leads into the README:
//
//	go test ./cmd/coro -run TestReadmeSession -update
var update = flag.Bool("update", false, "write the recorded session into README.md")

const (
	sessionBegin = "<!-- session: recorded by go test ./cmd/coro -run TestReadmeSession -update -->\n```text\n"
	sessionEnd   = "```\n<!-- end of session -->"
)

// TestReadmeSession leads the session that the README shows, on a pseudo-terminal, and compares what stands on the screen at its end with
// the README, times apart.
func TestReadmeSession(t *testing.T) {
	k := open(t, 100, nil)
	k.row(">")
	say := func(prompt, input, result string) {
		t.Helper()
		k.keys(input + "\r")
		k.above(prompt, result)
	}
	seen := func(text string) {
		t.Helper()
		k.wait(text, func(s *screen) bool { return strings.Contains(s.text(), text) })
	}
	count := func(line string, n int) {
		t.Helper()
		k.wait(line, func(s *screen) bool { return strings.Count(s.text()+"\n", "\n"+line+"\n") >= n })
	}
	// Values: await anywhere, declarations again and again, objects, continued lines, the last value.
	say(">", `const a = await sleep(0.1, 20), b = 1`, `> const a = await sleep(0.1, 20), b = 1`)
	say(">", `const a = (() => { throw new Error("no") })()`, `    at repl-2:1:44`)
	say(">", `const a = 41`, `> const a = 41`)
	say(">", `{ sum: a + b, seen: new Map([["k", [1, 2]]]) }`, `{ sum: 42, seen: Map(1) { 'k' => [ 1, 2 ] } }`)
	lines := func(first string, more ...string) {
		t.Helper()
		k.keys(first + "\r")
		for _, line := range more {
			k.row("...")
			k.keys(line + "\r")
		}
		k.wait("the end of "+first, func(s *screen) bool {
			return s.line(s.y-1) == "... "+more[len(more)-1] && strings.HasSuffix(s.line(s.y), ">")
		})
	}
	lines("function twice(x) {", "  return 2 * x", "}")
	say(">", "twice(_.sum)", "84")
	// A callback prints while a line is being typed.
	say(">", `const ticker = setInterval(() => console.log("tick"), 100)`, `> const ticker = setInterval(() => console.log("tick"), 100)`)
	count("tick", 1)
	k.keys("twice(")
	count("tick", 2)
	k.keys("4")
	count("tick", 3)
	k.row("> twice(4")
	k.keys(")\r")
	seen("\n8\n")
	k.keys("clearInterval(ticker)\r")
	k.above(">", "undefined")
	// Tasks in the background, one that fails.
	lines("async function page(n) {", "  await sleep(0.2)", "  if (n > 2) throw new RangeError(`page ${n}`)", "  return { n }", "}")
	k.keys("page(2) &\r")
	seen("[#1 page(2) done in ")
	k.row("1 running >")
	k.keys("page(3) &\r")
	seen("RangeError: page 3")
	k.row("1 running >")
	say(">", "_error.message", "'page 3'")
	// What runs, and why.
	lines("async function crawl() {", "  const left = create_task(sleep(60), { name: 'left' })", "  await asyncio.gather(left, page(1), page(2), sleep(60))", "}")
	k.keys("create_task(crawl(), { name: 'crawl' }); 'started'\r")
	seen("'started'")
	k.row("5 running >")
	say("3 running >", "await sleep(0.3)", "undefined")
	k.keys(".tasks\r")
	seen("\n4   left")
	k.keys(".tree\r")
	seen("─ #4 left")
	k.keys(".why 3\r")
	seen("crawl() at ")
	k.row("3 running >")
	// Ctrl-C comes back from everything.
	k.keys("try { await sleep(60) } finally { console.log('cleaned up') }\r")
	k.wait("the input", func(s *screen) bool { return strings.HasPrefix(s.line(s.y-1), "3 running > try") && s.x == 0 })
	k.keys(ctrlCKey)
	k.above("3 running >", "cleaned up\ncancelled")
	k.keys("console.log('busy'); while (true) {}\r")
	count("busy", 1)
	k.keys(ctrlCKey)
	k.above("3 running >", "interrupted")
	// Small things.
	k.keys("asyncio.gath\t")
	k.row("3 running > asyncio.gather")
	k.keys(ctrlCKey)
	k.row("3 running >")
	k.keys(".type twice\r")
	seen("function twice(x)\n3 running >")
	k.keys(".time await sleep(0.1, 'ten')\r")
	seen("\ntook ")
	k.row("3 running >")
	k.keys(".cancel 4\r")
	seen("[#3 crawl cancelled after ")
	k.row("1 running >")
	k.keys(ctrlD)
	seen("Ctrl-D again leaves and cancels them.")
	k.keys(ctrlD)
	k.ends(0)

	got := k.screen.text()
	got = strings.TrimRight(got, "\n") + "\n"
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), sessionBegin)
	recorded, after, ok2 := strings.Cut(rest, sessionEnd)
	if !ok || !ok2 {
		t.Fatalf("README.md has no place for the session between %q and %q", sessionBegin, sessionEnd)
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+sessionBegin+got+sessionEnd+after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if timeless(recorded) != timeless(got) {
		t.Errorf("the README shows another session than\n%s", got)
	}
}

// timeless takes out of a session what differs from one time to the next.
func timeless(session string) string {
	session = regexp.MustCompile(`[0-9.]+ (ms|s)\b`).ReplaceAllString(session, "TIME")
	session = regexp.MustCompile(`(tick\n)+`).ReplaceAllString(session, "tick\n")
	session = regexp.MustCompile(`(?m)^\S* ?\S* ?> ?(.*)$`).ReplaceAllString(session, "> $1")
	return regexp.MustCompile(` +`).ReplaceAllString(session, " ")
}
