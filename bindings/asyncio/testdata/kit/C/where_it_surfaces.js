// statements: 29
async function nothing() {
  return 1;
}

async function work(done, gate) {
  const me = asyncio.current_task();
  try {
    show("start", await gate);
    me.cancel("self");
    show("running on", await nothing());
    show("a done future does not deliver", await done, me.cancelling());
    show("nor does it a second time", await done);
    await asyncio.sleep(0);
    show("not reached");
  } catch (e) {
    show("delivered", e);
    show("sleeps again", await asyncio.sleep(0, "slept"));
    throw e;
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  const done = loop.create_future(), gate = loop.create_future();
  done.set_result("done");
  const t = create_task(work(done, gate));
  await asyncio.sleep(0);
  gate.set_result("open");
  try {
    await t;
  } catch (e) {
    show("ended", e, t.cancelled(), t.cancelling());
  }
}

asyncio.run(main());
