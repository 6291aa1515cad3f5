import asyncio
from kit import show


async def main():
    show(await asyncio.gather())
    show(await asyncio.gather(*[], return_exceptions=True))
    g = asyncio.gather()
    show(g.done(), g.cancelled())
    await asyncio.sleep(0)
    show(g.done(), g.result(), g.cancel())
    show(await asyncio.wait_for(asyncio.gather(), 1))


asyncio.run(main())
