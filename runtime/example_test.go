package runtime_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

func Example() {
	rt, err := runtime.New(runtime.Options{Stdout: os.Stdout, Bindings: bindings.Core()})
	if err != nil {
		log.Fatal(err)
	}
	defer rt.Close()

	err = rt.Bind("lookup", func(ctx context.Context, host string) (string, error) {
		return "10.0.0.1", nil // runs on its own goroutine; ctx ends when the awaiting task is cancelled
	})
	if err != nil {
		log.Fatal(err)
	}
	_, err = rt.RunScript(context.Background(), "main.js", `
		async function resolve(host) { console.log(host, "is", await lookup(host)) }
		await asyncio.gather(resolve("a.example"), resolve("b.example"))`)
	if err != nil {
		log.Fatal(err)
	}
	// Unordered output:
	// a.example is 10.0.0.1
	// b.example is 10.0.0.1
}

func ExampleCall() {
	rt, err := runtime.New(runtime.Options{Bindings: bindings.Core()})
	if err != nil {
		log.Fatal(err)
	}
	defer rt.Close()
	ctx := context.Background()
	if _, err := rt.Eval(ctx, `async function add(a, b) { await sleep(0); return a + b }`); err != nil {
		log.Fatal(err)
	}
	sum, err := runtime.Call[int](ctx, rt, "add", 2, 3)
	fmt.Println(sum, err)
	// Output: 5 <nil>
}

func ExampleVirtualClock() {
	clock := runtime.NewVirtualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	rt, err := runtime.New(runtime.Options{Clock: clock, Bindings: bindings.Core()})
	if err != nil {
		log.Fatal(err)
	}
	defer rt.Close()
	if _, err := rt.RunScript(context.Background(), "year.js", `await sleep(365 * 86400)`); err != nil {
		log.Fatal(err)
	}
	fmt.Println(clock.Now().Format(time.DateOnly))
	// Output: 2027-01-01
}

func ExampleRuntime_CreateTask() {
	rt, err := runtime.New(runtime.Options{Stdout: os.Stdout, Bindings: bindings.Core()})
	if err != nil {
		log.Fatal(err)
	}
	defer rt.Close()
	ctx := context.Background()
	started := make(chan struct{})
	if err := rt.Bind("started", func() { close(started) }); err != nil {
		log.Fatal(err)
	}
	if _, err := rt.Eval(ctx, `
		async function watch(name) {
			started();
			try { await sleep(3600) } catch (e) { console.log(name, "stops:", e.message); throw e }
		}`); err != nil {
		log.Fatal(err)
	}
	task, err := rt.CreateTask(ctx, "watch", "disk")
	if err != nil {
		log.Fatal(err)
	}
	<-started
	task.Cancel("enough")
	_, err = task.Wait(ctx)
	fmt.Println(err)
	// Output:
	// disk stops: enough
	// task cancelled: enough
}
