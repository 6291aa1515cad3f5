package asyncio_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

// circles are tasks that wait for each other, directly and by way of coroutines, gather and shield. CPython's cancel() of
// one raises RecursionError; here whoever would close the circle gets the cancellation, and the others after it.
var circles = []string{
	`async function a() { await tasks[1] }
	 async function b() { await tasks[0] }
	 const tasks = [create_task(a()), create_task(b())];`,
	`async function a() { await (async () => { await tasks[1] })() }
	 async function b() { await tasks[2] }
	 async function c() { await tasks[0] }
	 const tasks = [create_task(a()), create_task(b()), create_task(c())];`,
	`async function a() { await asyncio.gather(tasks[1], sleep(5)) }
	 async function b() { await asyncio.gather(tasks[0]) }
	 const tasks = [create_task(a()), create_task(b())];`,
	`async function a() { await asyncio.wait_for(tasks[1], 50) }
	 async function b() { await Promise.all([tasks[0], 1]) }
	 const tasks = [create_task(a()), create_task(b())];`,
}

func TestCancellingACircleOfTasks(t *testing.T) {
	for _, source := range circles {
		var out bytes.Buffer
		rt, err := runtime.New(runtime.Options{Stdout: &out, Clock: runtime.NewVirtualClock(time.Unix(1e9, 0)), Bindings: bindings.Core()})
		if err != nil {
			t.Fatal(err)
		}
		_, err = rt.RunScript(context.Background(), "circle.js", source+`
			for (let i = 0; i < 4; i++) await sleep(0);
			console.log(tasks[0].cancel("stop"));
			const [done] = await asyncio.wait(tasks, { timeout: 1 });
			console.log(done.size === tasks.length, tasks.every((t) => t.cancelled()))`)
		if err != nil {
			t.Errorf("%s: %v", source, err)
		}
		if got, want := out.String(), "true\ntrue true\n"; got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
		// A circle that is left when the run ends is cancelled with it.
		if _, err := rt.RunScript(context.Background(), "left.js", "{"+source+"}\nawait sleep(0)"); err != nil {
			t.Errorf("left: %s: %v", source, err)
		}
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	}
}
