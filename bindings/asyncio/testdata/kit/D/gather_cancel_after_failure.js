// statements: 51
async function bad() {
  throw new RangeError("at once");
}

async function steady() {
  await asyncio.sleep(0.01);
  return "steady";
}

async function main() {
  const s = asyncio.create_task(steady(), { name: "steady" });
  const g = asyncio.gather(bad(), s);
  try {
    await g;
  } catch (e) {
    show(e);
  }
  show("cancel", g.cancel("too late"), g.cancelled());
  show("child", s.cancelling(), s.done());
  show(await s);
  show("still", g.exception());
}

asyncio.run(main());
