// statements: 26, 29
async function hang() {
  try {
    await asyncio.get_running_loop().create_future();
  } catch (e) {
    show("  hang sees", e);
    throw e;
  }
}

async function main() {
  const q = new asyncio.Queue(), event = new asyncio.Event(), lock = new asyncio.Lock();
  await lock.acquire();
  const tasks = {
    sleep: create_task(asyncio.sleep(10), { name: "sleep" }),
    get: create_task(q.get(), { name: "get" }),
    event: create_task(event.wait(), { name: "event" }),
    acquire: create_task(lock.acquire(), { name: "acquire" }),
    wait_for: create_task(asyncio.wait_for(hang(), 10), { name: "wait_for" }),
  };
  show(Object.values(tasks).map((t) => t.done()));
  await asyncio.sleep(0);
  for (const [name, t] of Object.entries(tasks)) {
    show(t, t.cancel("no " + name), t.cancelled());
  }
  for (const t of Object.values(tasks)) {
    try {
      show(await t);
    } catch (e) {
      show(t, e, t.cancelled());
    }
  }
  const never = [create_task(asyncio.sleep(0, "x")), create_task(q.get())];
  for (const t of never) {
    t.cancel();
  }
  q.put_nowait("stays");
  await asyncio.sleep(0);
  show(never.map((t) => t.cancelled()), q.qsize());
}

asyncio.run(main());
