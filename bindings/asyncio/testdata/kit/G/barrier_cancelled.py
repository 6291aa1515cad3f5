import asyncio
from kit import show


async def main():
    barrier = asyncio.Barrier(3)
    a, b = asyncio.create_task(barrier.wait()), asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    show(barrier.n_waiting)
    a.cancel("leaves")
    try:
        await a
    except asyncio.CancelledError as e:
        show("a", e)
    show("not broken", barrier.broken, barrier.n_waiting)
    c, d = asyncio.create_task(barrier.wait()), asyncio.create_task(barrier.wait())
    show({await b, await c, await d}, barrier.n_waiting, barrier.broken)


asyncio.run(main())
