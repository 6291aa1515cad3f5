import asyncio
from kit import show


async def use(sem, name, log, turns):
    async with sem:
        log.append("+" + name)
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append("-" + name)


async def main():
    sem, log = asyncio.Semaphore(2), []
    show("locked", sem.locked())
    await asyncio.gather(
        use(sem, "a", log, 3), use(sem, "b", log, 1), use(sem, "c", log, 2), use(sem, "d", log, 1), use(sem, "e", log, 1),
    )
    show(log)
    one = asyncio.Semaphore()
    await one.acquire()
    show("one is taken", one.locked())
    one.release()
    one.release()
    await one.acquire()
    show("grows", one.locked())
    await one.acquire()
    show(one.locked())
    zero = asyncio.Semaphore(0)
    waits = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    show("zero", zero.locked(), waits.done())
    zero.release()
    show(await waits, zero.locked())


asyncio.run(main())
