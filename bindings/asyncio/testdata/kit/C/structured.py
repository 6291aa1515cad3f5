import asyncio
from kit import show


async def child(name, log, fail=False):
    try:
        await asyncio.sleep(0)
        if fail:
            raise ValueError(name + " failed")
        await asyncio.sleep(3600)
    finally:
        log.append(name + " gone")


async def nursery(names, log):
    """Cancels the siblings of a failing child by hand, and waits for them."""
    tasks = [asyncio.create_task(child(n, log, n == "bad"), name=n) for n in names]
    try:
        for t in tasks:
            await t
    except BaseException as e:
        log.append("nursery sees " + type(e).__name__)
        for t in tasks:
            t.cancel("sibling")
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    finally:
        log.append([t.cancelled() for t in tasks])


async def main():
    log = []
    try:
        await nursery(["bad", "x", "y"], log)
    except ValueError as e:
        show("raised", e)
    show(log)
    log.clear()
    t = asyncio.create_task(nursery(["p", "q"], log))
    for _ in range(4):
        await asyncio.sleep(0)
    t.cancel("whole nursery")
    try:
        await t
    except asyncio.CancelledError as e:
        show("raised", e, t.cancelled())
    show(log, len(asyncio.all_tasks()))


asyncio.run(main())
