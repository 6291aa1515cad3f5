import asyncio
from kit import show


async def child():
    await asyncio.sleep(0.01)
    return "child"


async def waiter(t):
    try:
        await asyncio.wait([t])
    except asyncio.CancelledError as e:
        show("wait", e, t.done(), t.cancelling())
        raise


async def main():
    t = asyncio.create_task(child(), name="t")
    w = asyncio.create_task(waiter(t), name="w")
    await asyncio.sleep(0)
    w.cancel("no more")
    done, pending = await asyncio.wait({w})
    show(done, pending, w.cancelled())
    show(await t, t.cancelled())


asyncio.run(main())
