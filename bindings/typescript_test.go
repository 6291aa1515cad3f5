package bindings_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const typescriptDir = "testdata/typescript"

// TestTypeScript has tsc check the declarations: by themselves with right and wrong uses, under every script of
// scripts, and beside Node's declarations. It is skipped where tsc cannot be had.
func TestTypeScript(t *testing.T) {
	modules := nodeModules(t)
	tsc := filepath.Join(modules, "typescript", "bin", "tsc")
	for _, p := range []struct {
		project string
		sources []string // what tsc must have read
	}{
		{"tsconfig", []string{"*.d.ts", "*/*.d.ts", typescriptDir + "/right.ts", typescriptDir + "/wrong.ts"}},
		{"scripts", []string{"*.d.ts", "*/*.d.ts", "../scripts/*.js"}},
		{"node", []string{"*.d.ts", "*/*.d.ts", typescriptDir + "/node.ts"}},
	} {
		t.Run(p.project, func(t *testing.T) {
			cmd := exec.Command("node", tsc, "--project", filepath.Join(typescriptDir, p.project+".json"),
				"--typeRoots", filepath.Join(modules, "@types"), "--pretty", "false", "--listFiles")
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("tsc: %v\n%s", err, bytes.Join(diagnostics.FindAll(out, -1), nil))
			}
			for _, pattern := range p.sources {
				files, err := filepath.Glob(pattern)
				if err != nil || len(files) == 0 {
					t.Fatalf("%s: no such files (%v)", pattern, err)
				}
				for _, f := range files {
					if _, err := os.ReadFile(f); err != nil { // and so go test runs again when it changes
						t.Fatal(err)
					}
					if f, err = filepath.Abs(f); err != nil || !strings.Contains(string(out), filepath.ToSlash(f)) {
						t.Errorf("tsc has not read %s (%v)", f, err)
					}
				}
			}
		})
	}
}

// diagnostics finds what tsc has to say among the files that it lists.
var diagnostics = regexp.MustCompile(`(?m)^.*\berror TS.*\n(?:[ \t]+.*\n)*`)

// TestWrongUses makes sure that each mark in wrong.ts stands before a line of its own.
func TestWrongUses(t *testing.T) {
	wrong := read(t, "wrong.ts")
	marks := regexp.MustCompile(`(?m)^// @ts-expect-error\n[^/\n]`).FindAllString(wrong, -1)
	if n := strings.Count(wrong, "@ts-expect-error"); n < 60 || n != len(marks) {
		t.Errorf("wrong.ts has %d marks, %d of them before a line; want at least 60, and each before its line", n, len(marks))
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(typescriptDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// nodeModules returns the folder with the packages of package-lock.json. They are installed once, in the user's cache
// directory.
func nodeModules(t *testing.T) string {
	t.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("the declarations are not checked with tsc: %v", err)
		}
	}
	manifest, lock := read(t, "package.json"), read(t, "package-lock.json")
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("the declarations are not checked with tsc: no place for it: %v", err)
	}
	cache = filepath.Join(cache, "coro-test")
	dir := filepath.Join(cache, fmt.Sprintf("typescript-%x", sha256.Sum256([]byte(manifest+lock)))[:27])
	modules := filepath.Join(dir, "node_modules")
	if _, err := os.Stat(modules); err == nil {
		return modules
	}
	if err := os.MkdirAll(cache, 0o777); err != nil {
		t.Skipf("the declarations are not checked with tsc: no place for it: %v", err)
	}
	fresh, err := os.MkdirTemp(cache, "installing-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	for name, text := range map[string]string{"package.json": manifest, "package-lock.json": lock} {
		if err := os.WriteFile(filepath.Join(fresh, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1")
	cmd.Dir = fresh
	out, err := cmd.CombinedOutput()
	if err != nil {
		if unreachable.Match(out) || ctx.Err() != nil {
			t.Skipf("the declarations are not checked with tsc: npm cannot reach the registry: %v\n%s", err, firstLine(out))
		}
		t.Fatalf("npm ci: %v\n%s", err, out)
	}
	if err := os.Rename(fresh, dir); err != nil {
		if _, other := os.Stat(modules); other != nil { // else another test installed it meanwhile
			t.Fatal(err)
		}
	}
	return modules
}

// unreachable finds npm's codes for a registry that cannot be reached.
var unreachable = regexp.MustCompile(`code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|` +
	`ERR_SOCKET_TIMEOUT|ENOTCACHED|E403|E407|E50[0-9])`)

func firstLine(out []byte) []byte {
	line, _, _ := bytes.Cut(out, []byte("\n"))
	return line
}
