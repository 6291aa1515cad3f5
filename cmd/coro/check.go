package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/corojs/coro/runtime"
)

// runCheck parses the files without running them and reports every one that has an error.
func (c *command) runCheck(stdin io.Reader, stderr io.Writer) int {
	fsys, dir, err := workingDisk()
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	rt, err := runtime.New(runtime.Options{FS: fsys, Dir: dir, Cache: newCache()})
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	defer rt.Close()
	status := 0
	for _, file := range c.check {
		one := command{file: file}
		name, text, err := one.source(stdin)
		if err == nil {
			err = rt.Check(context.Background(), runtime.Script{Name: name, Source: text, Kind: c.kind})
		}
		var script *runtime.ScriptError
		switch {
		case err == nil:
			continue
		case errors.As(err, &script):
			io.WriteString(stderr, script.Detail())
		default:
			fmt.Fprintf(stderr, "coro: %v\n", err)
		}
		status = exitError
	}
	return status
}
