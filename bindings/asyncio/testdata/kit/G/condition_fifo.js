// statements: 84
async function wait(cond, name, log) {
  await cond.run(async () => {
    log.push(name + " waits");
    show(name, await cond.wait(), cond.locked());
    log.push(name + " woken");
  });
}

async function main() {
  const cond = new asyncio.Condition(), log = [];
  const tasks = ["a", "b", "c", "d", "e"].map((n) => create_task(wait(cond, n, log)));
  await asyncio.sleep(0);
  show(log, cond.locked());
  await cond.run(async () => {
    cond.notify(2);
    log.push("notified two");
  });
  await asyncio.sleep(0.01);
  show(log.slice(5), tasks.map((t) => t.done()));
  await cond.run(async () => cond.notify());
  await asyncio.sleep(0.01);
  show(tasks.map((t) => t.done()));
  await cond.run(async () => cond.notify_all());
  await asyncio.gather(...tasks);
  show(log.slice(-2));
  await cond.run(async () => cond.notify(5));
  show("nobody to notify", cond.locked());
}

asyncio.run(main());
