// statements: 91
const a = new asyncio.ContextVar("a"), b = new asyncio.ContextVar("b");

async function main() {
  const ctx = new asyncio.Context();
  show([...ctx.keys()].length);
  ctx.run(() => {
    a.set(1);
    b.set("two");
  });
  show(new Set([...ctx.keys()].map((v) => v.name)), new Set(ctx.values()), new Set([...ctx.items()].map(([v, x]) => [v.name, x])));
  const copy = ctx.copy();
  ctx.run(() => a.set(3));
  show(new Set(ctx.values()), new Set(copy.values()));
}

asyncio.run(main());
