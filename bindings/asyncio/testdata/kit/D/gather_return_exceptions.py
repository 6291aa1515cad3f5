import asyncio
from kit import show


async def ok(x):
    await asyncio.sleep(0)
    return x


async def bad(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def forever():
    await asyncio.sleep(30)


async def main():
    t = asyncio.create_task(forever(), name="forever")
    fut = asyncio.get_running_loop().create_future()
    g = asyncio.gather(ok(1), bad("two"), t, fut, ok(None), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel("enough")
    fut.cancel("also enough")
    results = await g
    for r in results:
        show(isinstance(r, Exception) or isinstance(r, asyncio.CancelledError), r)
    show("cancelled", g.cancelled(), t.cancelled(), fut.cancelled())
    boom = asyncio.create_task(bad("same"))
    one, two = await asyncio.gather(boom, boom, return_exceptions=True)
    show("same object", one is two, one is boom.exception())


asyncio.run(main())
