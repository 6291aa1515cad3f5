import asyncio
from kit import show


async def child(n):
    try:
        await asyncio.sleep(1 + n)
        show("not reached", n)
    except asyncio.CancelledError:
        show("child", n, "cancelled")
        raise
    finally:
        show("child", n, "ends")


async def parent():
    try:
        await asyncio.gather(child(0), child(1), child(2))
    except asyncio.CancelledError:
        show("parent cancelled")
        raise


async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        show(type(e).__name__)
    await asyncio.sleep(0.01)
    g = asyncio.gather(child(3), child(4), return_exceptions=True)
    await asyncio.sleep(0.01)
    g.cancel()
    try:
        show(await g)
    except asyncio.CancelledError as e:
        show("gather", type(e).__name__, g.cancelled())


asyncio.run(main())
