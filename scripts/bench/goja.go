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
	"github.com/evanw/esbuild/pkg/api"
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
		if err = bindGoja(vm, file, args); err != nil {
			return
		}
		text := string(source)
		if _, bad := gojavm.Parse(file, text); bad != nil {
			if text, err = lower(vm, text); err != nil {
				return
			}
		}
		_, err = vm.RunScript(file, text)
	})
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// lower turns async generators and for await loops, which goja does not know, into what it does, as somebody who has no
// Coro would: by esbuild. Its helpers want the symbol.
func lower(vm *gojavm.Runtime, source string) (string, error) {
	symbol := vm.Get("Symbol").ToObject(vm)
	if err := symbol.DefineDataProperty("asyncIterator", gojavm.NewSymbol("Symbol.asyncIterator"),
		gojavm.FLAG_FALSE, gojavm.FLAG_FALSE, gojavm.FLAG_FALSE); err != nil {
		return "", err
	}
	result := api.Transform(source, api.TransformOptions{
		Target:    api.ES2022,
		Supported: map[string]bool{"async-generator": false, "for-await": false},
	})
	if len(result.Errors) > 0 {
		return "", fmt.Errorf("esbuild: %s", result.Errors[0].Text)
	}
	return string(result.Code), nil
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
