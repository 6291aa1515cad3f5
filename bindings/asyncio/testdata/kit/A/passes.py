import asyncio
from kit import show

turns = 0


async def ticker():
    global turns
    while True:
        turns += 1
        await asyncio.sleep(0)


async def quick():
    return "q"


async def slow():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return "s"


async def measure(what, make):
    start = turns
    value = await make()
    show(what, turns - start, value)


async def main():
    tick = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()

    async def new_task():
        return await asyncio.create_task(quick())

    async def gathered():
        return await asyncio.gather(quick(), quick())

    async def resolved_soon():
        fut = loop.create_future()
        loop.call_soon(fut.set_result, "r")
        return await fut

    async def slow_task():
        return await asyncio.create_task(slow())

    async def pair_of_tasks():
        a, b = asyncio.create_task(slow()), asyncio.create_task(quick())
        return [await a, await b]

    await measure("plain await", quick)
    await measure("two sleeps", slow)
    await measure("new task", new_task)
    await measure("gather", gathered)
    await measure("future resolved by a callback", resolved_soon)
    await measure("task that sleeps", slow_task)
    await measure("two tasks", pair_of_tasks)
    tick.cancel()


asyncio.run(main())
