import asyncio
from kit import show


names = ["second", "first", "third"]
order = []


async def background(name):
    try:
        await asyncio.sleep(3600)
    finally:
        order.append(name)
        if len(order) == len(names):
            # The tasks that are left are in a set: the order of creation is given here.
            for name in sorted(order, key=names.index):
                show("cancelled", name)


async def main():
    global kept
    kept = [asyncio.create_task(background(name)) for name in names]
    await asyncio.sleep(0)
    show("main ends")


asyncio.run(main())
