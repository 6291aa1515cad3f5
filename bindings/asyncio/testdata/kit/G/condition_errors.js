// statements: 84
async function main() {
  const cond = new asyncio.Condition();
  try {
    await cond.wait();
  } catch (e) {
    show("wait", e);
  }
  for (const call of [() => cond.notify(), () => cond.notify_all(), () => cond.release()]) {
    try {
      call();
    } catch (e) {
      show(e);
    }
  }
  const lock = new asyncio.Lock();
  const shared = new asyncio.Condition(lock);
  await lock.run(async () => {
    show("the same lock", shared.locked());
    shared.notify();
  });
  show(await shared.acquire(), lock.locked());
  shared.release();
  show(lock.locked());
}

asyncio.run(main());
