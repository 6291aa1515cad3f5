package runtime_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/corojs/coro/runtime"
)

// TestHostileValues awaits what pretends to be a promise, in ways that make goja's own await panic, and other values
// made to confuse. Each source is the body of an async function.
func TestHostileValues(t *testing.T) {
	rt := newRuntime(t, runtime.Options{Clock: runtime.NewVirtualClock(time.Unix(0, 0))})
	for _, c := range []struct{ source, want string }{
		{`const v = { constructor: Promise }; return (await v) === v`, "true"},
		{`let r; try { await Object.create(Promise.prototype); r = "value" } catch (e) { r = e.name } return r`, "TypeError"},
		{`let r; try { r = await new Proxy(Promise.resolve(1), {}) } catch (e) { r = e.name } return r`, "TypeError"},
		{`return await new Proxy({}, {}) instanceof Object`, "true"},
		{`let r; try { await { get then() { throw new RangeError("getter") } } } catch (e) { r = e.message } return r`, "getter"},
		{`let r; try { await new Proxy({}, { get() { throw new RangeError("trap") } }) } catch (e) { r = e.message } return r`, "trap"},
		{`return await { then(a, b) { a(1); b(2); a(3); throw 4 } }`, "1"},
		{`let r; try { await { then(a, b) { b(1); a(2) } } } catch (e) { r = "caught " + e } return r`, "caught 1"},
		{`let r; try { await { then() { throw "thrown" } } } catch (e) { r = e } return r`, "thrown"},
		{`let r, p = new Promise(f => { r = f }); r(p); try { await p } catch (e) { r = e.name } return r`, "TypeError"},
		{`const P = Promise; globalThis.Promise = null; let r; try { r = await (async () => { await null; return 5 })() } finally { globalThis.Promise = P } return r`, "5"},
		{`const th = Promise.prototype.then; Promise.prototype.then = () => { throw 1 }; let r; try { r = await Promise.resolve(6) } finally { Promise.prototype.then = th } return r`, "6"},
		{`const it = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = function* () { yield sleep(0, "replaced") }; let r; try { r = (await asyncio.gather(...[sleep(0)]))[0] } finally { Array.prototype[Symbol.iterator] = it } return r`, "replaced"},
		{`return (await asyncio.gather(...[sleep(0, 1), sleep(0, 2)], sleep(0, 3))).join()`, "1,2,3"},
		{`const p = Promise.resolve(7); p.own = 1; return Object.keys(p).join() + p.own + (delete p.own) + ("own" in p) + await p`, "own1truefalse7"},
		{`let n = 0; const names = [...Object.getOwnPropertyNames(globalThis), ...Reflect.ownKeys(Promise.resolve())].map(String); return names.filter(x => x.includes("%")).length`, "0"},
		// Code that the rewriter does not see keeps goja's own async functions, which await and are awaited.
		{`const f = eval("(async () => { await sleep(0.01); return 5 })"); return (await f()) + await create_task(f()) + (await Promise.all([f()]))[0]`, "15"},
		{`const g = new Function("return (async (x) => { await null; return x * 2 })")(); return await g(4)`, "8"},
		{`const h = eval("(async () => { throw new RangeError('inside') })"); let r; try { await h() } catch (e) { r = e.message } return r`, "inside"},
	} {
		v, err := rt.Eval(context.Background(), "await (async () => { "+c.source+" })()")
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		if got := fmt.Sprint(v); got != c.want {
			t.Errorf("%s: got %s, want %s", c.source, got, c.want)
		}
	}
}
