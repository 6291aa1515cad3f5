package timers_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/bindings"
	"github.com/corojs/coro/runtime"
)

func TestTimers(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"order", `setTimeout(() => print("b"), 2); setTimeout(() => print("a"), 1); setTimeout(() => print("c"), 2); setImmediate(() => print("immediate")); queueMicrotask(() => print("micro")); print("sync")`, "sync micro immediate a b c"},
		{"arguments", `setTimeout(print, 1, 1, 2); setImmediate(print, 3)`, "3 1 2"},
		{"clear", `clearTimeout(setTimeout(() => print("no"), 1)); clearTimeout(+setTimeout(() => print("no"), 1)); clearImmediate(setImmediate(() => print("no"))); clearTimeout(99); clearTimeout(null); clearTimeout({}); print("ok")`, "ok"},
		{"interval", `let n = 0; const i = setInterval(() => { print(n); if (++n === 3) clearInterval(i) }, 1)`, "0 1 2"},
		{"unref", `setTimeout(() => print("no"), 1e6).unref(); const i = setInterval(() => {}, 5); i.unref(); print(i.hasRef(), setTimeout(() => {}, 0).hasRef())`, "false true"},
		{"strange delays", `setTimeout(() => print("nan"), NaN); setTimeout(() => print("neg"), -5); setTimeout(() => print("big"), 2 ** 40); setTimeout(() => print("none"))`, "nan neg big none"},
		{"wrong", `for (const f of [setTimeout, setInterval, setImmediate, queueMicrotask]) try { f("code") } catch (e) { print(e.name, e.message) }`, `TypeError setTimeout: callback: want a function, got "code" TypeError setInterval: callback: want a function, got "code" TypeError setImmediate: callback: want a function, got "code" TypeError queueMicrotask: callback: want a function, got "code"`},
		{"now", `const a = performance.now(); await sleep(0.5); print(Math.round((performance.now() - a) / 100))`, "5"},
	} {
		var out bytes.Buffer
		rt, err := runtime.New(runtime.Options{Stdout: &out, Clock: runtime.NewVirtualClock(time.Unix(0, 0)), Bindings: bindings.Core()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rt.RunScript(context.Background(), "t.js", "const print = (...a) => console.log(...a);"+c.source); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := strings.Join(strings.Fields(out.String()), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	}
}
