import asyncio
from kit import show


async def nap(log, delay):
    try:
        log.append(["slept", await asyncio.sleep(delay, "well")])
    except asyncio.CancelledError:
        log.append(["woken"])
        raise


async def main():
    loop = asyncio.get_running_loop()
    log = []
    t = asyncio.create_task(nap(log, 3600))
    await asyncio.sleep(0)
    before = loop.time()
    loop.call_later(0.01, t.cancel, "by a timer")
    try:
        await t
    except asyncio.CancelledError as e:
        show(e, log, loop.time() - before < 60)
    log.clear()
    t = asyncio.create_task(nap(log, 0.01))
    await asyncio.sleep(0.05)
    show("cancel comes late", t.cancel(), log, t.done(), t.cancelling())
    handle = loop.call_later(0.01, t.cancel)
    await asyncio.sleep(0.05)
    show(handle.cancelled(), t.cancelling(), await t)


asyncio.run(main())
