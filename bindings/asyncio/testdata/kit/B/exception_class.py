import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    fut.set_exception(ValueError)
    show(fut.exception(), fut.exception() is fut.exception())
    try:
        await fut
    except ValueError as e:
        show("raised", e, e is fut.exception())
    fut = loop.create_future()
    fut.set_exception(asyncio.TimeoutError("slow"))
    try:
        await fut
    except asyncio.TimeoutError as e:
        show("raised", e, fut.cancelled())
    fut = loop.create_future()
    fut.set_result(ValueError("a value like any other"))
    show("returned", await fut, fut.exception())


asyncio.run(main())
