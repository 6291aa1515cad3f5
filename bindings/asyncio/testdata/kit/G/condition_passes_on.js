// statements: 84
async function wait(cond, name, log) {
  try {
    await cond.run(async () => {
      await cond.wait();
      log.push(name + " woken");
    });
  } catch (e) {
    log.push(name + " cancelled");
    throw e;
  }
}

async function main() {
  const cond = new asyncio.Condition(), log = [];
  const a = create_task(wait(cond, "a", log)), b = create_task(wait(cond, "b", log));
  await asyncio.sleep(0);
  await cond.run(async () => {
    cond.notify();
    a.cancel();
  });
  await asyncio.sleep(0.01);
  show(log, a.cancelled(), b.done(), cond.locked());
}

asyncio.run(main());
