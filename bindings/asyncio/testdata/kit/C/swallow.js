// statements: 34
async function stubborn() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    show("caught", e);
  }
  await asyncio.sleep(0);
  return "finished anyway";
}

async function main() {
  const t = asyncio.create_task(stubborn(), { name: "stubborn" });
  await asyncio.sleep(0);
  show(t.cancel("stop"), t.cancelled(), t.cancelling());
  show(await t, t, t.cancelled(), t.cancelling());
}

asyncio.run(main());
