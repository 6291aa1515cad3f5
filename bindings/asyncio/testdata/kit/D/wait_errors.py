import asyncio
from kit import show


async def forever():
    await asyncio.sleep(30)


async def attempt(label, make):
    try:
        show(label, await make())
    except Exception as e:
        show(label, e)


async def main():
    t = asyncio.create_task(forever(), name="t")
    await attempt("empty list", lambda: asyncio.wait([]))
    await attempt("empty set", lambda: asyncio.wait(set()))
    await attempt("bad mode", lambda: asyncio.wait([t], return_when="SOMETIME"))
    await attempt("twice the same", lambda: asyncio.wait([t, t], timeout=0))
    t.cancel()
    await attempt("cancelled one", lambda: asyncio.wait([t, t]))


asyncio.run(main())
