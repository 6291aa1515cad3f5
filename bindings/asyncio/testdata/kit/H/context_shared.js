// statements: 91
const count = new asyncio.ContextVar("count", { default: 0 });

async function bump(n) {
  for (let i = 0; i < n; i++) {
    count.set(count.get() + 1);
    await asyncio.sleep(0);
  }
  return count.get();
}

async function main() {
  const ctx = asyncio.copy_context();
  const tasks = [
    create_task(bump(2), { context: ctx }),
    create_task(bump(2), { context: ctx }),
    create_task(bump(2), { context: ctx }),
  ];
  show([await tasks[0], await tasks[1], await tasks[2]]);
  show("in main", count.get(), "in the context", ctx.get(count));
  show("the same one", tasks.map((t) => t.get_context() === ctx));
  const own = create_task(bump(1));
  show(await own, own.get_context() === ctx, own.get_context().get(count));
  show(ctx.run(() => count.get()), ctx.run((a, b) => a + b + count.get(), 10, 20));
  const t = ctx.run(() => create_task(bump(1)));
  show("created inside: a copy of it", await t, ctx.get(count), t.get_context() === ctx);
}

asyncio.run(main());
