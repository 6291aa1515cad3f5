// statements: 47
async function sleeper(name) {
  try {
    await asyncio.sleep(0.02);
    show(name, "slept");
    return name;
  } catch (e) {
    show(name, "cancelled", e);
    throw e;
  }
}

async function main() {
  const a = asyncio.create_task(sleeper("a"), { name: "a" });
  const b = asyncio.create_task(sleeper("b"), { name: "b" });
  const g = asyncio.gather(a, b);
  await asyncio.sleep(0);
  a.cancel("only a");
  try {
    await g;
  } catch (e) {
    show("main sees", e);
  }
  const me = asyncio.current_task();
  show("main cancelling", me.cancelling());
  show("gather", g.done(), g.cancelled());
  show("a", a.cancelled(), "b", b.done());
  show(await b);
}

asyncio.run(main());
