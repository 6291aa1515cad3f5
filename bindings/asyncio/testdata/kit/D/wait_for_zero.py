import asyncio
from kit import show


async def body(name):
    show(name, "runs")
    return name


async def main():
    for limit in (0, -1):
        try:
            await asyncio.wait_for(body("never"), limit)
        except TimeoutError as e:
            show("limit", limit, e)
    t = asyncio.create_task(body("task"), name="t")
    await t
    show("done task", await asyncio.wait_for(t, 0))
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError("already failed"))
    try:
        await asyncio.wait_for(fut, -5)
    except ValueError as e:
        show("done future", e)
    t = asyncio.create_task(body("not started"), name="u")
    try:
        await asyncio.wait_for(t, 0)
    except TimeoutError as e:
        show("new task", e, t.done(), t.cancelled())
    fut = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(fut, 0)
    except TimeoutError as e:
        show("pending future", e, fut)
    show(asyncio.current_task().cancelling())


asyncio.run(main())
