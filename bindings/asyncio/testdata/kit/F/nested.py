import asyncio
from kit import show


async def fails(error):
    await asyncio.sleep(0)
    raise error


async def forever(name):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        show(name, "cancelled")
        raise


async def team(name, error):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(forever(name))
        tg.create_task(fails(error))


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(team("inner", ValueError("deep")))
            tg.create_task(forever("outer"))
    except ExceptionGroup as eg:
        show(eg)
    try:
        async with asyncio.TaskGroup() as outer:
            w = outer.create_task(forever("watcher"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails(TypeError("in the inner block")))
            show("wrong")
    except ExceptionGroup as eg:
        show(eg, w.cancelled())
    async with asyncio.TaskGroup() as outer:
        try:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails(ValueError("handled")))
        except ExceptionGroup as eg:
            show("inside", eg, asyncio.current_task().cancelling())
        t = outer.create_task(asyncio.sleep(0, "outer lives"))
    show(t.result())


asyncio.run(main())
