import asyncio
from kit import show


async def fails():
    await asyncio.sleep(0)
    raise ValueError("one object")


async def awaiter(task):
    try:
        await task
    except ValueError as e:
        return e


async def main():
    task = asyncio.create_task(fails())
    awaiters = [asyncio.create_task(awaiter(task)) for _ in range(3)]
    seen = [await a for a in awaiters]
    show(seen, [e is seen[0] for e in seen])
    show(task.exception() is seen[0], task.exception() is task.exception())
    try:
        task.result()
    except ValueError as e:
        show("result raises", e, e is seen[0])
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(seen[0])
    try:
        await fut
    except ValueError as e:
        show("moved on", e is seen[0], task.cancelled(), fut.cancelled())


asyncio.run(main())
