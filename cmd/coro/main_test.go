package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"coro":  main,
		"ctrlc": ctrlC,
	})
}

// ctrlC runs a command and sends it SIGINT once it has printed "ready", and again for each further "ready".
func ctrlC() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		panic(err)
	}
	watch := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	defer watch.Stop()
	buf := make([]byte, 4096)
	seen := ""
	for {
		n, err := out.Read(buf)
		os.Stdout.Write(buf[:n])
		seen += string(buf[:n])
		for strings.Contains(seen, "ready\n") {
			_, seen, _ = strings.Cut(seen, "ready\n")
			if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
				panic(err)
			}
		}
		if err != nil {
			break
		}
	}
	_ = cmd.Wait()
	os.Exit(cmd.ProcessState.ExitCode())
}

func TestCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}

// TestScripts runs every example script under both clocks against its recorded output.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("../../scripts/*.js")
	if err != nil || len(scripts) < 8 {
		t.Fatalf("found %d scripts (%v), want at least 8", len(scripts), err)
	}
	for _, script := range scripts {
		want, err := os.ReadFile(strings.TrimSuffix(script, ".js") + ".out")
		if err != nil {
			t.Errorf("%s has no recorded output: %v", script, err)
			continue
		}
		run := func(flags ...string) string {
			var stdout, stderr bytes.Buffer
			status := doMain(append(append([]string{"run"}, flags...), script), nil, &stdout, &stderr)
			if status != 0 || stderr.Len() > 0 {
				return fmt.Sprintf("status %d, stderr %q", status, stderr.String())
			}
			if got := stdout.String(); got != string(want) {
				return fmt.Sprintf("got:\n%s\nwant:\n%s", got, want)
			}
			return ""
		}
		t.Run(filepath.Base(script), func(t *testing.T) {
			if diff := run("--virtual-time"); diff != "" {
				t.Error("with the virtual clock: " + diff)
			}
			// On a machine that is very slow one timer may overtake another: what counts is whether it goes on to differ.
			diff := run()
			for tries := 0; diff != "" && tries < 3; tries++ {
				diff = run()
			}
			if diff != "" {
				t.Error("with the system's clock: " + diff)
			}
		})
	}
}
