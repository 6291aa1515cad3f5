// statements: 53, 54
async function save(log) {
  log.push("begin");
  await asyncio.sleep(0.01);
  log.push("commit");
  return log.length;
}

async function worker(log) {
  const t = asyncio.create_task(save(log), { name: "save" });
  try {
    return await asyncio.shield(t);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    log.push("asked to stop");
    show("waiting for the save", t.done());
    const n = await t;
    log.push("saved");
    show("save gave", n);
    throw e;
  }
}

async function main() {
  const log = [];
  const w = asyncio.create_task(worker(log), { name: "worker" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  w.cancel();
  try {
    await w;
  } catch (e) {
    show("worker gone", w.cancelled());
  }
  show(log);
}

asyncio.run(main());
