import asyncio
from kit import show


async def get(q, name):
    try:
        item = await q.get()
        show(name, "got", item)
        return item
    except asyncio.CancelledError:
        show(name, "cancelled", q.qsize())
        raise


async def main():
    q = asyncio.Queue()
    a = asyncio.create_task(get(q, "a"))
    await asyncio.sleep(0)
    q.put_nowait("x")
    a.cancel()
    await asyncio.gather(a, return_exceptions=True)
    show("the item stays", q.qsize(), await q.get())
    a = asyncio.create_task(get(q, "a"))
    b = asyncio.create_task(get(q, "b"))
    await asyncio.sleep(0)
    q.put_nowait("y")
    a.cancel()
    show(await asyncio.gather(a, b, return_exceptions=True))
    gone = asyncio.create_task(get(q, "gone"))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    q.put_nowait("z")
    show(q.qsize(), q.get_nowait())


asyncio.run(main())
