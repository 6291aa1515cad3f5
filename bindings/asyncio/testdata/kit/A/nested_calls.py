import asyncio
from kit import show


async def f(n):
    show("f", n, "in", asyncio.current_task())
    await asyncio.sleep(0)
    return n * 10


def make(n):
    show("make", n)
    return asyncio.create_task(f(n), name=f"made {n}")


async def main():
    t = asyncio.create_task(f(3), name="three")
    show(await asyncio.gather(make(1), asyncio.create_task(f(2), name="two"), asyncio.shield(t), f(4)))
    t = asyncio.create_task(asyncio.wait_for(f(5), 5), name="limited")
    show("created", t.done())
    show(await t)
    show(await asyncio.gather(asyncio.gather(f(6), f(7)), asyncio.wait_for(f(8), 5)))
    show(await asyncio.wait_for(asyncio.gather(f(9), asyncio.sleep(0, "slept")), 5))
    tasks = [asyncio.create_task(f(n), name=f"t{n}") for n in (10, 11)]
    show("list", [t.done() for t in tasks])
    show([await t for t in tasks])


asyncio.run(main())
