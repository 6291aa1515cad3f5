package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWatch changes files as soon as the command has said what makes it the time to, and never waits otherwise.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		// As editors do: a new file takes the place of the old one.
		if err := os.WriteFile(filepath.Join(dir, "new"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write("main.mjs", `import { v } from "./dep.ts"; console.log("saw", v, process.env.FROM_FILE); try { await sleep(1e6) } finally { console.log("cleaned up") }`)
	write("dep.ts", `export const v: number = 1`)
	write("x.env", "FROM_FILE=a")

	r, w := io.Pipe()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	done := make(chan int, 1)
	c := &command{watch: true, file: filepath.Join(dir, "main.mjs"), envFiles: []string{filepath.Join(dir, "x.env")}}
	go func() {
		done <- c.runWatching(ctx, strings.NewReader(""), w, w)
		w.Close()
	}()
	lines := bufio.NewScanner(r)
	expect := func(want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), want) {
				return
			}
		}
		t.Fatalf("the output ended before %q", want)
	}
	expect("saw 1 a")
	write("dep.ts", `export const v: number = 2`)
	expect("cleaned up")
	expect("saw 2 a")
	write("dep.ts", `export const v: number = ;`) // a run that cannot load is watched as well
	expect("Unexpected token ';'")
	write("dep.ts", `export { v } from "./later.js"`)
	expect("Cannot find module './later.js'")
	write("later.ts", `export const v = 3`) // what it looked for appears
	expect("saw 3 a")
	write("x.env", "FROM_FILE=b")
	expect("saw 3 b")
	write("main.mjs", `console.log("ended")`)
	expect("ended")
	write("main.mjs", `console.log("again")`) // also when the script has ended
	expect("again")
	cancel()
	go func() {
		for lines.Scan() {
		}
	}()
	if status := <-done; status != exitInterrupt {
		t.Errorf("status %d, want %d", status, exitInterrupt)
	}
}
