import asyncio
from kit import show


class Shop:
    def __init__(self, chairs):
        self.waiting = asyncio.Queue(chairs)
        self.log = []
        self.turned_away = []

    async def barber(self):
        while True:
            if self.waiting.empty():
                self.log.append("sleeps")
            name, ready = await self.waiting.get()
            self.log.append("cuts " + name)
            await asyncio.sleep(0.02)
            ready.set()
            self.waiting.task_done()

    async def customer(self, name):
        ready = asyncio.Event()
        try:
            self.waiting.put_nowait((name, ready))
        except asyncio.QueueFull:
            self.turned_away.append(name)
            return False
        await ready.wait()
        return True


async def main():
    shop = Shop(2)
    barber = asyncio.create_task(shop.barber())
    await asyncio.sleep(0)
    first = [asyncio.create_task(shop.customer(n)) for n in ("ann", "bob", "cat", "dan")]
    show(await asyncio.gather(*first))
    await asyncio.sleep(0.01)
    show(await asyncio.gather(shop.customer("eve"), shop.customer("fay")))
    await shop.waiting.join()
    await asyncio.sleep(0)
    barber.cancel()
    show(shop.log)
    show("turned away", shop.turned_away)


asyncio.run(main())
