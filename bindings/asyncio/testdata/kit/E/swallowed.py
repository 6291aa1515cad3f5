import asyncio
from kit import show


async def main():
    async with asyncio.timeout(0.01) as cm:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError as e:
            show("swallowed", e)
        await asyncio.sleep(0)
        show("goes on", asyncio.current_task().cancelling())
    show("no error", cm.expired(), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.sleep(30)
            finally:
                show("cleanup starts")
                await asyncio.sleep(0)
                show("cleanup ends")
    except TimeoutError as e:
        show("not swallowed", e, cm.expired())


asyncio.run(main())
