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

// FuzzProgram checks that whatever goja compiles before lowering compiles after it.
func FuzzProgram(f *testing.F) {
	for _, c := range constructs {
		f.Add(c.source)
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
					return err
				}
				tree = res.Program
			}
			_, err = goja.CompileAST(tree, false)
			return err
		}
		if compile(false) != nil {
			return
		}
		if err := compile(true); err != nil {
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

// generator turns bytes into statements that always end.
type generator struct {
	data []byte
	vars int
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
		return "try " + inner() + " catch (e) { out.push('c' + AWAIT e) } finally { out.push(AWAIT 'f') }"
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
