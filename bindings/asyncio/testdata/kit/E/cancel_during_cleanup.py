import asyncio
from kit import show


async def worker():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                show("first", e, me.cancelling())
                try:
                    await asyncio.sleep(30)
                except asyncio.CancelledError as e2:
                    show("second", e2, me.cancelling())
                    raise
    except TimeoutError:
        show("wrong")
    finally:
        show("leaves", cm.expired(), me.cancelling())


async def main():
    w = asyncio.create_task(worker(), name="w")
    while w.cancelling() == 0:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0)
    show(w.cancel("hurry"))
    try:
        await w
    except asyncio.CancelledError as e:
        show("main", e, w.cancelled())


asyncio.run(main())
