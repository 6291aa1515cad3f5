import asyncio
from kit import show


async def nothing():
    return 1


async def work(done, gate):
    me = asyncio.current_task()
    try:
        show("start", await gate)
        me.cancel("self")
        show("running on", await nothing())
        show("a done future does not deliver", await done, me.cancelling())
        show("nor does it a second time", await done)
        await asyncio.sleep(0)
        show("not reached")
    except asyncio.CancelledError as e:
        show("delivered", e)
        show("sleeps again", await asyncio.sleep(0, "slept"))
        raise


async def main():
    loop = asyncio.get_running_loop()
    done, gate = loop.create_future(), loop.create_future()
    done.set_result("done")
    t = asyncio.create_task(work(done, gate))
    await asyncio.sleep(0)
    gate.set_result("open")
    try:
        await t
    except asyncio.CancelledError as e:
        show("ended", e, t.cancelled(), t.cancelling())


asyncio.run(main())
