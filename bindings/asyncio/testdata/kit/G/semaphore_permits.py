import asyncio
from kit import show


async def take(sem, name, log):
    await sem.acquire()
    log.append([name, sem.locked()])


async def main():
    sem, log = asyncio.Semaphore(1), []
    await sem.acquire()
    a = asyncio.create_task(take(sem, "a", log))
    await asyncio.sleep(0)
    sem.release()
    show("released, but a waits", sem.locked())
    late = asyncio.create_task(take(sem, "late", log))
    await a
    show(log, late.done())
    sem.release()
    sem.release()
    show("two permits, one waiter", sem.locked())
    await sem.acquire()
    log.append(["main", sem.locked()])
    await late
    show(log, sem.locked())


asyncio.run(main())
