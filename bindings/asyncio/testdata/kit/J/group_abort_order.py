import asyncio
from kit import show


order = []


async def child(name):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        order.append(name)
        raise


async def fails():
    await asyncio.sleep(0)
    raise ValueError("stop")


async def main():
    names = ["d", "b", "a", "c"]
    try:
        async with asyncio.TaskGroup() as tg:
            for name in names:
                tg.create_task(child(name))
            tg.create_task(fails())
    except* ValueError as eg:
        # The children are in a set: the order of creation is given here.
        for name in sorted(order, key=names.index):
            show("cancelled", name)
        show(eg)


asyncio.run(main())
