import asyncio
from kit import show


async def wait(barrier, name):
    try:
        index = await barrier.wait()
        show(name, "passes", index)
    except asyncio.BrokenBarrierError as e:
        show(name, type(e).__name__, isinstance(e, RuntimeError))


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(wait(barrier, "a")), asyncio.create_task(wait(barrier, "b"))]
    await asyncio.sleep(0)
    await barrier.reset()
    await asyncio.gather(*tasks)
    show("after the reset", barrier.broken, barrier.n_waiting)
    await asyncio.gather(wait(barrier, "c"), wait(barrier, "d"), wait(barrier, "e"))
    tasks = [asyncio.create_task(wait(barrier, "f")), asyncio.create_task(wait(barrier, "g"))]
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    show("after the abort", barrier.broken, barrier.n_waiting)
    await wait(barrier, "h")
    await barrier.reset()
    show("reset again", barrier.broken)
    await asyncio.gather(wait(barrier, "i"), wait(barrier, "j"), wait(barrier, "k"))


asyncio.run(main())
