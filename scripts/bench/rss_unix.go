//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// maxRSS returns the largest resident set of an ended process in bytes.
func maxRSS(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) << 10 // everybody else counts in KiB
}
