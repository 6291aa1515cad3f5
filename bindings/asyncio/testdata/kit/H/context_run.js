// statements: 91
const depth = new asyncio.ContextVar("depth", { default: 0 });
const other = new asyncio.ContextVar("other");

function deeper(n) {
  depth.set(depth.get() + 1);
  if (n) {
    return asyncio.copy_context().run(deeper, n - 1);
  }
  return depth.get();
}

function fails() {
  depth.set(100);
  throw new RangeError("inside run");
}

async function main() {
  depth.set(1);
  show(asyncio.copy_context().run(deeper, 3), depth.get());
  const empty = new asyncio.Context();
  show("empty context", empty.run(() => depth.get()), empty.get(depth), empty.get(depth, "absent"));
  empty.run(() => depth.set(7));
  show("now", empty.get(depth), depth.get());
  const ctx = asyncio.copy_context();
  try {
    ctx.run(fails);
  } catch (e) {
    show("raised", e, ctx.get(depth), depth.get());
  }
  const again = ctx.run(() => asyncio.copy_context());
  ctx.run(() => depth.set(5));
  show("a copy of it", again.get(depth), ctx.get(depth), again.get(other));

  async function in_task() {
    depth.set(depth.get() + 1);
    await asyncio.sleep(0);
    return depth.get();
  }

  show(await create_task(in_task(), { context: empty }), empty.get(depth), depth.get());
}

asyncio.run(main());
