package main

import (
	"fmt"
	"io"
	"os"
	"time"

	gojavm "github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/console"
	"github.com/dop251/goja_nodejs/eventloop"
	"github.com/dop251/goja_nodejs/process"
	"github.com/dop251/goja_nodejs/require"
)

// gojaCommand is the hidden subcommand by which bench runs itself as the goja_nodejs contender.
const gojaCommand = "run-goja"

// runGoja runs the program in file on goja with goja_nodejs's event loop, as an embedder would set it up, and returns
// the exit status. The console prints plain lines, and performance.now, process.argv and process.exit are added.
func runGoja(file string, args []string, stdout, stderr io.Writer) int {
	source, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	registry := new(require.Registry)
	registry.RegisterNativeModule(console.ModuleName, console.RequireWithPrinter(console.StdPrinter{
		StdoutPrint: func(s string) { fmt.Fprintln(stdout, s) },
		StderrPrint: func(s string) { fmt.Fprintln(stderr, s) },
	}))
	loop := eventloop.NewEventLoop(eventloop.WithRegistry(registry))
	loop.Run(func(vm *gojavm.Runtime) {
		process.Enable(vm)
		if err = bindGoja(vm, file, args); err == nil {
			_, err = vm.RunScript(file, string(source))
		}
	})
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// bindGoja adds performance.now, process.argv and process.exit, which goja_nodejs lacks.
func bindGoja(vm *gojavm.Runtime, file string, args []string) error {
	start := time.Now()
	performance := vm.NewObject()
	if err := performance.Set("now", func(gojavm.FunctionCall) gojavm.Value {
		return vm.ToValue(float64(time.Since(start)) / float64(time.Millisecond))
	}); err != nil {
		return err
	}
	if err := vm.Set("performance", performance); err != nil {
		return err
	}
	process := vm.Get("process").ToObject(vm)
	if err := process.Set("argv", append([]string{gojaCommand, file}, args...)); err != nil {
		return err
	}
	return process.Set("exit", func(call gojavm.FunctionCall) gojavm.Value {
		os.Exit(int(call.Argument(0).ToInteger()))
		return nil
	})
}
