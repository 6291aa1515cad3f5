import asyncio
from kit import show


async def work():
    await asyncio.sleep(0)
    return "w"


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(work())
    fut = loop.create_future()
    show(t.get_loop() is loop, fut.get_loop() is loop, asyncio.get_event_loop() is loop)
    show(loop.is_running(), loop.is_closed())
    show(asyncio.iscoroutine(t), asyncio.iscoroutine(fut), asyncio.iscoroutine(work), asyncio.iscoroutine("x"))
    show(t.get_coro() is None, t.get_coro() is t.get_coro())
    show(await t, t.get_coro() is None)
    quick = asyncio.create_task(asyncio.sleep(0, "q"), name="q")
    show(await quick, quick.done())
    fut.cancel()
    show(asyncio.isfuture(t), asyncio.isfuture(fut), fut)


asyncio.run(main())
