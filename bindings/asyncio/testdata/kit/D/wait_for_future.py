import asyncio
from kit import show


async def other(fut):
    try:
        return await fut
    except asyncio.CancelledError as e:
        show("other", e, asyncio.current_task().cancelling())
        return "gave up"


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    o = asyncio.create_task(other(fut), name="other")
    try:
        await asyncio.wait_for(fut, 0.01)
    except TimeoutError as e:
        show("timeout", e, fut)
    show(await o)
    try:
        fut.set_result("late")
    except asyncio.InvalidStateError as e:
        show(type(e).__name__)
    fut = loop.create_future()
    loop.call_soon(fut.set_result, "in time")
    show(await asyncio.wait_for(fut, 5))
    fut = loop.create_future()
    loop.call_soon(fut.cancel, "by someone else")
    try:
        await asyncio.wait_for(fut, 5)
    except asyncio.CancelledError as e:
        show("cancelled", e, asyncio.current_task().cancelling())


asyncio.run(main())
