import asyncio
from kit import show


async def slow(name):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show(name, "cancelled", e)
        raise


async def main():
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.wait_for(slow("long inner"), 20)
            except TimeoutError:
                show("wrong")
    except TimeoutError as e:
        show("the block expired", e, cm.expired())
    try:
        async with asyncio.timeout(20) as cm:
            await asyncio.wait_for(slow("short inner"), 0.01)
    except TimeoutError as e:
        show("wait_for expired", e, cm.expired())
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.gather(slow("g1"), slow("g2"))
    except TimeoutError as e:
        show("around gather", e, cm.expired())
    try:
        async with asyncio.timeout(0.01):
            show(await asyncio.gather(slow("r1"), slow("r2"), return_exceptions=True))
    except TimeoutError as e:
        show("around a lenient gather", e)
    show(asyncio.current_task().cancelling())


asyncio.run(main())
