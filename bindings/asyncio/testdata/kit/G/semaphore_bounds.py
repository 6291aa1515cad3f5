import asyncio
from kit import show


async def main():
    for make in [lambda: asyncio.Semaphore(-1), lambda: asyncio.BoundedSemaphore(-5)]:
        try:
            make()
        except ValueError as e:
            show(e)
    b = asyncio.BoundedSemaphore(2)
    await b.acquire()
    b.release()
    try:
        b.release()
    except ValueError as e:
        show("over-released", e, b.locked())
    await b.acquire()
    await b.acquire()
    show("full", b.locked())
    waits = asyncio.create_task(b.acquire())
    await asyncio.sleep(0)
    b.release()
    show(await waits, b.locked())
    b.release()
    b.release()
    try:
        b.release()
    except ValueError as e:
        show(e)
    show(isinstance(b, asyncio.Semaphore))


asyncio.run(main())
