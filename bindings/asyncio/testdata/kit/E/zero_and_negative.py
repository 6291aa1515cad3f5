import asyncio
from kit import show


async def attempt(delay):
    reached = []
    try:
        async with asyncio.timeout(delay) as cm:
            reached.append("body")
            await asyncio.sleep(0)
            reached.append("after sleep(0)")
            await asyncio.sleep(0)
            reached.append("after another")
    except TimeoutError as e:
        show("delay", delay, e, e.__cause__)
    show(reached, cm.expired(), asyncio.current_task().cancelling())


async def main():
    await attempt(0)
    await attempt(-1)
    await attempt(-0.5)
    await attempt(None)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() - 5):
            show("past deadline, body runs")
            await asyncio.sleep(0)
    except TimeoutError as e:
        show("timeout_at", e)


asyncio.run(main())
