import asyncio
from kit import show


class Download:
    def __init__(self, name, chunks):
        self.name = name
        self.chunks = chunks
        self.got = 0
        self.paused = asyncio.Event()
        self.paused.set()

    async def run(self, slots, progress):
        async with slots:
            while self.got < self.chunks:
                await self.paused.wait()
                await asyncio.sleep(0)
                self.got += 1
                progress(self)
                if self.name == "broken" and self.got == 2:
                    raise RuntimeError("connection lost")
        return f"{self.name} complete"


async def main():
    log = []
    slots = asyncio.Semaphore(2)
    downloads = [Download("iso", 4), Download("broken", 5), Download("pdf", 2), Download("mp3", 3)]
    tasks = [
        asyncio.create_task(d.run(slots, lambda d: log.append(f"{d.name} {d.got}/{d.chunks}"))) for d in downloads
    ]
    downloads[0].paused.clear()
    for _ in range(4):
        await asyncio.sleep(0)
    show("paused", downloads[0].got, log)
    downloads[0].paused.set()
    show(await asyncio.gather(*tasks, return_exceptions=True))
    show(log)
    again = Download("broken", 5)
    again.got = 2
    show(await again.run(slots, lambda d: None), slots.locked())


asyncio.run(main())
