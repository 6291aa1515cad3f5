// statements: 82, 85
async function take(q, name) {
  try {
    show(name, await q.get());
  } catch (e) {
    show(name, "gives up", q.qsize());
    throw e;
  }
}

async function hold(lock, name) {
  await lock.run(async () => {
    show(name, "holds");
    await asyncio.sleep(0);
  });
}

async function main() {
  const q = new asyncio.Queue();
  const takers = [create_task(take(q, "x")), create_task(take(q, "y"))];
  await asyncio.sleep(0);
  q.put_nowait("item");
  takers[0].cancel();
  await asyncio.gather(...takers, { return_exceptions: true });
  show(takers.map((t) => t.cancelled()), q.qsize());
  const lock = new asyncio.Lock();
  await lock.acquire();
  const holders = [];
  for (const n of ["a", "b", "c"]) {
    holders.push(create_task(hold(lock, n)));
  }
  await asyncio.sleep(0);
  holders[0].cancel();
  lock.release();
  await asyncio.gather(...holders, { return_exceptions: true });
  show(holders.map((t) => t.cancelled()), lock.locked());
  const event = new asyncio.Event();
  const w = create_task(event.wait());
  await asyncio.sleep(0);
  w.cancel();
  event.set();
  try {
    show("event", await w);
  } catch (e) {
    show("event wait cancelled", event.is_set());
  }
}

asyncio.run(main());
