import asyncio
from kit import show


async def fails():
    await asyncio.sleep(0)
    raise ValueError("child")


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                show("swallowed", e, me.cancelling())
            await asyncio.sleep(0)
            show("body goes on", me.cancelling())
            try:
                tg.create_task(asyncio.sleep(0))
            except RuntimeError as e:
                show("too late for new children", type(e).__name__)
    except ExceptionGroup as eg:
        show(eg, me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                raise TypeError("replaced") from e
    except ExceptionGroup as eg:
        show(eg, eg.exceptions[1].__cause__, me.cancelling())


asyncio.run(main())
