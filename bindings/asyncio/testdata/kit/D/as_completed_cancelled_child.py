import asyncio
from kit import show


async def job(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return name


async def main():
    a = asyncio.create_task(job("a", 2), name="a")
    b = asyncio.create_task(job("b", 9), name="b")
    c = asyncio.create_task(job("c", 20), name="c")
    b.cancel("b is out")
    for p in asyncio.as_completed([a, b, c]):
        try:
            show("got", await p)
        except asyncio.CancelledError as e:
            show("cancelled", e, asyncio.current_task().cancelling())
    show([t.cancelled() for t in (a, b, c)])


asyncio.run(main())
