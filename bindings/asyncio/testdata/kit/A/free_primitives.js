// statements: 10
async function main() {
  const other = asyncio.get_running_loop().call_soon(show, "the loop turned");
  const lock = new asyncio.Lock();
  await lock.acquire();
  show("lock", lock.locked());
  lock.release();
  const sem = new asyncio.Semaphore(2);
  await sem.acquire();
  await sem.acquire();
  show("semaphore", sem.locked());
  sem.release();
  const event = new asyncio.Event();
  event.set();
  show("event", await event.wait());
  const queue = new asyncio.Queue(2);
  await queue.put("x");
  await queue.put("y");
  show("queue", queue.full(), await queue.get(), await queue.get(), queue.empty());
  show("no turn so far", other.cancelled());
  await asyncio.sleep(0);
  show("end");
}

asyncio.run(main());
