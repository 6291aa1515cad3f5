const job = (name, s, fail) => async () => {
  try {
    await sleep(s);
    if (fail) throw new RangeError(name + " failed");
    return name;
  } catch (e) {
    if (e instanceof asyncio.CancelledError) {
      await sleep(0.001);
      console.log(name, "unwound");
    }
    throw e;
  }
};
async function main() {
  const [fast, slow, bad] = [job("fast", 0.001), job("slow", 0.05), job("bad", 0.001, true)];
  console.log(await asyncio.race([slow(), fast(), slow()]));
  try {
    await asyncio.race([slow(), bad()]);
  } catch (e) {
    console.log(e.message);
  }
  console.log(JSON.stringify((await asyncio.all_settled([fast(), bad(), slow()])).map((r) => r.value ?? r.reason.message)));
  console.log(await asyncio.all_settled([]));
  const t = create_task(asyncio.all_settled([slow(), slow()]));
  await sleep(0);
  await sleep(0);
  t.cancel("no more");
  try {
    await t;
  } catch (e) {
    console.log(e.name, e.message);
  }
  const done = create_task(fast());
  await done;
  console.log(await asyncio.race(new Set([done, slow()])));
  for (const bad of [[], 5, [5]]) {
    try {
      await asyncio.race(bad);
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  }
  console.log(asyncio.all_tasks().size);
}
await main();
