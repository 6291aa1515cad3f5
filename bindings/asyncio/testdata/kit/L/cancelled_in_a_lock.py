import asyncio
from kit import show


async def critical(lock, n, log):
    async with lock:
        log.append(f"in {n}")
        await asyncio.sleep(0.02)
        log.append(f"out {n}")


async def main():
    lock, log = asyncio.Lock(), []
    tasks = [asyncio.create_task(critical(lock, n, log)) for n in range(3)]
    await asyncio.sleep(0.01)
    tasks[0].cancel()
    await asyncio.sleep(0.01)
    tasks[2].cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    show(log, [type(e).__name__ if isinstance(e, BaseException) else e for e in ends], lock.locked())


asyncio.run(main())
