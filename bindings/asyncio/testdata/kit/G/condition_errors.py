import asyncio
from kit import show


async def main():
    cond = asyncio.Condition()
    try:
        await cond.wait()
    except RuntimeError as e:
        show("wait", e)
    for call in [cond.notify, cond.notify_all, cond.release]:
        try:
            call()
        except RuntimeError as e:
            show(e)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with lock:
        show("the same lock", shared.locked())
        shared.notify()
    show(await shared.acquire(), lock.locked())
    shared.release()
    show(lock.locked())


asyncio.run(main())
