import asyncio
from kit import show


async def first_good(items, limit):
    for item in items:
        async with asyncio.timeout(limit):
            await asyncio.sleep(0)
            if item % 2:
                continue
            if item > 5:
                return item
            show("looked at", item)
    return None


async def fetch(limit):
    try:
        async with asyncio.timeout(limit):
            await asyncio.sleep(0.05)
            return "fresh"
    except TimeoutError:
        return "cached"


async def main():
    show(await first_good([1, 2, 3, 4, 8, 9], 5))
    show(await first_good([1, 3], 5))
    show(await fetch(5), await fetch(0.01))
    show(await asyncio.gather(fetch(0.01), fetch(5), fetch(0)))


asyncio.run(main())
