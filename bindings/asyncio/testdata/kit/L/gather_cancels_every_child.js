// statements: 49
async function child(n) {
  try {
    await asyncio.sleep(1 + n);
    show("not reached", n);
  } catch (e) {
    show("child", n, "cancelled");
    throw e;
  } finally {
    show("child", n, "ends");
  }
}

async function parent() {
  try {
    await asyncio.gather(child(0), child(1), child(2));
  } catch (e) {
    show("parent cancelled");
    throw e;
  }
}

async function main() {
  const t = create_task(parent());
  await asyncio.sleep(0.01);
  t.cancel();
  try {
    await t;
  } catch (e) {
    show(e.name);
  }
  await asyncio.sleep(0.01);
  const g = asyncio.gather(child(3), child(4), { return_exceptions: true });
  await asyncio.sleep(0.01);
  g.cancel();
  try {
    show(await g);
  } catch (e) {
    show("gather", e.name, g.cancelled());
  }
}

asyncio.run(main());
