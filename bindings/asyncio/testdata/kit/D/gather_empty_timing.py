import asyncio
from kit import show


async def main():
    order = []
    loop = asyncio.get_running_loop()
    g = asyncio.gather()
    show(g.done(), g.cancelled())
    loop.call_soon(order.append, "first pass")
    loop.call_soon(lambda: loop.call_soon(order.append, "second pass"))
    show(await g)
    order.append("after the empty one")
    show(await asyncio.gather(return_exceptions=True))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show(order)
    g = asyncio.gather()
    await asyncio.sleep(0)
    show(g.cancel(), g.cancelled(), g.done())


asyncio.run(main())
