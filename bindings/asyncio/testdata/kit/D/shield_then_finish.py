import asyncio
from kit import show


async def save(log):
    log.append("begin")
    await asyncio.sleep(0.01)
    log.append("commit")
    return len(log)


async def worker(log):
    t = asyncio.create_task(save(log), name="save")
    try:
        return await asyncio.shield(t)
    except asyncio.CancelledError:
        log.append("asked to stop")
        show("waiting for the save", t.done())
        n = await t
        log.append("saved")
        show("save gave", n)
        raise


async def main():
    log = []
    w = asyncio.create_task(worker(log), name="worker")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        show("worker gone", w.cancelled())
    show(log)


asyncio.run(main())
