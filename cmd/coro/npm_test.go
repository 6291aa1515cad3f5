package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPackages installs packages that people use, at the versions of the lock file, and runs a program over them.
func TestPackages(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: installs packages from the registry")
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("npm, which installs the packages under test, is not on this machine: ", err)
	}
	dir := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", "main.ts"} {
		data, err := os.ReadFile(filepath.Join("testdata", "npm", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	install := exec.Command(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=60000")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("the packages cannot be installed (is the registry in reach?): %v\n%s", err, out)
	}
	want, err := os.ReadFile("testdata/npm/main.out")
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range []string{"first", "from the cache"} {
		var stdout, stderr bytes.Buffer
		status := doMain([]string{"run", filepath.Join(dir, "main.ts")}, nil, &stdout, &stderr)
		if status != 0 || stdout.String() != string(want) {
			t.Errorf("%s: status %d, got:\n%s%s\nwant:\n%s", run, status, stdout.String(), stderr.String(), want)
		}
	}
}
