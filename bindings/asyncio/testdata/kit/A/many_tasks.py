import asyncio
from kit import show


async def pass_on(left, right, n):
    value = await left
    right.set_result(value + 1)
    return n


async def main():
    loop = asyncio.get_running_loop()
    futs = [loop.create_future() for _ in range(1001)]
    tasks = [asyncio.create_task(pass_on(futs[i], futs[i + 1], i)) for i in range(1000)]
    await asyncio.sleep(0)
    futs[0].set_result(0)
    passes = 0
    while not futs[-1].done():
        await asyncio.sleep(0)
        passes += 1
    show("passes", passes, futs[-1].result())
    show(sum([await t for t in tasks]))
    counter = [0]

    async def bump():
        for _ in range(10):
            seen = counter[0]
            counter[0] = seen + 1
            await asyncio.sleep(0)

    await asyncio.gather(*[bump() for _ in range(200)])
    show("no lost update", counter[0])


asyncio.run(main())
