import asyncio
from kit import show


class Bucket:
    def __init__(self, capacity):
        self.tokens = capacity
        self.capacity = capacity
        self.changed = asyncio.Condition()

    async def take(self, n):
        async with self.changed:
            await self.changed.wait_for(lambda: self.tokens >= n)
            self.tokens -= n

    async def refill(self, n):
        async with self.changed:
            self.tokens = min(self.capacity, self.tokens + n)
            self.changed.notify_all()


async def client(bucket, name, needs, log):
    for n in needs:
        await bucket.take(n)
        log.append([name, n, bucket.tokens])


async def main():
    bucket, log = Bucket(5), []
    clients = [
        asyncio.create_task(client(bucket, "small", [1, 1, 1], log)),
        asyncio.create_task(client(bucket, "big", [4, 4], log)),
        asyncio.create_task(client(bucket, "mid", [2], log)),
    ]
    refills = 0
    while any(not t.done() for t in clients):
        await asyncio.sleep(0.01)
        if any(not t.done() for t in clients):
            refills += 1
            await bucket.refill(2)
    for entry in log:
        show(entry)
    show("refills", refills, "left", bucket.tokens)
    hopeless = asyncio.create_task(bucket.take(9))
    await asyncio.sleep(0)
    hopeless.cancel()
    await asyncio.gather(hopeless, return_exceptions=True)
    show(hopeless.cancelled(), bucket.changed.locked())


asyncio.run(main())
