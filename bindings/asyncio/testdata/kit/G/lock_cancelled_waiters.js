// statements: 82
async function waiter(lock, name) {
  try {
    await lock.acquire();
    show(name, "has it");
    await asyncio.sleep(0);
    lock.release();
  } catch (e) {
    show(name, "cancelled while waiting");
    throw e;
  }
}

async function main() {
  const lock = new asyncio.Lock();
  await lock.acquire();
  const tasks = ["a", "b", "c", "d"].map((n) => create_task(waiter(lock, n)));
  await asyncio.sleep(0);
  tasks[1].cancel();
  await asyncio.sleep(0);
  lock.release();
  show("handed over, not free", lock.locked());
  tasks[0].cancel();
  const ends = await asyncio.gather(...tasks, { return_exceptions: true });
  show(ends.map((e) => e instanceof asyncio.CancelledError), lock.locked());
  await lock.acquire();
  const only = create_task(waiter(lock, "only"));
  await asyncio.sleep(0);
  lock.release();
  only.cancel();
  await asyncio.gather(only, { return_exceptions: true });
  show("last waiter cancelled", only.cancelled(), lock.locked());
}

asyncio.run(main());
