import asyncio
from kit import show


async def count(name, delay):
    for i in range(4):
        show(name, i)
        await asyncio.sleep(delay)
    return name


async def main():
    show(await asyncio.gather(count("zero", 0), count("negative", -3), count("also zero", 0.0)))
    t = asyncio.create_task(count("alone", 0))
    passes = 0
    while not t.done():
        passes += 1
        await asyncio.sleep(0)
    show("passes", passes, t.result())


asyncio.run(main())
