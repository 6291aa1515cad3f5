import asyncio
from kit import show


async def consumer(q, name):
    try:
        while True:
            show(name, await q.get())
            q.task_done()
            await asyncio.sleep(0)
    except asyncio.QueueShutDown as e:
        show(name, "ends with", type(e).__name__)


async def producer(q, item):
    try:
        await q.put(item)
        show("put", item)
    except asyncio.QueueShutDown as e:
        show("putter of", item, type(e).__name__)


async def main():
    q = asyncio.Queue(2)
    q.put_nowait(1)
    q.put_nowait(2)
    p = asyncio.create_task(producer(q, "blocked"))
    await asyncio.sleep(0)
    q.shutdown()
    await p
    for call in [lambda: q.put_nowait(3)]:
        try:
            call()
        except asyncio.QueueShutDown as e:
            show(type(e).__name__, isinstance(e, asyncio.QueueShutDown))
    await producer(q, "late")
    show("drains", q.qsize())
    await consumer(q, "c")
    try:
        q.get_nowait()
    except asyncio.QueueShutDown as e:
        show("empty and shut down", type(e).__name__)
    await q.join()
    q = asyncio.Queue()
    getters = [asyncio.create_task(consumer(q, "g1")), asyncio.create_task(consumer(q, "g2"))]
    await asyncio.sleep(0)
    q.shutdown()
    q.shutdown()
    await asyncio.gather(*getters)


asyncio.run(main())
