import asyncio
from kit import show


async def work(fut):
    try:
        value = await fut
    except asyncio.CancelledError as e:
        show("cancelled,", e, "future", fut)
        return "result of the future lost"
    return value


async def quick():
    return "inner"


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    t = asyncio.create_task(work(fut))
    await asyncio.sleep(0)
    fut.set_result("value")
    show("cancel", t.cancel("a moment too late?"))
    show(await t, fut.result(), t.cancelling())

    fut = loop.create_future()
    t = asyncio.create_task(work(fut))
    await asyncio.sleep(0)
    show("cancel", t.cancel("first"), fut)
    try:
        fut.set_result("value")
    except asyncio.InvalidStateError as e:
        show(e)
    show(await t)

    fut = loop.create_future()
    t = asyncio.create_task(work(fut))
    await asyncio.sleep(0)
    fut.set_exception(ValueError("error lost as well"))
    t.cancel("stop")
    show(await t, fut.exception())

    inner = asyncio.create_task(quick())
    t = asyncio.create_task(work(inner))
    await asyncio.sleep(0)
    show("inner is done", inner.done(), t.cancel("late"), inner.cancelling())
    show(await t)


asyncio.run(main())
