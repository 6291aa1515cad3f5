// TaskGroup.cancel of Python 3.15: the group ends early, and that is no error.
const endless = async (log, n) => {
  try {
    await sleep(60);
  } finally {
    log.push(n);
  }
};
async function main() {
  const log = [];
  const me = asyncio.current_task();
  console.log(await asyncio.TaskGroup(async (tg) => {
    tg.create_task(endless(log, 1));
    tg.create_task(endless(log, 2));
    await sleep(0);
    tg.cancel();
    tg.cancel();
    try {
      tg.create_task(endless(log, 3));
    } catch (e) {
      console.log(e.message);
    }
    await sleep(60);
  }), log, me.cancelling());
  // by a child
  await asyncio.TaskGroup(async (tg) => {
    tg.create_task((async () => { await sleep(0); tg.cancel(); log.push("child goes on"); })());
    tg.create_task(endless(log, 4));
  });
  console.log(log.slice(2), me.cancelling());
  // before it is entered: the body gets to its first await
  const early = new asyncio.TaskGroup();
  early.cancel();
  await early.run(async () => { log.push("begins"); await sleep(0); log.push("not reached"); });
  early.cancel();
  console.log(log.slice(4), me.cancelling());
  // an error of a child wins, and a cancellation from outside is not swallowed
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task((async () => { try { await sleep(60); } finally { throw new RangeError("in cleanup"); } })());
      await sleep(0);
      tg.cancel();
      await sleep(60);
    });
  } catch (e) {
    console.log(e.name, e.errors.map((x) => x.message), me.cancelling());
  }
  const t = create_task((async () => {
    await asyncio.TaskGroup(async (tg) => {
      tg.cancel();
      asyncio.current_task().cancel("outside");
      await sleep(60);
    });
    return "swallowed";
  })());
  try {
    console.log(await t);
  } catch (e) {
    console.log(e.name, t.cancelling());
  }
}
await main();
