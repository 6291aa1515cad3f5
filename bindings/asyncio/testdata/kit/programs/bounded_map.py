import asyncio
from kit import show


async def bounded_map(fn, items, limit):
    sem = asyncio.Semaphore(limit)

    async def one(item):
        async with sem:
            return await fn(item)

    return await asyncio.gather(*[one(item) for item in items])


class Gauge:
    def __init__(self):
        self.now = 0
        self.most = 0
        self.order = []

    async def work(self, n):
        self.now += 1
        self.most = max(self.most, self.now)
        self.order.append(n)
        for _ in range(n % 4):
            await asyncio.sleep(0)
        self.now -= 1
        if n == 13:
            raise ValueError("unlucky")
        return n * n


async def main():
    for limit in (1, 3, 10):
        gauge = Gauge()
        items = [5, 3, 8, 1, 9, 2, 7]
        show(limit, await bounded_map(gauge.work, items, limit))
        show("most at once", gauge.most, gauge.order)
    gauge = Gauge()
    try:
        await bounded_map(gauge.work, [2, 13, 4], 2)
    except ValueError as e:
        show("failed", e)
    await asyncio.sleep(0.01)
    show("the others went on", gauge.order, gauge.now)
    show(await bounded_map(gauge.work, [], 5))


asyncio.run(main())
