import asyncio
from kit import show


async def wait(cond, name):
    await cond.acquire()
    try:
        await cond.wait()
        show(name, "woken")
    except asyncio.CancelledError as e:
        show(name, e, "holds the lock", cond.locked())
        raise
    finally:
        cond.release()


async def main():
    cond = asyncio.Condition()
    a, b, c = [asyncio.create_task(wait(cond, n)) for n in "abc"]
    await asyncio.sleep(0)
    await cond.acquire()
    a.cancel("leave")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("a cannot leave without the lock", a.done())
    cond.release()
    try:
        await a
    except asyncio.CancelledError as e:
        show("a left", e, cond.locked())
    async with cond:
        cond.notify()
        b.cancel("after its notification")
    await asyncio.sleep(0.01)
    show("b", b.cancelled(), "c got the notification", c.done())
    if not c.done():
        c.cancel()
        await asyncio.gather(c, return_exceptions=True)
    show(cond.locked())


asyncio.run(main())
