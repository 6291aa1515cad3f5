import asyncio
from kit import show


async def fails():
    await asyncio.sleep(0)
    raise ValueError("child broke")


async def forever():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show("sibling", e, asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        show("sibling cleaned up")
        raise


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            s = tg.create_task(forever(), name="s")
            f = tg.create_task(fails(), name="f")
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                show("body", e, me.cancelling())
                raise
    except ExceptionGroup as eg:
        show(eg)
        show(eg.message, len(eg.exceptions), eg.exceptions[0] is f.exception(), eg.__cause__)
    show(me.cancelling(), s.cancelled(), f.cancelled())
    await asyncio.sleep(0)
    show("nothing left over")


asyncio.run(main())
