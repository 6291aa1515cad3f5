import asyncio
from kit import show


async def nothing(n):
    return n


def spin(loop, seconds):
    end = loop.time() + seconds
    while loop.time() < end:
        pass


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.01) as cm:
        total = 0
        for n in range(4):
            total += await nothing(n)
        spin(loop, 0.03)
    show("late but no error", total, cm.expired())
    fut = loop.create_future()
    fut.set_result("ready")
    async with asyncio.timeout(0) as cm:
        show(await fut)
        show(await nothing("does not suspend"))
    show("not even at zero", cm.expired(), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    show("nothing left over", asyncio.current_task().cancelling())


asyncio.run(main())
