import asyncio
from kit import show


async def step(name, log, turns):
    for i in range(turns):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)


async def main():
    log = []
    event = asyncio.Event()

    async def waits(name):
        await event.wait()
        log.append(name + "!")

    tasks = [asyncio.create_task(c) for c in (step("a", log, 4), waits("w"), step("b", log, 3), waits("v"))]
    await asyncio.sleep(0)
    log.append("main")
    event.set()
    await asyncio.sleep(0)
    log.append("main again")
    await asyncio.gather(*tasks)
    show(log)


asyncio.run(main())
