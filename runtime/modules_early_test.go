package runtime_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/corojs/coro/runtime"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestModuleEarlyErrors checks that what is no module is refused before anything runs (ECMA-262, 16.2.1.1 and others).
func TestModuleEarlyErrors(t *testing.T) {
	other := []txtar.File{{Name: "m.mjs", Data: []byte("export const x = 1; export default 1;")},
		{Name: "s1.mjs", Data: []byte("export const c = 1")}, {Name: "s2.mjs", Data: []byte("export const c = 2")},
		{Name: "stars.mjs", Data: []byte(`export * from "./s1.mjs"; export * from "./s2.mjs"`)},
		{Name: "c1.mjs", Data: []byte(`export { x } from "./c2.mjs"`)}, {Name: "c2.mjs", Data: []byte(`export { x } from "./c1.mjs"`)}}
	for _, source := range []string{
		`export const a = 1; export { a }`,
		`export default 1; export default 2`,
		`export default 1; const a = 2; export { a as default }`,
		`export { nothing }`,
		`export { if }`,
		`export { "x" }`,
		`export { "x" as y }`,
		`export { x as "\uD800" } from "./m.mjs"`,
		`import { "\uDC00" as x } from "./m.mjs"`,
		`import { x } from "./m.mjs"; let x`,
		`import { x } from "./m.mjs"; var x`,
		`import { x } from "./m.mjs"; function x() {}`,
		`import { x, x } from "./m.mjs"`,
		`import x, { x } from "./m.mjs"`,
		`import { x as let } from "./m.mjs"`,
		`import { x as eval } from "./m.mjs"`,
		`import { x as arguments } from "./m.mjs"`,
		`import { default } from "./m.mjs"`,
		`import { x as await } from "./m.mjs"`,
		`import { "x" } from "./m.mjs"`,
		`import * from "./m.mjs"`,
		`import { x } "./m.mjs"`,
		`import x from m`,
		`import { nothing } from "./m.mjs"`,
		`import { c } from "./stars.mjs"`,
		`export { c } from "./stars.mjs"`,
		`export { nothing } from "./m.mjs"`,
		`import { x } from "./c1.mjs"`,
		`export * as default from "./m.mjs"; export default 1`,
		`let y; let y`,
		`function y() {} function y() {}`,
		`var y; function y() {}`,
		`{ import { x } from "./m.mjs" }`,
		`if (1) import "./m.mjs"`,
		`if (1) export const y = 1`,
		`label: export const y = 1`,
		`label: import "./m.mjs"`,
		`function f() { import "./m.mjs" }`,
		`function f() { export default 1 }`,
		`() => { export const x = 1 }`,
		`for (;;) import "./m.mjs"`,
		`export default var x = 1`,
		`export default const x = 1`,
		`export default a, b`,
		`export x`,
		`export 1`,
		`export { x } from`,
		`import.meta = 1`,
		`import.meta++`,
		`[import.meta] = []`,
		`({ a: import.meta } = {})`,
		`for (import.meta of []) ;`,
		`import.other`,
		`import.m\u0065ta`,
		`new import("./m.mjs")`,
		`new import.other`,
		`import()`,
		`import("a", "b", "c")`,
		`import(...["./m.mjs"])`,
		`import("./m.mjs") = 1`,
		`import("./m.mjs")++`,
		`[import("./m.mjs")] = []`,
		`for (import("./m.mjs") of []) ;`,
		`({ a: import("./m.mjs") } = {})`,
		`import("./m.mjs") => {}`,
		`import("./m.mjs") += 1`,
		`await x = 1`,
		`new await x`,
		`await;`,
		`function f(x = await 1) {}`,
		`export function f(x = await) {}`,
		`class C { x = await 1 }`,
		`class C { static { await 1 } }`,
		`typeof import`,
		`import`,
		`var import`,
		`let export`,
		`im\u0070ort "./m.mjs"`,
		`import { x } \u0066rom "./m.mjs"`,
		`import * \u0061s ns from "./m.mjs"`,
		`export * \u0061s ns from "./m.mjs"`,
		`exp\u006frt default 1`,
		`with ({}) ;`,
		`var public = 1`,
		`delete x; var x`,
		`010`,
		`return`,
		`new.target`,
		`super.x`,
		`break`,
		`var await`,
		`function await() {}`,
		`class await {}`,
		`function f() { await 1 }`,
		`await: 1`,
		`yield`,
		`<!-- x`,
		`--> x`,
		`import x from "./m.mjs" with { type: "json", type: "json" }`,
		`import x from "./m.mjs" with { other: "x" }`,
		`import x from "./m.mjs" with { type: json }`,
		`import x from "./m.mjs" garbage`,
	} {
		files := append([]txtar.File{{Name: "main.mjs", Data: []byte(source + "\nconsole.log('ran')\n")}}, other...)
		rt, out := moduleRuntime(t, files, nil)
		_, err := rt.RunFile(context.Background(), "main.mjs")
		var se *runtime.ScriptError
		if !errors.As(err, &se) || se.Name != "SyntaxError" || len(se.Frames) == 0 || !strings.HasSuffix(se.Frames[0].File, ".mjs") {
			t.Errorf("%s\n\tgot %v, want a SyntaxError with a position", source, err)
		}
		if out.Len() > 0 {
			t.Errorf("%s\n\tprinted %q, want nothing to run", source, out)
		}
	}
}

