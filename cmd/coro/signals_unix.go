//go:build unix

package main

import (
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// signalNamed returns the signal of a name such as "SIGUSR1", or of a number.
func signalNamed(name string) (syscall.Signal, bool) {
	if n, err := strconv.Atoi(name); err == nil {
		return syscall.Signal(n), unix.SignalName(syscall.Signal(n)) != ""
	}
	sig := unix.SignalNum(name)
	return sig, sig != 0
}

func catchable(sig syscall.Signal) bool { return sig != syscall.SIGKILL && sig != syscall.SIGSTOP }
