import asyncio
from kit import show


async def wait(cond, name, log):
    async with cond:
        log.append(name + " waits")
        show(name, await cond.wait(), cond.locked())
        log.append(name + " woken")


async def main():
    cond, log = asyncio.Condition(), []
    tasks = [asyncio.create_task(wait(cond, n, log)) for n in "abcde"]
    await asyncio.sleep(0)
    show(log, cond.locked())
    async with cond:
        cond.notify(2)
        log.append("notified two")
    await asyncio.sleep(0.01)
    show(log[5:], [t.done() for t in tasks])
    async with cond:
        cond.notify()
    await asyncio.sleep(0.01)
    show([t.done() for t in tasks])
    async with cond:
        cond.notify_all()
    await asyncio.gather(*tasks)
    show(log[-2:])
    async with cond:
        cond.notify(5)
    show("nobody to notify", cond.locked())


asyncio.run(main())
