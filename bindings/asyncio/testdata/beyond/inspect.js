const lock = new asyncio.Lock(), q = new asyncio.Queue(2), event = new asyncio.Event(), ch = new asyncio.Channel(1);
console.log(lock, q, event, ch, new asyncio.Semaphore(3), new asyncio.Barrier(2), new asyncio.Condition());
console.log(new asyncio.TaskGroup(), asyncio.timeout(5), new asyncio.ContextVar("v"));
const holder = create_task((async () => { await lock.acquire(); await event.wait(); lock.release(); })(), { name: "holder" });
const waiter = create_task(lock.run(() => {}));
await q.put({ deep: 1 });
await sleep(0);
await sleep(0);
console.log({ lock, q, event });
event.set();
await asyncio.gather(holder, waiter);
class Named extends asyncio.Lock { x = 1; }
console.log(new Named());
