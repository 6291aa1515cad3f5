import asyncio
from kit import show


async def fails(turns, text):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(text)


async def forever():
    await asyncio.sleep(30)


async def main():
    me = asyncio.current_task()
    ts = []
    try:
        async with asyncio.TaskGroup() as tg:
            ts.append(tg.create_task(forever()))
            ts.append(tg.create_task(fails(3, "late")))
            show("body is over", me.cancelling())
    except ExceptionGroup as eg:
        show(eg, me.cancelling())
    show([t.cancelled() for t in ts])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(2, "one"))
            tg.create_task(fails(2, "two"))
    except ExceptionGroup as eg:
        show(eg, me.cancelling())


asyncio.run(main())
