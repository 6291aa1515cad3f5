import asyncio
from kit import show


async def fails_once():
    await asyncio.sleep(0)
    raise RuntimeError("kept")


async def main():
    task = asyncio.create_task(fails_once())
    for i in range(3):
        try:
            await task
        except RuntimeError as e:
            show("attempt", i, e)
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, [1])
    a, b = await fut, await fut
    show(a is b, a)

    async def reader():
        return await fut

    show((await asyncio.create_task(reader())) is a)
    try:
        await asyncio.gather(task, fut)
    except RuntimeError as e:
        show("gather", e, e is task.exception())
    show(await asyncio.gather(task, fut, return_exceptions=True))


asyncio.run(main())
