import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    log = []

    async def user():
        try:
            return await fut
        except ValueError as e:
            log.append(e)
            raise KeyError("instead") from e

    fut = loop.create_future()
    task = asyncio.create_task(user())
    task.add_done_callback(lambda t: log.append(type(t.exception()) is KeyError))
    await asyncio.sleep(0)
    fut.set_exception(ValueError("original"))
    try:
        await task
    except KeyError as e:
        show("cause", e.__cause__, e.__cause__ is fut.exception())
    show(log, task.cancelled(), task.done())
    await asyncio.sleep(0)
    show(log)


asyncio.run(main())
