import asyncio
from kit import show


async def main():
    seen = None
    try:
        async with asyncio.timeout(0.01) as cm:
            show("enter", cm.expired(), asyncio.current_task().cancelling())
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                seen = e
                show("inside", e, asyncio.current_task().cancelling(), cm.expired())
                raise
    except TimeoutError as e:
        show("outside", e, e.__cause__ is seen, isinstance(e, asyncio.TimeoutError))
    show("after", cm.expired(), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    async with asyncio.timeout(5) as cm:
        await asyncio.sleep(0)
    show("in time", cm.expired())


asyncio.run(main())
