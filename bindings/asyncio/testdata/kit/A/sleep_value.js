// statements: 7
async function main() {
  show(await asyncio.sleep(0, "zero"), await asyncio.sleep(-1, "negative"), await asyncio.sleep(0.001, [1, 2]));
  show(await asyncio.sleep(0));
  try {
    await asyncio.sleep(NaN);
  } catch (e) {
    show("caught", e);
  }
  const t = create_task(asyncio.sleep(0.01, "as a task"), { name: "sleeper" });
  show(t, await t);
}

asyncio.run(main());
