package rewrite_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

var start = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// FuzzProgram checks that whatever goja compiles before lowering compiles after it, unless it is an error that goja does
// not report.
func FuzzProgram(f *testing.F) {
	for _, c := range constructs {
		f.Add(c.source)
	}
	for _, p := range readPrograms(f, "generators.txt") {
		f.Add(p.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 4096 || strings.Count(source, "(")+strings.Count(source, "[")+strings.Count(source, "{") > 200 {
			return
		}
		compile := func(prepare bool) (err error) {
			defer func() {
				if x := recover(); x != nil && !prepare {
					err = errPanic // a bug of goja's own
				} else if x != nil {
					panic(x)
				}
			}()
			tree, err := rewrite.ParseScript("f.js", source, parser.WithDisableSourceMaps)
			if err != nil {
				return err
			}
			if prepare {
				res, err := rewrite.Program(tree, rewrite.Options{})
				if err != nil {
					if !strings.Contains(err.Error(), "f.js: Line") {
						t.Fatalf("an error without a position: %v\n%s", err, source)
					}
					return nil
				}
				tree = res.Program
			}
			_, err = goja.CompileAST(tree, false)
			return err
		}
		err := compile(true) // it must not panic, whatever the source is
		if err != nil && compile(false) == nil {
			t.Fatalf("goja compiles it, but not lowered: %v\n%s", err, source)
		}
	})
}

var errPanic = errString("goja panicked")

type errString string

func (e errString) Error() string { return string(e) }

// FuzzAwait generates programs from bytes and checks that they print the same natively, lowered, and lowered with
// awaits that are irrelevant.
func FuzzAwait(f *testing.F) {
	for _, seed := range []string{"", "abcdefgh", "\x00\x10\x20\x30\x40\x50\x60\x70\x80", "zyxwvutsrqponm", "0123456789012345678901234567890"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 60 {
			data = data[:60]
		}
		g := generator{data: data}
		body := g.block(3)
		source := "const out = []; async function f(n) { " + body + " return n } (async () => { try { out.push(await f(2)) } catch (e) { out.push('E' + e) } print(out.join()) })()"
		plain := strings.ReplaceAll(source, "AWAIT", "")
		awaits := strings.ReplaceAll(source, "AWAIT", "await ")
		want := native(plain)
		if got := lowered(t, plain); got != want {
			t.Fatalf("lowered: got %q, want %q\n%s", got, want, plain)
		}
		if got := lowered(t, awaits); got != want {
			t.Fatalf("with awaits: got %q, want %q\n%s", got, want, awaits)
		}
	})
}

// FuzzGenerator generates programs from bytes and checks that an async generator, and for await over it, do what goja's
// own generators do with the same body.
func FuzzGenerator(f *testing.F) {
	for _, seed := range []string{"", "abcdefgh", "\x00\x10\x20\x30\x40\x50\x60\x70\x80", "zyxwvutsrqponm", "0123456789012345678901234567890"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 60 {
			data = data[:60]
		}
		g := generator{data: data, split: true}
		body := strings.ReplaceAll(g.block(3), "AWAIT", "yield ")
		const driver = ` (ASYNC () => { for (let i = 0; i < 2; i++) { try { const it = f(2); let r = AWAIT it.next(), n = 0;
			while (!r.done) { out.push("y" + r.value); r = ++n % 5 === 4 * i ? AWAIT it.throw("thrown") : AWAIT it.next(r.value) } out.push("r" + r.value) } catch (e) { out.push("E" + e) } }
			try { for AWAIT (const x of f(1)) out.push("f" + x) } catch (e) { out.push("E" + e) } print(out.join()) })()`
		source := "const out = []; ASYNC function* f(n) { " + body + " return n }" + driver
		sync := strings.NewReplacer("ASYNC ", "", "AWAIT ", "").Replace(source)
		async := strings.NewReplacer("ASYNC ", "async ", "AWAIT ", "await ").Replace(source)
		if want, got := native(sync), lowered(t, async); got != want {
			t.Fatalf("got %q, want %q\n%s", got, want, async)
		}
	})
}

// generator turns bytes into statements that always end.
type generator struct {
	data  []byte
	split bool // finally apart from catch
}

func (g *generator) next(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

func (g *generator) expr(depth int) string {
	if depth == 0 {
		return []string{"n", "1", "out.length", "'s'"}[g.next(4)]
	}
	a := func() string { return g.expr(depth - 1) }
	switch g.next(9) {
	case 0:
		return "(AWAIT " + a() + ")"
	case 1:
		return "(" + a() + " + (AWAIT " + a() + "))"
	case 2:
		return "[" + a() + ", AWAIT " + a() + "].length"
	case 3:
		return "(" + a() + " ? AWAIT " + a() + " : " + a() + ")"
	case 4:
		return "((AWAIT null) ?? " + a() + ")"
	case 5:
		return "`${AWAIT " + a() + "}`"
	case 6:
		return "((x, y = AWAITLESS) => x)(" + a() + ")"
	case 7:
		return "({ p: AWAIT " + a() + " }).p"
	}
	return a()
}

func (g *generator) block(depth int) string {
	var b strings.Builder
	for range 1 + g.next(3) {
		b.WriteString(g.statement(depth) + " ")
	}
	return strings.ReplaceAll(b.String(), "AWAITLESS", "1")
}

func (g *generator) statement(depth int) string {
	if depth == 0 {
		return "out.push(" + g.expr(1) + ");"
	}
	inner := func() string { return "{ " + g.block(depth-1) + " }" }
	switch g.next(10) {
	case 0:
		return "if (AWAIT " + g.expr(1) + ") " + inner()
	case 1:
		return "for (let i = 0; i < 2; i++) { out.push(AWAIT i); " + g.block(depth-1) + " }"
	case 2:
		return "for (const v of [1, AWAIT 2]) { out.push(v); " + g.block(depth-1) + " }"
	case 3:
		if g.split { // goja's own catch clause would see what is thrown into the finally block
			return "try { try " + inner() + " catch (e) { out.push('c' + (AWAIT e)) } } finally { out.push(AWAIT 'f') }"
		}
		return "try " + inner() + " catch (e) { out.push('c' + (AWAIT e)) } finally { out.push(AWAIT 'f') }"
	case 4:
		return "try { throw AWAIT " + g.expr(1) + " } catch (e) " + inner()
	case 5:
		return fmt.Sprintf("l%d: for (;;) { %s break l%d }", depth, g.block(depth-1), depth)
	case 6:
		return "switch (AWAIT " + g.expr(1) + ") { case 1: out.push('one'); default: " + g.block(depth-1) + " }"
	case 7:
		return "{ let n = AWAIT " + g.expr(2) + "; " + g.block(depth-1) + " }"
	case 8:
		return "if (n === 99) return AWAIT " + g.expr(1) + ";"
	}
	return "out.push(" + g.expr(2) + ");"
}
