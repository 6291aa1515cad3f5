import asyncio
from kit import show


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        show("caught", e)
    await asyncio.sleep(0)
    return "finished anyway"


async def main():
    t = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    show(t.cancel("stop"), t.cancelled(), t.cancelling())
    show(await t, t, t.cancelled(), t.cancelling())


asyncio.run(main())
