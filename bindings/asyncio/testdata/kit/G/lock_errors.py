import asyncio
from kit import show


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        show("never held", e)
    show("acquired", await lock.acquire())

    async def release():
        lock.release()

    await asyncio.create_task(release())
    show("released by another task", lock.locked())
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as e:
        show("passed on", e, lock.locked())
    try:
        async with lock:
            lock.release()
    except RuntimeError as e:
        show("released inside", e)
    show(lock.locked())


asyncio.run(main())
