import asyncio
from kit import show


async def endless():
    await asyncio.get_running_loop().create_future()


async def polite(t):
    """Tells the cancellation of what it awaits from its own."""
    me = asyncio.current_task()
    try:
        return await t
    except asyncio.CancelledError as e:
        if me.cancelling():
            show("own", e, "inner", t.cancelled())
            raise
        show("foreign", e, "inner", t.cancelled())
        return "default"


async def main():
    t = asyncio.create_task(endless())
    p = asyncio.create_task(polite(t))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("inner is not needed")
    show(await p, p.cancelling())
    t = asyncio.create_task(endless())
    p = asyncio.create_task(polite(t))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    p.cancel("you are not needed")
    try:
        await p
    except asyncio.CancelledError as e:
        show("raised", e, p.cancelling(), t.cancelling())
    t = asyncio.create_task(endless())
    t.cancel("before start")
    p = asyncio.create_task(polite(t))
    show(await p, p.cancelled())


asyncio.run(main())
