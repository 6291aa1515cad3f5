package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// programTimeout ends a Python half that hangs.
const programTimeout = 60 * time.Second

// oldest is the oldest CPython whose output is a reference: 3.13 changed uncancel, TaskGroup and Queue.
const oldest = 13

// FindPython returns a CPython of 3.13 or newer and its version: $PYTHON, or the newest that is on the path.
func FindPython(ctx context.Context) (command, version string, err error) {
	names := []string{"python3.15", "python3.14", "python3.13", "python3"}
	if given := os.Getenv("PYTHON"); given != "" {
		names = []string{given}
	}
	var errs []error
	for _, name := range names {
		version, err := pythonVersion(ctx, name)
		if err == nil {
			return name, version, nil
		}
		errs = append(errs, err)
	}
	return "", "", fmt.Errorf("find CPython 3.%d or newer: %w", oldest, errors.Join(errs...))
}

func pythonVersion(ctx context.Context, command string) (string, error) {
	const ask = "import platform, sys; print(platform.python_implementation(), platform.python_version(), sys.version_info.minor)"
	out, err := exec.CommandContext(ctx, command, "-c", ask).Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", command, err)
	}
	var implementation, version string
	var minor int
	if _, err := fmt.Sscan(string(out), &implementation, &version, &minor); err != nil {
		return "", fmt.Errorf("%s: version: %w", command, err)
	}
	if implementation != "CPython" || minor < oldest {
		return "", fmt.Errorf("%s: is %s %s", command, implementation, version)
	}
	return implementation + " " + version, nil
}

// Record runs the Python halves below dir whose name matches the pattern, each of them several times, and writes what they
// printed beside them, and the version into a file VERSION. A half that ends with an error, writes to stderr or does not
// print the same each time is an error of the program; nothing is written for it, and the rest goes on.
func Record(ctx context.Context, dir string, pattern *regexp.Regexp, times int) error {
	python, version, err := FindPython(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "VERSION"), []byte(version+"\n"), 0o666); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.py"))
	if err != nil {
		return err
	}
	errs := make([]error, len(files))
	slots := make(chan struct{}, 4) // most of the time they sleep
	var running sync.WaitGroup
	for i, file := range files {
		if !pattern.MatchString(filepath.ToSlash(file)) {
			continue
		}
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			errs[i] = recordProgram(ctx, dir, python, file, times)
		})
	}
	running.Wait()
	return errors.Join(errs...)
}

func recordProgram(ctx context.Context, dir, python, file string, times int) error {
	var first []byte
	for i := range times {
		out, err := runPython(ctx, dir, python, file)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if i == 0 {
			first = out
		} else if !bytes.Equal(first, out) {
			return fmt.Errorf("%s: does not print the same each time:\n%s", file, Diff(string(first), string(out)))
		}
	}
	return os.WriteFile(strings.TrimSuffix(file, ".py")+".out", first, 0o666)
}

func runPython(ctx context.Context, dir, python, file string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, programTimeout)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, python, "-B", file)
	// Hash randomisation changes the order of sets; a program must not depend on it.
	cmd.Env = append(os.Environ(), "PYTHONPATH="+dir, "PYTHONHASHSEED=random", "PYTHONASYNCIODEBUG=", "PYTHONDEVMODE=")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, strings.TrimSpace(stderr.String()))
	}
	if stderr.Len() > 0 {
		return nil, fmt.Errorf("writes to stderr: %s", strings.TrimSpace(stderr.String()))
	}
	if stdout.Len() == 0 {
		return nil, errors.New("prints nothing")
	}
	return stdout.Bytes(), nil
}
