import asyncio
from kit import show


async def waits(event, id, limit):
    try:
        show(id, await asyncio.wait_for(event.wait(), limit))
    except TimeoutError as e:
        show(id, type(e).__name__)


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, "short", 0.01)), asyncio.create_task(waits(event, "long", 10))]
    await asyncio.sleep(0.03)
    event.set()
    await asyncio.gather(*tasks)
    await waits(event, "set", 0)
    event.clear()
    await waits(event, "zero", 0)


asyncio.run(main())
