package runtime_test

import (
	"context"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestEvalModules checks imports, exports and TypeScript in Eval, one line after the other in one Runtime.
func TestEvalModules(t *testing.T) {
	rt, _ := moduleRuntime(t, []txtar.File{{Name: "a.mjs", Data: []byte("export let x = 1; export default 'd'; export const inc = () => ++x; await null")},
		{Name: "j.json", Data: []byte(`{"n": 5}`)}, {Name: "t.ts", Data: []byte("export const up = (s: string): string => s.toUpperCase()")}}, nil)
	for _, line := range []struct {
		source string
		want   any
		err    string
	}{
		{`import d, { x, inc as increase } from "./a.mjs"; [d, x].join()`, "d,1", ""},
		{`d + x + increase()`, "d12", ""},
		{`import * as ns from "./a.mjs"; ns.x`, int64(2), ""},
		{`ns === await import("./a.mjs")`, true, ""},
		{`import j from "./j.json" with { type: "json" }; j.n`, int64(5), ""},
		{`import { nothing } from "./a.mjs"`, nil, "does not provide an export named 'nothing'"},
		{`import "./missing.mjs"`, nil, "Cannot find module './missing.mjs'"},
		{`import j2 from "./j.json" with { kind: "json" }`, nil, "'kind' is not supported"},
		{`import { up } from "./t.ts"; up("a")`, "A", ""},
		{`let n: number = 3; n as number`, int64(3), ""},
		{`enum E { A = 4 }; E.A`, int64(4), ""},
		{`import { gather } from "asyncio"; type T = string; const t: T = "t"; t + (gather === asyncio.gather)`, "ttrue", ""},
		{`export const e = 1, f = () => e; export { e as g }; f()`, int64(1), ""},
		{`e + 1`, int64(2), ""},
		{`export default 7`, int64(7), ""},
		{`import.meta`, nil, "import.meta"},
		{`let = ;`, nil, "SyntaxError"},
		{`const load = () => import("./a.mjs"); (await load()).default`, "d", ""},
	} {
		got, err := rt.Eval(context.Background(), line.source)
		switch {
		case line.err == "" && err != nil:
			t.Errorf("%s\n\tgot %v", line.source, err)
		case line.err == "" && got != line.want:
			t.Errorf("%s\n\tgot %v (%T), want %v", line.source, got, got, line.want)
		case line.err != "" && (err == nil || !strings.Contains(err.Error(), line.err)):
			t.Errorf("%s\n\tgot %v, want an error with %q", line.source, err, line.err)
		}
	}
}
