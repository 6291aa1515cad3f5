import asyncio
from kit import show


async def shared(fut):
    return await fut


async def awaiter(name, task):
    value = await task
    show(name, "has", value)
    return name


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    task = asyncio.create_task(shared(fut))
    names = [asyncio.create_task(awaiter(n, task)) for n in ("one", "two", "three")]
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: show("callback", t.result()))
    fut.set_result("the value")
    loop.call_soon(show, "queued after set_result")
    show("resolved", task.done())
    await asyncio.sleep(0)
    show("pass 1", task.done(), [n.done() for n in names])
    loop.call_soon(show, "queued after the task ended")
    await asyncio.sleep(0)
    show("pass 2", [n.done() for n in names])
    await asyncio.sleep(0)
    show([await n for n in names])


asyncio.run(main())
