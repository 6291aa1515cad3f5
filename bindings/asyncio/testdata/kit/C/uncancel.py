import asyncio
from kit import show


async def not_started():
    return "ran after all"


async def yields():
    await asyncio.sleep(0)
    return "passed the sleep"


async def parked():
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as e:
        show("parked on a future: delivered all the same", e)
        raise


async def main():
    me = asyncio.current_task()
    show("floor", me.uncancel(), me.uncancel(), me.cancelling())
    t = asyncio.create_task(not_started())
    t.cancel()
    t.cancel()
    show("counts", t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())
    show(await t, t.cancelled())
    t = asyncio.create_task(yields())
    await asyncio.sleep(0)
    t.cancel("dropped")
    t.uncancel()
    show(await t, t.cancelling())
    t = asyncio.create_task(yields())
    await asyncio.sleep(0)
    t.cancel("a")
    t.cancel("b")
    show("one left", t.uncancel())
    try:
        await t
    except asyncio.CancelledError as e:
        show("delivered", e, t.cancelling())
    t = asyncio.create_task(parked())
    await asyncio.sleep(0)
    t.cancel("kept")
    show("uncancel", t.uncancel())
    try:
        await t
    except asyncio.CancelledError as e:
        show("ended", t.cancelled(), t.cancelling())


asyncio.run(main())
