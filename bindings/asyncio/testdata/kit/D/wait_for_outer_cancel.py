import asyncio
from kit import show


async def inner():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show("inner", e)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        show("inner cleaned up")
        raise


async def outer(make):
    try:
        await asyncio.wait_for(make(), 20)
    except asyncio.CancelledError as e:
        show("outer", e)
        raise


async def attempt(make):
    t = asyncio.create_task(outer(make), name="outer")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("shutdown")
    try:
        await t
    except asyncio.CancelledError as e:
        show("main", e, t.cancelled(), t.cancelling())


async def main():
    await attempt(lambda: inner())
    await attempt(lambda: asyncio.create_task(inner(), name="inner"))


asyncio.run(main())
