package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Names of the contenders, which are column heads as well.
const (
	coro   = "coro"
	goja   = "goja_nodejs"
	python = "CPython"
	node   = "node"
)

// contenderNames lists the contenders in the order of the table's columns.
var contenderNames = []string{coro, goja, python, node}

// programs holds the measured programs, so that a built bench works from any folder.
//
//go:embed programs
var programs embed.FS

// contender is one of the runtimes being compared.
type contender struct {
	name    string
	program []string // command that runs a program file, which is appended
	empty   []string // command that runs an empty program, for the start-up time
	dir     string   // folder of its programs
	ext     string   // extension of its programs
	env     []string // settings for its processes alone
	missing error    // why it cannot be measured, nil if it can
}

// findContenders unpacks the programs into dir, builds coro there unless coroPath names one, and looks for the others.
func findContenders(ctx context.Context, dir, coroPath, gogc string) ([]contender, error) {
	if err := os.CopyFS(dir, programs); err != nil {
		return nil, fmt.Errorf("unpack programs: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find own executable: %w", err)
	}
	coroPath, coroMissing := findCoro(ctx, dir, coroPath)
	pythonPath, pythonMissing := findPython()
	nodePath, nodeMissing := exec.LookPath("node")
	folder := func(name string) string { return filepath.Join(dir, "programs", name) }

	gojaContender := contender{name: goja, program: []string{self, gojaCommand}, dir: folder("goja"), ext: ".js"}
	if gogc != "" {
		gojaContender.env = []string{"GOGC=" + gogc}
	}
	return []contender{
		{name: coro, program: []string{coroPath, "run"}, empty: []string{coroPath, "-e", "0"}, dir: folder("coro"), ext: ".js", missing: coroMissing},
		gojaContender,
		{name: python, program: []string{pythonPath}, empty: []string{pythonPath, "-c", "0"}, dir: folder("python"), ext: ".py", missing: pythonMissing},
		{name: node, empty: []string{nodePath, "-e", "0"}, missing: nodeMissing},
	}, nil
}

// findPython returns the path of $PYTHON, or of the newest python3 that is installed under a name with its version.
func findPython() (string, error) {
	if given := os.Getenv("PYTHON"); given != "" {
		return exec.LookPath(given)
	}
	for _, name := range []string{"python3.15", "python3.14", "python3.13"} {
		path, err := exec.LookPath(name)
		// A version manager leaves commands on the path that only say that their version is not selected.
		if err == nil && exec.Command(path, "-c", "0").Run() == nil {
			return path, nil
		}
	}
	return exec.LookPath("python3")
}

// file returns the path of the contender's program of the given name.
func (c contender) file(name string) string {
	return filepath.Join(c.dir, name+c.ext)
}

// findCoro returns the path of the coro command: the given one, or one built into dir from the parent module.
func findCoro(ctx context.Context, dir, given string) (string, error) {
	if given != "" {
		path, err := filepath.Abs(given)
		if err != nil {
			return "", err
		}
		_, err = os.Stat(path)
		return path, err
	}
	root, err := findParentModule()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "coro.exe") // the suffix is needed on Windows and does no harm elsewhere
	build := exec.CommandContext(ctx, "go", "build", "-o", path, "./cmd/coro")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build ./cmd/coro in %s: %w\n%s", root, err, strings.TrimSpace(string(out)))
	}
	return path, nil
}

// findParentModule looks for the folder of Coro's own go.mod, in the working directory and upwards.
func findParentModule() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		for line := range strings.Lines(string(text)) {
			if strings.TrimSpace(line) == "module github.com/corojs/coro" {
				return dir, nil
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("the module github.com/corojs/coro is not above the working directory; name a command with -coro")
		}
		dir = parent
	}
}
