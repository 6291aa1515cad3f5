// statements: 32
async function pending(gate, log) {
  try {
    await gate;
  } catch (e) {
    log.push(["caught", e, asyncio.current_task().cancelling()]);
  }
  await asyncio.sleep(0);
  return "one CancelledError for two requests";
}

async function bare_yield(gate, log) {
  try {
    await asyncio.sleep(0);
  } catch (e) {
    log.push(["caught", e, asyncio.current_task().cancelling()]);
  }
  await asyncio.sleep(0);
  return "done";
}

async function main() {
  const loop = asyncio.get_running_loop();
  const log = [];
  let t = create_task(pending(loop.create_future(), log));
  await asyncio.sleep(0);
  show(t.cancel("first"), t.cancel("second"), t.cancelling());
  show(await t, log, t.cancelling());
  log.length = 0;
  t = create_task(bare_yield(null, log));
  await asyncio.sleep(0);
  show(t.cancel("first"), t.cancel("second"), t.cancelling());
  show(await t, log, t.cancelling());
  log.length = 0;
  const gate = loop.create_future();
  t = create_task(pending(gate, log));
  await asyncio.sleep(0);
  gate.set_result(1);
  show(t.cancel("first"), t.cancel("second"), t.cancelling());
  show(await t, log, t.cancelling());
}

asyncio.run(main());
