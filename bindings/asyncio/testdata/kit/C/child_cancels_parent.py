import asyncio
from kit import show


async def child(parent):
    await asyncio.sleep(0)
    show("child cancels", parent.cancel("from child"), parent.cancelling())
    await asyncio.sleep(0)
    show("child ends")
    return "child result"


async def main():
    me = asyncio.current_task()
    t = asyncio.create_task(child(me))
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        show("main sees", e, me.cancelling(), me.uncancel())
    show(await t)
    t = asyncio.create_task(child(me))
    try:
        show("not reached", await t)
    except asyncio.CancelledError as e:
        show("main sees", e, "child", t.cancelled(), t.cancelling(), me.uncancel())


asyncio.run(main())
