import asyncio
from kit import show


async def answer():
    show("answer runs")
    return 42


async def main():
    task = asyncio.ensure_future(answer())
    show("made", isinstance(task, asyncio.Task), task.done())
    show(await task, asyncio.ensure_future(task) is task)
    for bad in (3, "text", None):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            show("TypeError")
    for bad in (3, [1]):
        try:
            asyncio.create_task(bad)
        except TypeError as e:
            show("TypeError")
    fut = asyncio.get_running_loop().create_future()
    try:
        asyncio.create_task(fut)
    except TypeError:
        show("a future is no coroutine")
    own = asyncio.Future()
    own.set_result("own")
    show(own, await own, own.get_loop() is asyncio.get_running_loop())


asyncio.run(main())
