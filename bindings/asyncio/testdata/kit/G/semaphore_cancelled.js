// statements: 83
async function take(sem, name, log) {
  try {
    await sem.acquire();
    log.push(name);
  } catch (e) {
    log.push(name + " gave up");
    throw e;
  }
}

async function main() {
  const sem = new asyncio.Semaphore(0), log = [];
  const tasks = ["a", "b", "c", "d"].map((n) => create_task(take(sem, n, log)));
  await asyncio.sleep(0);
  tasks[0].cancel();
  sem.release();
  await asyncio.sleep(0.01);
  show(log, sem.locked());
  sem.release();
  tasks[2].cancel();
  await asyncio.sleep(0.01);
  show(log, tasks.map((t) => t.done()), sem.locked());
  if (!tasks[3].done()) {
    sem.release();
  }
  await asyncio.gather(...tasks, { return_exceptions: true });
  sem.release();
  show(log, sem.locked(), await sem.acquire());
}

asyncio.run(main());
