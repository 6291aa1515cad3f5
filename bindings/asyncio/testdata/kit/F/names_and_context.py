import asyncio
from kit import show


async def who():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(who(), name="worker-a")
        b = tg.create_task(who())
        c = tg.create_task(who(), name="worker-c")
        d = tg.create_task(who())
    show([t.result() for t in (a, b, c, d)])
    done = asyncio.create_task(who(), name="outside")
    async with asyncio.TaskGroup() as tg:
        e = tg.create_task(asyncio.wait_for(done, 5), name="waits")
        show(len(asyncio.all_tasks()), e.get_name())
    show(e.result(), [t.cancelling() for t in (a, b, c, d, e)])


asyncio.run(main())
