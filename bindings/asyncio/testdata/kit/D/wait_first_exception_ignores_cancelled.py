import asyncio
from kit import show


async def forever():
    await asyncio.sleep(30)


async def later(fut):
    return await fut


async def main():
    fut = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(forever(), name="a")
    b = asyncio.create_task(later(fut), name="b")
    w = asyncio.create_task(asyncio.wait([a, b], return_when=asyncio.FIRST_EXCEPTION), name="w")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    a.cancel()
    for _ in range(4):
        await asyncio.sleep(0)
    show("a cancelled", a.cancelled(), "w done", w.done())
    fut.set_exception(ValueError("now"))
    done, pending = await w
    show(done, pending, b.exception())


asyncio.run(main())
