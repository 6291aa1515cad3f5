import asyncio
from kit import show


async def main():
    q = asyncio.LifoQueue(3)
    for c in "abc":
        await q.put(c)
    show(q.full(), isinstance(q, asyncio.Queue))
    putter = asyncio.create_task(q.put("d"))
    await asyncio.sleep(0)
    show(await q.get(), putter.done())
    await putter
    show(await q.get(), await q.get(), await q.get(), q.empty())
    getters = [asyncio.create_task(q.get()), asyncio.create_task(q.get())]
    await asyncio.sleep(0)
    q.put_nowait(1)
    q.put_nowait(2)
    show(await asyncio.gather(*getters))
    q.put_nowait("last")
    q.shutdown()
    show(await q.get())
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        show(type(e).__name__)


asyncio.run(main())
