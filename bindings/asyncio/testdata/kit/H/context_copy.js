// statements: 91
const v = new asyncio.ContextVar("v");

async function main() {
  v.set("main");
  const a = asyncio.copy_context();
  const b = a.copy();
  a.run(() => v.set("in a"));
  show(a.get(v), b.get(v), v.get());
  b.run(() => v.set("in b"));
  show(a.get(v), b.get(v), v.get());
  const empty = new asyncio.Context();
  show(empty.get(v), empty.get(v) ?? "fallback");
  show(empty.run(() => v.get("nothing set")));
  try {
    empty.run(() => v.get());
  } catch (e) {
    show(e.name);
  }
  show(empty.run((x) => (v.set(x), v.get()), "set inside"), empty.get(v));
  try {
    a.run(() => a.run(() => 1));
  } catch (e) {
    show(e.name);
  }
}

asyncio.run(main());
