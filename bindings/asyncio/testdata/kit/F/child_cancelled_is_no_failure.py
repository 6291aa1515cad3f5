import asyncio
from kit import show


async def forever():
    await asyncio.sleep(30)


async def job():
    for _ in range(4):
        await asyncio.sleep(0)
    return "job"


async def resigns():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("resigned")


async def main():
    async with asyncio.TaskGroup() as tg:
        f = tg.create_task(forever(), name="f")
        j = tg.create_task(job(), name="j")
        r = tg.create_task(resigns(), name="r")
        await asyncio.sleep(0)
        f.cancel("not needed")
        try:
            await f
        except asyncio.CancelledError as e:
            show("body sees", e, asyncio.current_task().cancelling())
    show(f.cancelled(), r.cancelled(), r.cancelling(), j.result())


asyncio.run(main())