// TestModuleAccepts checks that what looks odd is accepted.
func TestModuleAccepts(t *testing.T) {
	for _, source := range []string{
		`export {}`, `export {};`, `import {} from "./m.mjs"`, `import { x, } from "./m.mjs"`, `import d, {} from "./m.mjs"`,
		`import { default as if_ } from "./m.mjs"`, `export { x as if } from "./m.mjs"`, `export { default } from "./m.mjs"`,
		`import { as as as } from "./as.mjs"; export { as as from }`, `import from, { as } from "./as.mjs"`,
		`import * as from from "./m.mjs"`, `import as from "./m.mjs"`, "import\nx\nfrom\n'./m.mjs'\nx", `import/**/x/**/from/**/"./m.mjs"/**/;x`,
		`export default (1, 2)`, `export default [1]`, `export default {}`, `export default async` + "\nvar async, function_", `export default async => async`,
		`export default class { }`, `export const { a, b: [c] = [] } = {}, d = 1`, `export var e, f`, `export async function g() { await 1 }`,
		`export function* h() { yield }`, `a: { break a }`, `var async = 1; export { async }`, `export let of = 1`,
		`import "./m.mjs" with {}`, `import.meta.x = 1`, `[import.meta.x] = [1]`, `delete import.meta.x`, `import.meta?.url`,
		`if (0) import("./m.mjs")`, `import("./m.mjs").then`, `import("./m.mjs",)`, `import("./m.mjs", {},)`, `new (import("./m.mjs").constructor)(() => {})`,
		`export default function f() {} f()`, "#!shebang\nexport const x = 1", `x: import.meta`, `({ import: 1, export: 2 }).import`,
		`import { "x" as y } from "./m.mjs"; y`, `var o = { get import() { return 1 }, async export() {} }`,
		"var a = 1, b = 2\nexport const c = a\n/b/ 1", "await import('./m.mjs')",
	} {
		files := []txtar.File{{Name: "main.mjs", Data: []byte(source)}, {Name: "m.mjs", Data: []byte("export const x = 1; export default 1;")},
			{Name: "as.mjs", Data: []byte("export const as = 1; export default 1;")}}
		rt, _ := moduleRuntime(t, files, nil)
		if _, err := rt.RunFile(context.Background(), "main.mjs"); err != nil {
			t.Errorf("%s\n\tgot %v, want it accepted", source, err)
		}
	}
}
