// statements: 58
async function inner() {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("inner", e);
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    show("inner cleaned up");
    throw e;
  }
}

async function outer(make) {
  try {
    await asyncio.wait_for(make(), 20);
  } catch (e) {
    show("outer", e);
    throw e;
  }
}

async function attempt(make) {
  const t = asyncio.create_task(outer(make), { name: "outer" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  t.cancel("shutdown");
  try {
    await t;
  } catch (e) {
    show("main", e, t.cancelled(), t.cancelling());
  }
}

async function main() {
  await attempt(() => inner());
  await attempt(() => asyncio.create_task(inner(), { name: "inner" }));
}

asyncio.run(main());
