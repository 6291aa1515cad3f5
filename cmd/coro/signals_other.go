//go:build !unix

package main

import "syscall"

// signalNamed returns the signal of a name; these two are all that the system has.
func signalNamed(name string) (syscall.Signal, bool) {
	switch name {
	case "SIGINT", "2":
		return syscall.SIGINT, true
	case "SIGTERM", "15":
		return syscall.SIGTERM, true
	}
	return 0, false
}

func catchable(syscall.Signal) bool { return true }
