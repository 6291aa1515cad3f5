// statements: 52
async function child() {
  await asyncio.sleep(0.01);
  return "child";
}

async function waiter(t) {
  try {
    await asyncio.wait([t]);
  } catch (e) {
    show("wait", e, t.done(), t.cancelling());
    throw e;
  }
}

async function main() {
  const t = asyncio.create_task(child(), { name: "t" });
  const w = asyncio.create_task(waiter(t), { name: "w" });
  await asyncio.sleep(0);
  w.cancel("no more");
  const [done, pending] = await asyncio.wait(new Set([w]));
  show(done, pending, w.cancelled());
  show(await t, t.cancelled());
}

asyncio.run(main());
