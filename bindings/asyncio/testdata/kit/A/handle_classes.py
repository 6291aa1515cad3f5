import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    soon, later = loop.call_soon(show, "soon"), loop.call_later(0.01, show, "later")
    show(isinstance(soon, asyncio.Handle), isinstance(soon, asyncio.TimerHandle))
    show(isinstance(later, asyncio.Handle), isinstance(later, asyncio.TimerHandle))
    await asyncio.sleep(0.03)


asyncio.run(main())
