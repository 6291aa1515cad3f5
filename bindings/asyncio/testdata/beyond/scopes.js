const slow = async (log) => {
  try {
    await sleep(60);
  } finally {
    await sleep(0);
    log.push("cleaned up");
  }
};
async function main() {
  const log = [];
  console.log(await asyncio.move_on_after(0.001, async (scope) => {
    await slow(log);
  }), log);
  console.log(await asyncio.move_on_after(5, async () => "in time"));
  try {
    await asyncio.fail_after(0.001, () => slow(log));
  } catch (e) {
    console.log(e.name, e.cause.name, log.length);
  }
  console.log(await asyncio.fail_after(5, () => "plain"));
  // Two timeouts side by side in one task: each ends its own work only.
  console.log(await Promise.allSettled([
    asyncio.timeout(0.001, () => slow(log)), asyncio.timeout(60, async () => { await sleep(0.003); return "other"; }),
  ]).then((rs) => rs.map((r) => r.value ?? r.reason.name)), asyncio.current_task().cancelling());
  // A cancellation from outside is no timeout.
  const t = create_task(asyncio.move_on_after(60, () => slow(log)));
  await sleep(0);
  await sleep(0);
  t.cancel("stop");
  try {
    await t;
  } catch (e) {
    console.log(e.name, e.message);
  }
  // One that came before a timeout of 0 is not taken for its own.
  const u = create_task((async () => {
    asyncio.current_task().cancel("mine");
    await asyncio.timeout(0, () => sleep(1));
  })());
  try {
    await u;
  } catch (e) {
    console.log(e.name, e.message);
  }
}
await main();
