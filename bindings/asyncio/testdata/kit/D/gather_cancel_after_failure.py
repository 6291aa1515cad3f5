import asyncio
from kit import show


async def bad():
    raise ValueError("at once")


async def steady():
    await asyncio.sleep(0.01)
    return "steady"


async def main():
    s = asyncio.create_task(steady(), name="steady")
    g = asyncio.gather(bad(), s)
    try:
        await g
    except ValueError as e:
        show(e)
    show("cancel", g.cancel("too late"), g.cancelled())
    show("child", s.cancelling(), s.done())
    show(await s)
    show("still", g.exception())


asyncio.run(main())
