import asyncio
from kit import show


async def main():
    q = asyncio.Queue(2)
    show(q.maxsize, q.qsize(), q.empty(), q.full())
    await q.put("a")
    q.put_nowait("b")
    show(q.qsize(), q.empty(), q.full())
    try:
        q.put_nowait("c")
    except asyncio.QueueFull as e:
        show(type(e).__name__, isinstance(e, asyncio.QueueFull))
    show(await q.get(), q.get_nowait())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        show(type(e).__name__, isinstance(e, asyncio.QueueEmpty))
    endless = asyncio.Queue()
    for i in range(100):
        endless.put_nowait(i)
    show(endless.full(), endless.qsize(), endless.maxsize)
    negative = asyncio.Queue(-3)
    negative.put_nowait(None)
    show(negative.full(), await negative.get())


asyncio.run(main())
