import asyncio
from kit import show


async def shared():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show("shared", e)
        raise


async def main():
    t = asyncio.create_task(shared(), name="shared")
    try:
        async with asyncio.timeout(0.01):
            await t
    except TimeoutError as e:
        show("first", e, t.cancelled())
    t = asyncio.create_task(shared(), name="shared")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.shield(t)
    except TimeoutError as e:
        show("shielded", e, t.cancelled(), t.done())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.wait([t])
    except TimeoutError as e:
        show("waited", e, t.cancelled(), t.done())
    t.cancel("now")
    try:
        async with asyncio.timeout(20) as cm:
            await t
    except asyncio.CancelledError as e:
        show("foreign cancellation", e, cm.expired())


asyncio.run(main())
