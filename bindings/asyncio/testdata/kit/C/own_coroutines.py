import asyncio
from kit import show


async def hang():
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as e:
        show("  hang sees", e)
        raise


async def main():
    q, event, lock = asyncio.Queue(), asyncio.Event(), asyncio.Lock()
    await lock.acquire()
    tasks = {
        "sleep": asyncio.create_task(asyncio.sleep(10), name="sleep"),
        "get": asyncio.create_task(q.get(), name="get"),
        "event": asyncio.create_task(event.wait(), name="event"),
        "acquire": asyncio.create_task(lock.acquire(), name="acquire"),
        "wait_for": asyncio.create_task(asyncio.wait_for(hang(), 10), name="wait_for"),
    }
    show([t.done() for t in tasks.values()])
    await asyncio.sleep(0)
    for name, t in tasks.items():
        show(t, t.cancel("no " + name), t.cancelled())
    for t in tasks.values():
        try:
            show(await t)
        except asyncio.CancelledError as e:
            show(t, e, t.cancelled())
    never = [asyncio.create_task(asyncio.sleep(0, "x")), asyncio.create_task(q.get())]
    for t in never:
        t.cancel()
    q.put_nowait("stays")
    await asyncio.sleep(0)
    show([t.cancelled() for t in never], q.qsize())


asyncio.run(main())
