import asyncio
from kit import show


async def waiter(lock, name):
    try:
        await lock.acquire()
        show(name, "has it")
        await asyncio.sleep(0)
        lock.release()
    except asyncio.CancelledError:
        show(name, "cancelled while waiting")
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(waiter(lock, n)) for n in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    lock.release()
    show("handed over, not free", lock.locked())
    tasks[0].cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    show([isinstance(e, asyncio.CancelledError) for e in ends], lock.locked())
    await lock.acquire()
    only = asyncio.create_task(waiter(lock, "only"))
    await asyncio.sleep(0)
    lock.release()
    only.cancel()
    await asyncio.gather(only, return_exceptions=True)
    show("last waiter cancelled", only.cancelled(), lock.locked())


asyncio.run(main())
