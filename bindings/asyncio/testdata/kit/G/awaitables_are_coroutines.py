import asyncio
from kit import show


async def main():
    event, lock, sem, queue = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(0), asyncio.Queue(1)
    await lock.acquire()
    cond = asyncio.Condition()
    made = {
        "event": event.wait(), "lock": lock.acquire(), "semaphore": sem.acquire(), "get": queue.get(), "sleep": asyncio.sleep(0, "slept"),
    }
    for name, awaitable in made.items():
        show(name, asyncio.iscoroutine(awaitable), asyncio.isfuture(awaitable))
    tasks = [asyncio.create_task(awaitable, name=name) for name, awaitable in made.items()]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show([t.done() for t in tasks])
    event.set()
    lock.release()
    sem.release()
    queue.put_nowait("item")
    show(await asyncio.gather(*tasks))
    event.clear()
    waits = event.wait()
    try:
        await asyncio.wait_for(waits, 0.01)
    except TimeoutError as e:
        show(type(e).__name__)
    async with cond:
        t = asyncio.create_task(event.wait())
        await asyncio.sleep(0)
        t.cancel("no more")
        try:
            await t
        except asyncio.CancelledError as e:
            show(e, cond.locked())


asyncio.run(main())
