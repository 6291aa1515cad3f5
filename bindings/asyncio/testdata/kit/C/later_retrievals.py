import asyncio
from kit import show


async def parked():
    await asyncio.sleep(3600)


async def returns():
    asyncio.current_task().cancel("self")
    return "lost"


async def passes_on(t):
    await t


async def guarded(t):
    try:
        await t
    except asyncio.CancelledError as e:
        return str(e)


async def by_hand():
    raise asyncio.CancelledError("by hand")


async def look(label, t):
    messages = [await guarded(t)]
    try:
        t.result()
    except asyncio.CancelledError as e:
        messages.append(str(e))
    bare = asyncio.create_task(passes_on(t))
    await asyncio.gather(bare, return_exceptions=True)
    messages += [await guarded(bare), await guarded(bare), await guarded(t)]
    show(label, t.cancelled(), messages)


async def main():
    early = asyncio.create_task(parked())
    early.cancel("before its start")
    await look("early", early)
    t = asyncio.create_task(parked())
    await asyncio.sleep(0)
    t.cancel("parked")
    await look("parked", t)
    await look("returns", asyncio.create_task(returns()))
    inner = asyncio.create_task(parked())
    outer = asyncio.create_task(passes_on(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    inner.cancel("inner")
    await look("outer", outer)
    await look("inner", inner)
    await look("by hand", asyncio.create_task(by_hand()))
    twice = asyncio.create_task(passes_on(asyncio.gather(asyncio.create_task(parked()), asyncio.create_task(parked()))))
    await asyncio.sleep(0)
    twice.cancel("first")
    await asyncio.sleep(0)
    twice.cancel("second")
    await look("gathered", twice)


asyncio.run(main())
