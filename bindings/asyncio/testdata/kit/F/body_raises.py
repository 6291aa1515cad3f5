import asyncio
from kit import show


async def child(name, answer):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        if answer:
            raise answer
        raise


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(child("a", None))
            await asyncio.sleep(0)
            raise RuntimeError("the body")
    except ExceptionGroup as eg:
        show(eg, t.cancelled(), me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(child("b", ValueError("while cleaning up")))
            await asyncio.sleep(0)
            raise RuntimeError("the body")
    except ExceptionGroup as eg:
        show(eg, t.cancelled(), me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(child("c", None))
            await asyncio.sleep(0)
            raise asyncio.CancelledError("by hand")
    except asyncio.CancelledError as e:
        show(e, t.cancelled(), me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            raise ExceptionGroup("own", [ValueError(1), TypeError(2)])
    except ExceptionGroup as eg:
        show(eg)


asyncio.run(main())
