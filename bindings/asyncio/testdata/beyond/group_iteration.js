const job = async (s, v) => {
  await sleep(s);
  return v;
};
async function main() {
  await asyncio.TaskGroup(async (tg) => {
    const gate = new asyncio.Event();
    tg.create_task((async () => {
      await gate.wait();
      return "slow";
    })());
    tg.create_task(job(0.001, "fast"));
    const early = tg.create_task(job(0, "ended before the iteration"));
    await early;
    await sleep(0);
    for await (const t of tg) {
      console.log(t.result());
      if (t.result() === "fast") tg.create_task(job(0, "made on the way"));
      if (t.result() === "made on the way") gate.set();
    }
    console.log("none left");
    for await (const t of tg) console.log("not reached", t);
    tg.create_task(job(0.001, "left alone"));
    for await (const t of tg) {
      console.log(t.result());
      break;
    }
  });
  // More ended children than a group keeps: an iteration that would miss them refuses to begin.
  await asyncio.TaskGroup(async (tg) => {
    for (let i = 0; i < 10_001; i++) tg.create_task(job(0, i));
    await sleep(0.01);
    for (let i = 0; i < 5; i++) await sleep(0);
    try {
      for await (const t of tg) console.log("not reached", t);
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  });
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(job(0.01, "never"));
      tg.create_task((async () => { throw new RangeError("fails"); })());
      for await (const t of tg) console.log("unexpected", t.cancelled());
    });
  } catch (e) {
    console.log(e.message, e.errors.map(String));
  }
}
await main();
