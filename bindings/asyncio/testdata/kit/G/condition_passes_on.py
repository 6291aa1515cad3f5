import asyncio
from kit import show


async def wait(cond, name, log):
    try:
        async with cond:
            await cond.wait()
            log.append(name + " woken")
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise


async def main():
    cond, log = asyncio.Condition(), []
    a, b = asyncio.create_task(wait(cond, "a", log)), asyncio.create_task(wait(cond, "b", log))
    await asyncio.sleep(0)
    async with cond:
        cond.notify()
        a.cancel()
    await asyncio.sleep(0.01)
    show(log, a.cancelled(), b.done(), cond.locked())


asyncio.run(main())
