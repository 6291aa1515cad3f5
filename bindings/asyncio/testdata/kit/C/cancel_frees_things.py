import asyncio
from kit import show


async def take(q, name):
    try:
        show(name, await q.get())
    except asyncio.CancelledError:
        show(name, "gives up", q.qsize())
        raise


async def hold(lock, name):
    async with lock:
        show(name, "holds")
        await asyncio.sleep(0)


async def main():
    q = asyncio.Queue()
    takers = [asyncio.create_task(take(q, n)) for n in ("x", "y")]
    await asyncio.sleep(0)
    q.put_nowait("item")
    takers[0].cancel()
    await asyncio.gather(*takers, return_exceptions=True)
    show([t.cancelled() for t in takers], q.qsize())
    lock = asyncio.Lock()
    await lock.acquire()
    holders = [asyncio.create_task(hold(lock, n)) for n in ("a", "b", "c")]
    await asyncio.sleep(0)
    holders[0].cancel()
    lock.release()
    await asyncio.gather(*holders, return_exceptions=True)
    show([t.cancelled() for t in holders], lock.locked())
    event = asyncio.Event()
    w = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    w.cancel()
    event.set()
    try:
        show("event", await w)
    except asyncio.CancelledError:
        show("event wait cancelled", event.is_set())


asyncio.run(main())
