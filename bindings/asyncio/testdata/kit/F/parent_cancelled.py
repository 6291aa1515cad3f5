import asyncio
from kit import show


async def forever(name):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show(name, e)
        raise


async def parent(in_body):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(forever("child"))
            if in_body:
                await asyncio.sleep(30)
    except ExceptionGroup as eg:
        show("wrong", eg)
    except asyncio.CancelledError as e:
        show("parent", e, asyncio.current_task().cancelling())
        raise


async def main():
    for in_body in (True, False):
        p = asyncio.create_task(parent(in_body), name="p")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        p.cancel("enough")
        try:
            await p
        except asyncio.CancelledError as e:
            show("main", e, p.cancelled(), p.cancelling())


asyncio.run(main())
