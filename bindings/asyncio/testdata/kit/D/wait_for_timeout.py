import asyncio
from kit import show


async def job():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show("job", e, asyncio.current_task().cancelling())
        await asyncio.sleep(0.02)
        show("job cleaned up")
        raise


async def main():
    show("value", await asyncio.wait_for(asyncio.sleep(0, "x"), 5))
    try:
        await asyncio.wait_for(job(), 0.01)
    except asyncio.TimeoutError as e:
        show("main", e, e.__cause__)
    show("count", asyncio.current_task().cancelling())
    t = asyncio.create_task(job(), name="job")
    try:
        await asyncio.wait_for(t, 0.01)
    except TimeoutError as e:
        show("main", e, e.__cause__)
    show("task", t.done(), t.cancelled(), t.cancelling())


asyncio.run(main())
