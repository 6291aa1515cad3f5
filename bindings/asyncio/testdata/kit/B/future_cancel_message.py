import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    fut.cancel("first")
    show("second cancel", fut.cancel("second"))
    try:
        fut.result()
    except asyncio.CancelledError as e:
        show("result", e)
    plain = loop.create_future()
    plain.cancel()
    try:
        await plain
    except asyncio.CancelledError as e:
        show("no message", e)

    async def waits(f):
        await f

    fut = loop.create_future()
    task = asyncio.create_task(waits(fut))
    await asyncio.sleep(0)
    fut.cancel("through the task")
    try:
        await task
    except asyncio.CancelledError as e:
        show("awaiter of the task", e)
    show(task.cancelled(), task.cancelling())


asyncio.run(main())
