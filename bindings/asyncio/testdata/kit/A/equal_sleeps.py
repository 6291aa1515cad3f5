import asyncio
from kit import show


async def nap(n, order):
    await asyncio.sleep(0.01)
    order.append(n)


async def main():
    order = []
    tasks = [asyncio.create_task(nap(i, order)) for i in range(12)]
    await asyncio.sleep(0.05)
    show("while", order, len([t for t in tasks if t.done()]))
    short = asyncio.create_task(asyncio.sleep(0.01, "short"))
    long = asyncio.create_task(asyncio.sleep(0.03, "long"))
    show(await long, short.done())
    show(await short)


asyncio.run(main())
