import asyncio
from kit import show


async def slow(gate):
    await gate.wait()
    return "finished later"


async def main():
    gate = asyncio.Event()
    t = asyncio.create_task(slow(gate), name="slow")
    for attempt in (1, 2):
        try:
            await asyncio.wait_for(asyncio.shield(t), 0.01)
        except TimeoutError as e:
            show("attempt", attempt, e, t.done(), t.cancelling())
    gate.set()
    show(await asyncio.wait_for(asyncio.shield(t), 5))
    g = asyncio.gather(asyncio.shield(t), t)
    show(await g)


asyncio.run(main())
