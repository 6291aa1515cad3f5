import asyncio
from kit import show


class Store:
    def __init__(self):
        self.events = []
        self.listeners = []

    def append(self, event):
        self.events.append(event)
        for listener in self.listeners:
            listener.put_nowait((len(self.events) - 1, event))
        return len(self.events)

    async def follow(self, start=0):
        queue = asyncio.Queue()
        for i in range(start, len(self.events)):
            queue.put_nowait((i, self.events[i]))
        self.listeners.append(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self.listeners.remove(queue)


async def balance(store, until):
    accounts = {}
    stream = store.follow()
    try:
        async for n, (who, amount) in stream:
            accounts[who] = accounts.get(who, 0) + amount
            if n + 1 == until:
                break
    finally:
        await stream.aclose()
    return accounts


async def main():
    store = Store()
    store.append(("ann", 10))
    everything, early = asyncio.create_task(balance(store, 4)), asyncio.create_task(balance(store, 2))
    await asyncio.sleep(0)
    show("following", len(store.listeners))
    store.append(("bob", 5))
    show(await early, len(store.listeners))
    store.append(("ann", -3))
    store.append(("bob", 1))
    store.append(("cat", 7))
    show(await everything, len(store.listeners), len(store.events))
    stuck = asyncio.create_task(balance(store, 99))
    await asyncio.sleep(0.01)
    show(len(store.listeners))
    stuck.cancel()
    await asyncio.gather(stuck, return_exceptions=True)
    show(stuck.cancelled(), len(store.listeners))


asyncio.run(main())
