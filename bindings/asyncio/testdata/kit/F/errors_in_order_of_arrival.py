import asyncio
from kit import show


async def fails(turns, error):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        for _ in range(turns):
            await asyncio.sleep(0)
        raise RuntimeError("during cleanup") from error
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(12, ValueError("long")))
            tg.create_task(fails(1, ValueError("short")))
            tg.create_task(fails(5, TypeError("middle")))
            try:
                await asyncio.sleep(30)
            finally:
                raise ValueError("body")
    except ExceptionGroup as eg:
        for e in eg.exceptions:
            show(e, e.__cause__)
    show(asyncio.current_task().cancelling())


asyncio.run(main())
