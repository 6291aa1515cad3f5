package crypto_test

import (
	"context"
	"testing"

	"github.com/corojs/coro/bindings/crypto"
	"github.com/corojs/coro/runtime"
)

func TestCrypto(t *testing.T) {
	rt, err := runtime.New(runtime.Options{Bindings: []runtime.Binding{crypto.Binding}})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for source, want := range map[string]any{
		`const a = new Uint8Array(64); crypto.getRandomValues(a) === a && a.some(x => x !== 0)`:                                  true,
		`const b = new Uint8Array(8); crypto.getRandomValues(b.subarray(2, 6)); [b[0], b[1], b[6], b[7]].join()`:                 "0,0,0,0",
		`[1, 2, 3, 4].some(() => crypto.getRandomValues(new Uint32Array(4))[3] > 65535)`:                                         true,
		`/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())`:                      true,
		`crypto.randomUUID() === crypto.randomUUID()`:                                                                            false,
		`let e1; try { crypto.getRandomValues(new Float64Array(1)) } catch (e) { e1 = e.name } e1`:                               "TypeError",
		`let e2; try { crypto.getRandomValues({}) } catch (e) { e2 = e.name } e2`:                                                "TypeError",
		`let e3; try { crypto.getRandomValues(new Uint8Array(65537)) } catch (e) { e3 = e.name } e3`:                             "RangeError",
		`let e4; try { crypto.getRandomValues({ [Symbol.toStringTag]: "Uint8Array", buffer: 1 }) } catch (e) { e4 = e.name } e4`: "TypeError",
		`import { webcrypto, randomUUID } from "node:crypto"; webcrypto === crypto && typeof randomUUID`:                         "function",
		`typeof (await import("crypto")).getRandomValues`:                                                                        "function",
	} {
		if got, err := rt.Eval(context.Background(), source); err != nil || got != want {
			t.Errorf("%s\n\tgot %v, %v, want %v", source, got, err, want)
		}
	}
}
