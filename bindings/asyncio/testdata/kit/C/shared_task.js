// statements: 39
async function shared() {
  try {
    await asyncio.sleep(10);
  } finally {
    show("shared unwinds");
  }
}

async function waiter(name, t) {
  try {
    await t;
  } catch (e) {
    show(name, "sees", e, "own requests:", asyncio.current_task().cancelling());
    throw e;
  }
}

async function main() {
  const s = create_task(shared(), { name: "shared" });
  const a = create_task(waiter("a", s), { name: "a" });
  const b = create_task(waiter("b", s), { name: "b" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  a.cancel("only a");
  await asyncio.sleep(0);
  show("one pass", s.cancelled(), a.done(), b.done());
  await asyncio.sleep(0);
  show("two passes", a.cancelled(), b.cancelled());
  show([s, a, b].map((t) => [t.get_name(), t.cancelling()]));
}

asyncio.run(main());
