import asyncio
from kit import show


PAGES = {0: (["a", "b"], 1), 1: (["c"], 2), 2: ([], 3), 3: (["d", "e", "f"], None)}


class Client:
    def __init__(self):
        self.requests = []
        self.closed = 0

    async def page(self, n):
        self.requests.append(n)
        await asyncio.sleep(0)
        return PAGES[n]

    async def items(self):
        after = 0
        try:
            while after is not None:
                items, after = await self.page(after)
                for item in items:
                    yield item
        finally:
            await asyncio.sleep(0)
            self.closed += 1


async def take(stream, n):
    taken = []
    try:
        async for item in stream:
            taken.append(item)
            if len(taken) == n:
                break
    finally:
        await stream.aclose()
    return taken


async def main():
    client = Client()
    show(await take(client.items(), 3), client.requests, client.closed)
    client = Client()
    everything = [item async for item in client.items()]
    show(everything, client.requests, client.closed)
    client = Client()
    both = await asyncio.gather(take(client.items(), 1), take(client.items(), 9))
    show(both, client.requests, client.closed)
    client = Client()

    async def slowly():
        async for item in client.items():
            show("item", item)
            await asyncio.sleep(3600)

    slow = asyncio.create_task(slowly())
    await asyncio.sleep(0.01)
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)
    show(slow.cancelled(), client.requests)


asyncio.run(main())
