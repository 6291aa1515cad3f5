import asyncio
from kit import show


async def sleeper(n):
    await asyncio.sleep(n)
    return n


async def fails():
    await asyncio.sleep(0.02)
    raise ValueError("failed")


def name(e):
    return {"ValueError": "RangeError"}.get(type(e).__name__, type(e).__name__) if isinstance(e, BaseException) else e


async def main():
    tasks = [asyncio.create_task(sleeper(0.01)), asyncio.create_task(sleeper(10)), asyncio.create_task(fails())]
    loop = asyncio.get_running_loop()
    loop.call_later(0.03, tasks[1].cancel)
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    show([name(e) for e in ends])
    show([t.cancelled() for t in tasks])
    early = asyncio.create_task(sleeper(10))
    early.cancel()
    show([name(e) for e in await asyncio.gather(early, sleeper(0), return_exceptions=True)])


asyncio.run(main())
