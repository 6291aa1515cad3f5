import asyncio
from kit import show


async def narcissus(box):
    try:
        await box["me"]
    except RuntimeError as e:
        show(str(e).startswith("Task cannot await on itself"))
        await asyncio.sleep(0)
        return "recovered"


async def careless(box):
    await box["me"]


async def main():
    box = {}
    box["me"] = asyncio.create_task(narcissus(box))
    show(await box["me"])
    box["me"] = asyncio.create_task(careless(box))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    e = box["me"].exception()
    show(isinstance(e, RuntimeError), str(e)[:27])


asyncio.run(main())
