// statements: 53
async function inner() {
  show("inner starts");
  await asyncio.sleep(0.01);
  show("inner ends");
  return "inner";
}

async function caller(t) {
  try {
    await asyncio.shield(t);
  } catch (e) {
    show("caller", e, "inner done", t.done(), "inner cancelling", t.cancelling());
    throw e;
  }
}

async function main() {
  const t = asyncio.create_task(inner(), { name: "inner" });
  const c = asyncio.create_task(caller(t), { name: "caller" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show(c.cancel("go away"));
  try {
    await c;
  } catch (e) {
    show("main", e);
  }
  show(c.cancelled(), t.done());
  show(await t);
}

asyncio.run(main());
