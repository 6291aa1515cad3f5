// statements: 29
async function nap(log, delay) {
  try {
    log.push(["slept", await asyncio.sleep(delay, "well")]);
  } catch (e) {
    log.push(["woken"]);
    throw e;
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  const log = [];
  let t = create_task(nap(log, 3600));
  await asyncio.sleep(0);
  const before = loop.time();
  loop.call_later(0.01, (msg) => t.cancel(msg), "by a timer");
  try {
    await t;
  } catch (e) {
    show(e, log, loop.time() - before < 60);
  }
  log.length = 0;
  t = create_task(nap(log, 0.01));
  await asyncio.sleep(0.05);
  show("cancel comes late", t.cancel(), log, t.done(), t.cancelling());
  const handle = loop.call_later(0.01, () => t.cancel());
  await asyncio.sleep(0.05);
  show(handle.cancelled(), t.cancelling(), await t);
}

asyncio.run(main());
