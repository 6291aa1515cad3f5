import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_soon(order.append, "soon")
    handle = loop.call_soon_threadsafe(order.append, "threadsafe")
    loop.call_soon(order.append, "after")
    dropped = loop.call_soon_threadsafe(order.append, "never")
    dropped.cancel()
    show(handle.cancelled(), dropped.cancelled(), order)
    await asyncio.sleep(0.01)
    show(order)


asyncio.run(main())
