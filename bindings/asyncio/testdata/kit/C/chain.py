import asyncio
from kit import show


async def link(n, log):
    try:
        if n == 0:
            await asyncio.sleep(10)
        else:
            await asyncio.create_task(link(n - 1, log), name=f"link {n - 1}")
    except asyncio.CancelledError as e:
        log.append([n, "in", str(e)])
        await asyncio.sleep(0)
        log.append([n, "out"])
        raise
    finally:
        log.append([n, "finally"])


async def nested(n, log):
    try:
        if n:
            await nested(n - 1, log)
        else:
            await asyncio.sleep(10)
    finally:
        log.append(["nested", n])


async def main():
    log = []
    t = asyncio.create_task(link(3, log), name="link 3")
    for _ in range(5):
        await asyncio.sleep(0)
    t.cancel("pull")
    passes = 0
    while not t.done():
        await asyncio.sleep(0)
        passes += 1
        show("pass", passes, log)
        log.clear()
    show(t.cancelled(), t.cancelling(), len(asyncio.all_tasks()))
    t = asyncio.create_task(nested(3, log))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    show("one pass", log, t.cancelled())


asyncio.run(main())
