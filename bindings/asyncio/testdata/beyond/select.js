async function main() {
  const a = new asyncio.Channel(), b = new asyncio.Channel(1);
  console.log(await asyncio.select([a, b], { wait: false }));
  await b.send("b1");
  let r = await asyncio.select([a, b]);
  console.log(r.index, r.channel === b, r.value, r.done);
  r = await asyncio.select([a, [b, "b2"]]);
  console.log(r.index, r.value, await b.receive());
  create_task(a.send("a1"));
  r = await asyncio.select([b, a]);
  console.log(r.index, r.value);
  const both = create_task(asyncio.select([a, b]));
  await sleep(0);
  await b.send("b3");
  r = await both;
  console.log(r.index, r.value, String(a), String(b));
  a.close();
  r = await asyncio.select([a, b]);
  console.log("closed", r.index, r.value, r.done);
  try {
    await asyncio.select([[a, 1]]);
  } catch (e) {
    console.log(e.name);
  }
  try {
    await asyncio.wait_for(asyncio.select([b]), 0.001);
  } catch (e) {
    console.log(e.name);
  }
  await b.send("still there");
  console.log(await b.receive());
  for (const bad of [[], [5], [[b]], 7]) {
    try {
      await asyncio.select(bad);
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  }
}
await main();
