import asyncio
from kit import show


async def work(n):
    show("begins", n, asyncio.current_task() is not None)
    await asyncio.sleep(0)
    if n == 0:
        raise ValueError("nothing to do")
    return n * 2


async def endless():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as e:
        show("endless ends", type(e).__name__)
        raise


async def main():
    loop = asyncio.get_running_loop()
    f = asyncio.run_coroutine_threadsafe(work(3), loop)
    show("handed over", f.done())
    show(await asyncio.wrap_future(f), f.done())
    try:
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work(0), loop))
    except ValueError as e:
        show(e)
    g = asyncio.run_coroutine_threadsafe(endless(), loop)
    await asyncio.sleep(0.01)
    show("cancel", g.cancel())
    await asyncio.sleep(0.01)
    show(g.cancelled())
    fut = loop.create_future()
    show("a future stays itself", asyncio.wrap_future(fut) is fut)
    fut.cancel()


asyncio.run(main())
