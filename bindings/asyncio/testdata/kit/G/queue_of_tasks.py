import asyncio
from kit import show


async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(asyncio.sleep(0.01, "value"))
    q.put_nowait(t)
    got = await q.get()
    show("the task itself", got is t, got.done())
    show(await got)
    fut = asyncio.get_running_loop().create_future()
    await q.put(fut)
    box = await q.get()
    show(box is fut, box.done())
    box.set_result("set by the consumer")
    show(await fut)


asyncio.run(main())
