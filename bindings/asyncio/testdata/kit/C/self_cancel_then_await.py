import asyncio
from kit import show


async def other(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        show(name, "cancelled as well:", e)
        raise


async def work(target):
    me = asyncio.current_task()
    me.cancel("self")
    try:
        await target
    except asyncio.CancelledError as e:
        show("delivered", e, me.cancelling())
    show("free again", await asyncio.sleep(0, "slept"))
    return "end"


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    t = asyncio.create_task(work(fut))
    await asyncio.sleep(0)
    show("the future it awaits is cancelled at once", fut, t.done())
    show(await t)
    o = asyncio.create_task(other("task"), name="other")
    await asyncio.sleep(0)
    t = asyncio.create_task(work(o))
    show(await t, o.cancelled(), o.cancelling())


asyncio.run(main())
