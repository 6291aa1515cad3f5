import asyncio
from kit import show


async def work():
    me = asyncio.current_task()
    for n in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            show("delivery", n, e, me.cancelling())
            if n == 2:
                raise


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    for n in range(3):
        show("cancel", t.cancel(f"request {n}"), t.cancelling())
        await asyncio.sleep(0)
        show(t.done(), t.cancelled())
    try:
        await t
    except asyncio.CancelledError as e:
        show("ended", e, t.cancelling())
    show(t.cancel("too late"), t.cancelling())


asyncio.run(main())
