import asyncio
from kit import show


async def waiter(fut, log):
    log.append("waits")
    value = await fut
    log.append("got " + value)


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    log = []
    t = asyncio.create_task(waiter(fut, log))
    await asyncio.sleep(0)
    loop.call_soon(log.append, "before")
    fut.set_result("it")
    loop.call_soon(log.append, "after")
    show("same pass", log, t.done())
    await asyncio.sleep(0)
    show("next pass", log, t.done())

    two = [loop.create_future(), loop.create_future()]

    async def both():
        log.append(await two[1])
        log.append(await two[0])

    log.clear()
    t = asyncio.create_task(both())
    await asyncio.sleep(0)
    two[0].set_result("zero")
    await asyncio.sleep(0)
    show("waits for the other", log)
    two[1].set_result("one")
    await asyncio.sleep(0)
    show("both", log, t.done())


asyncio.run(main())
