// statements: 10
// What the primitives' methods return counts as a coroutine wherever one is asked for, also when it was made before.

async function main() {
  const event = new asyncio.Event(), lock = new asyncio.Lock(), sem = new asyncio.Semaphore(0), queue = new asyncio.Queue(1);
  await lock.acquire();
  const cond = new asyncio.Condition();
  const made = {
    event: event.wait(), lock: lock.acquire(), semaphore: sem.acquire(), get: queue.get(), sleep: asyncio.sleep(0, "slept"),
  };
  for (const [name, awaitable] of Object.entries(made)) {
    show(name, asyncio.iscoroutine(awaitable), asyncio.isfuture(awaitable));
  }
  const tasks = Object.entries(made).map(([name, awaitable]) => create_task(awaitable, { name }));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show(tasks.map((t) => t.done()));
  event.set();
  lock.release();
  sem.release();
  queue.put_nowait("item");
  show(await asyncio.gather(...tasks));
  event.clear();
  const waits = event.wait();
  try {
    await asyncio.wait_for(waits, 0.01);
  } catch (e) {
    show(e.name);
  }
  await cond.run(async () => {
    const t = create_task(event.wait());
    await asyncio.sleep(0);
    t.cancel("no more");
    try {
      await t;
    } catch (e) {
      show(e, cond.locked());
    }
  });
}

asyncio.run(main());
