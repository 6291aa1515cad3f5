import asyncio
from kit import show


async def waiter(name, fut):
    show(name, await fut)


async def main():
    loop = asyncio.get_running_loop()
    fut, other = loop.create_future(), loop.create_future()
    fut.add_done_callback(lambda f: show("callback 1"))
    a = asyncio.create_task(waiter("a", fut))
    x = asyncio.create_task(waiter("x", other))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: show("callback 2"))
    b = asyncio.create_task(waiter("b", fut))
    y = asyncio.create_task(waiter("y", other))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: show("callback 3"))
    other.set_result("other")
    fut.set_result("fut")
    for t in (a, b, x, y):
        await t
    show([t.done() for t in (a, b, x, y)])


asyncio.run(main())
