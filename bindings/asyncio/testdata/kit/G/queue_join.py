import asyncio
from kit import show


async def worker(q, log):
    while True:
        item = await q.get()
        await asyncio.sleep(0)
        log.append(item)
        q.task_done()


async def main():
    q, log = asyncio.Queue(), []
    await q.join()
    show("nothing to join")
    try:
        q.task_done()
    except ValueError as e:
        show(e)
    for i in range(5):
        q.put_nowait(i)
    w = asyncio.create_task(worker(q, log))
    await q.join()
    show(log, q.qsize())
    q.put_nowait("more")
    joins = [asyncio.create_task(q.join()), asyncio.create_task(q.join())]
    await asyncio.sleep(0)
    show([j.done() for j in joins])
    await asyncio.gather(*joins)
    show(log[-1])
    w.cancel()
    q.put_nowait("never done")
    show(q.get_nowait())
    try:
        await asyncio.wait_for(q.join(), 0.01)
    except TimeoutError as e:
        show(type(e).__name__)
    q.task_done()
    await q.join()
    try:
        q.task_done()
    except ValueError as e:
        show(e)


asyncio.run(main())
