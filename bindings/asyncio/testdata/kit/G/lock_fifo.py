import asyncio
from kit import show


async def hold(lock, name, log):
    async with lock:
        log.append(name + " in")
        await asyncio.sleep(0)
        log.append(name + " out")


async def greedy(lock, log):
    for i in range(3):
        await lock.acquire()
        log.append(f"greedy {i}")
        await asyncio.sleep(0)
        lock.release()


async def main():
    lock, log = asyncio.Lock(), []
    show("free", lock.locked())
    await asyncio.gather(*[hold(lock, n, log) for n in "abcd"])
    show(log)
    log.clear()
    await asyncio.gather(greedy(lock, log), hold(lock, "x", log), hold(lock, "y", log))
    show(log)
    show("free again", lock.locked())


asyncio.run(main())
