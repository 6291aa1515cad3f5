import asyncio
from kit import show


async def part(name):
    try:
        await asyncio.sleep(0.01)
        show(name, "done")
        return name
    except asyncio.CancelledError:
        show(name, "cancelled")
        raise


async def caller(all_parts):
    await asyncio.shield(all_parts)


async def main():
    g = asyncio.gather(part("a"), part("b"))
    c = asyncio.create_task(caller(g))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    c.cancel()
    done, pending = await asyncio.wait([c])
    show(c.cancelled(), g)
    show(await g)


asyncio.run(main())
