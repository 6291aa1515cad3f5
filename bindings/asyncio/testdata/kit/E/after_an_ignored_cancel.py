import asyncio
from kit import show


async def worker():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show("ignored", e, me.cancelling())
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(30)
    except TimeoutError as e:
        show("still a timeout", e, cm.expired())
    show("count is what it was", me.cancelling())
    return "worker done"


async def main():
    w = asyncio.create_task(worker())
    await asyncio.sleep(0)
    w.cancel("please")
    show(await w, w.cancelling())


asyncio.run(main())
