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


async def measure(what, make):
    start = turns
    value = await make()
    show(what, turns - start, value)


async def main():
    tick = asyncio.create_task(ticker())
    old = asyncio.create_task(quick())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    async def wait_done():
        done, pending = await asyncio.wait([old])
        return [len(done), len(pending)]

    async def wait_new():
        done, pending = await asyncio.wait([asyncio.create_task(quick()), old])
        return [len(done), len(pending)]

    async def shielded():
        return await asyncio.shield(quick())

    async def limited():
        return await asyncio.wait_for(quick(), 5)

    async def limited_task():
        return await asyncio.wait_for(asyncio.create_task(quick()), 5)

    async def nothing():
        return await asyncio.gather()

    await measure("wait, all done", wait_done)
    await measure("wait, one new", wait_new)
    await measure("shield", shielded)
    await measure("wait_for", limited)
    await measure("wait_for of a task", limited_task)
    await measure("gather of nothing", nothing)
    tick.cancel()


asyncio.run(main())
