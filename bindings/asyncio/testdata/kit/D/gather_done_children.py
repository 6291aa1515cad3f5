import asyncio
from kit import show


async def quick(x):
    return x


async def bad(x):
    raise ValueError(x)


async def main():
    a = asyncio.create_task(quick("a"))
    b = asyncio.create_task(bad("b"))
    c = asyncio.create_task(bad("c"))
    await asyncio.wait([a, b, c])
    g = asyncio.gather(a, b, c)
    show("at once", g)
    try:
        await g
    except ValueError as e:
        show("first in order", e, e is b.exception())
    g = asyncio.gather(c, a, b)
    try:
        await g
    except ValueError as e:
        show("now", e)
    show(await asyncio.gather(c, b, a, return_exceptions=True))
    fut = asyncio.get_running_loop().create_future()
    fut.cancel("gone")
    g = asyncio.gather(a, fut, b)
    try:
        await g
    except asyncio.CancelledError as e:
        show("cancelled first", e)
    show(g.cancelled())


asyncio.run(main())
