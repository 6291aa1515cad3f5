import asyncio
from kit import show


async def square(n):
    await asyncio.sleep(0)
    return n * n


async def compute(ns):
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(square(n)) for n in ns]
        if not ns:
            return "nothing to do"
    return sum(t.result() for t in ts)


async def early(gate):
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(gate.wait())
        t.add_done_callback(lambda t: show("child done before the value arrives"))
        return "value from inside"


async def main():
    show(await compute([1, 2, 3]), await compute([]))
    gate = asyncio.Event()
    e = asyncio.create_task(early(gate))
    for _ in range(3):
        await asyncio.sleep(0)
    show("waits for the child", e.done())
    gate.set()
    show(await e)
    show(await asyncio.gather(compute([1]), compute([2, 3]), compute([4, 5, 6])))


asyncio.run(main())
