import asyncio
from kit import show


async def take(sem, name, log):
    try:
        await sem.acquire()
        log.append(name)
    except asyncio.CancelledError:
        log.append(name + " gave up")
        raise


async def main():
    sem, log = asyncio.Semaphore(0), []
    tasks = [asyncio.create_task(take(sem, n, log)) for n in "abcd"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    sem.release()
    await asyncio.sleep(0.01)
    show(log, sem.locked())
    sem.release()
    tasks[2].cancel()
    await asyncio.sleep(0.01)
    show(log, [t.done() for t in tasks], sem.locked())
    if not tasks[3].done():
        sem.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    sem.release()
    show(log, sem.locked(), await sem.acquire())


asyncio.run(main())
