package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// machineLine describes the machine and the versions: what a reader needs in order to judge the figures.
func machineLine(ctx context.Context) string {
	pythonPath, err := findPython()
	if err != nil {
		pythonPath = "python3"
	}
	parts := []string{
		cpuModel(ctx),
		fmt.Sprintf("%d cores", runtime.NumCPU()),
		memory(ctx),
		runtime.GOOS + "/" + runtime.GOARCH,
	}
	if load := loadAverage(); load != "" {
		parts = append(parts, "load at the start "+load)
	}
	versions := []string{runtime.Version(), "node " + version(ctx, "node"), "Python " + version(ctx, pythonPath)}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if strings.HasPrefix(dep.Path, "github.com/dop251/goja") {
				versions = append(versions, strings.TrimPrefix(dep.Path, "github.com/dop251/")+" "+dep.Version)
			}
		}
	}
	return strings.Join(parts, ", ") + "; " + strings.Join(versions, ", ") + "; " + time.Now().Format(time.DateOnly)
}

// version asks a command for its version.
func version(ctx context.Context, command string) string {
	out, err := exec.CommandContext(ctx, command, "--version").Output()
	if err != nil {
		return "missing"
	}
	return strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(string(out)), "Python "), "v")
}

// cpuModel returns the name of the processor.
func cpuModel(ctx context.Context) string {
	if model := field("/proc/cpuinfo", "model name"); model != "" {
		return model
	}
	if model := sysctl(ctx, "machdep.cpu.brand_string"); model != "" {
		return model
	}
	return "unknown CPU"
}

// memory returns the size of the machine's memory.
func memory(ctx context.Context) string {
	size, unit := strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB"), float64(1<<10)
	if size == "" {
		size, unit = sysctl(ctx, "hw.memsize"), 1
	}
	number, err := strconv.ParseFloat(size, 64)
	if err != nil {
		return "unknown memory"
	}
	return fmt.Sprintf("%.1f GiB", number*unit/(1<<30))
}

// loadAverage returns the load of the last minute, or nothing where it cannot be read.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	load, _, _ := strings.Cut(string(text), " ")
	return load
}

// field returns the first value of a "name : value" line of a file in /proc.
func field(file, name string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		key, value, found := strings.Cut(line, ":")
		if found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// sysctl returns a value of the kernel on macOS and the BSDs.
func sysctl(ctx context.Context, name string) string {
	out, err := exec.CommandContext(ctx, "sysctl", "-n", name).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
