// statements: 83
async function take(sem, name, log) {
  await sem.acquire();
  log.push([name, sem.locked()]);
}

async function main() {
  const sem = new asyncio.Semaphore(1), log = [];
  await sem.acquire();
  const a = create_task(take(sem, "a", log));
  await asyncio.sleep(0);
  sem.release();
  show("released, but a waits", sem.locked());
  const late = create_task(take(sem, "late", log));
  await a;
  show(log, late.done());
  sem.release();
  sem.release();
  show("two permits, one waiter", sem.locked());
  await sem.acquire();
  log.push(["main", sem.locked()]);
  await late;
  show(log, sem.locked());
}

asyncio.run(main());
