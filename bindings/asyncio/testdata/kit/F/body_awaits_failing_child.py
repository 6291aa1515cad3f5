import asyncio
from kit import show


async def fails():
    await asyncio.sleep(0)
    raise ValueError("once")


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(fails())
            await t
    except ExceptionGroup as eg:
        show(eg, me.cancelling())
        show(len(eg.exceptions), all(e is t.exception() for e in eg.exceptions))
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(fails())
            try:
                await t
            except ValueError as e:
                show("handled in the body", e, me.cancelling())
            except asyncio.CancelledError as e:
                show("cancelled in the body", e, me.cancelling())
                raise
    except ExceptionGroup as eg:
        show(eg, me.cancelling())


asyncio.run(main())
