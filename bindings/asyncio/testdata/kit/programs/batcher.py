import asyncio
from kit import show


class Batcher:
    """Collects items until there are enough of them, or nothing came for a while."""

    def __init__(self, size, quiet, flush):
        self.size = size
        self.quiet = quiet
        self.flush = flush
        self.queue = asyncio.Queue()

    async def run(self):
        batch = []
        try:
            while True:
                try:
                    batch.append(await asyncio.wait_for(self.queue.get(), self.quiet if batch else None))
                except TimeoutError:
                    await self.flush(batch, "quiet")
                    batch = []
                    continue
                if len(batch) == self.size:
                    await self.flush(batch, "full")
                    batch = []
        except asyncio.QueueShutDown:
            if batch:
                await self.flush(batch, "end")


async def main():
    flushed = []

    async def flush(batch, why):
        await asyncio.sleep(0)
        flushed.append([why, batch])

    batcher = Batcher(3, 0.02, flush)
    running = asyncio.create_task(batcher.run())
    for item in ["a", "b", "c", "d"]:
        batcher.queue.put_nowait(item)
    await asyncio.sleep(0.06)
    show(flushed)
    for item in ["e", "f", "g", "h", "i"]:
        batcher.queue.put_nowait(item)
    batcher.queue.shutdown()
    await running
    show(flushed[2:])


asyncio.run(main())
