import asyncio
from kit import show


async def get(q, name, log):
    log.append([name, await q.get()])


async def main():
    q, log = asyncio.Queue(), []
    tasks = [asyncio.create_task(get(q, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    for i in (1, 2, 3):
        q.put_nowait(i)
    show("put, nobody ran", log, q.qsize())
    await asyncio.gather(*tasks)
    show(log, q.qsize())
    late = asyncio.create_task(get(q, "late", log))
    await asyncio.sleep(0)
    q.put_nowait("stolen")
    show(q.get_nowait())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("late still waits", late.done())
    q.put_nowait("for late")
    await late
    show(log[-1])


asyncio.run(main())
