import asyncio
from kit import show


async def probe(name, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        show(name, "answers")
        return name
    except asyncio.CancelledError:
        show(name, "cancelled")
        raise


async def main():
    ts = [asyncio.create_task(probe(n, k), name=n) for n, k in (("near", 2), ("far", 8), ("farther", 12))]
    winner = None
    for p in asyncio.as_completed(ts):
        winner = await p
        break
    show("winner", winner, [t.done() for t in ts])
    ts[1].cancel()
    show("the rest goes on", await ts[2])
    show([t.cancelled() for t in ts])


asyncio.run(main())
