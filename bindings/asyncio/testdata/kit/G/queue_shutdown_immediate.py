import asyncio
from kit import show


async def main():
    q = asyncio.Queue()
    for i in range(4):
        q.put_nowait(i)
    taken = await q.get()
    join = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    show("dropped", q.qsize(), join.done())
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        show(type(e).__name__)
    await asyncio.sleep(0.01)
    show("the item taken is not done", taken, join.done())
    q.task_done()
    await join
    show("joined")
    try:
        q.task_done()
    except ValueError as e:
        show(e)
    other = asyncio.Queue(1)
    other.put_nowait("x")
    putter = asyncio.create_task(other.put("y"))
    joins = [asyncio.create_task(other.join()), asyncio.create_task(other.join())]
    await asyncio.sleep(0)
    other.shutdown()
    await asyncio.sleep(0)
    show(type(putter.exception()).__name__, [j.done() for j in joins])
    other.shutdown(True)
    await asyncio.gather(*joins)
    show("all joined", other.empty())


asyncio.run(main())
