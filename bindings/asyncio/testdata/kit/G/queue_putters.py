import asyncio
from kit import show


async def put(q, item):
    await q.put(item)
    show("put", item, q.qsize())


async def main():
    q = asyncio.Queue(1)
    tasks = [asyncio.create_task(put(q, i)) for i in "abc"]
    await asyncio.sleep(0)
    show("one fits", q.qsize(), [t.done() for t in tasks])
    show(q.get_nowait())
    q.put_nowait("overtakes")
    await asyncio.sleep(0.01)
    show([t.done() for t in tasks], q.qsize())
    tasks[1].cancel()
    show(await q.get())
    await asyncio.sleep(0.01)
    show([t.done() for t in tasks], q.full())
    show(await q.get())
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    show(ends, q.qsize())


asyncio.run(main())
