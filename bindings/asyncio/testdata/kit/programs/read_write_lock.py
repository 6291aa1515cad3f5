import asyncio
from contextlib import asynccontextmanager
from kit import show


class ReadWriteLock:
    def __init__(self):
        self.cond = asyncio.Condition()
        self.readers = 0
        self.writing = False
        self.writers_waiting = 0

    @asynccontextmanager
    async def read(self):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing and self.writers_waiting == 0)
            self.readers += 1
        try:
            yield
        finally:
            async with self.cond:
                self.readers -= 1
                self.cond.notify_all()

    @asynccontextmanager
    async def write(self):
        async with self.cond:
            self.writers_waiting += 1
            try:
                await self.cond.wait_for(lambda: not self.writing and self.readers == 0)
            finally:
                self.writers_waiting -= 1
            self.writing = True
        try:
            yield
        finally:
            async with self.cond:
                self.writing = False
                self.cond.notify_all()


async def main():
    rw, log = ReadWriteLock(), []
    value = 0

    async def reader(name):
        async with rw.read():
            log.append(f"{name} reads {value} with {rw.readers}")
            await asyncio.sleep(0.01)

    async def writer(name, to):
        nonlocal value
        async with rw.write():
            log.append(f"{name} begins")
            await asyncio.sleep(0.01)
            value = to
            log.append(f"{name} wrote {to}")

    await asyncio.gather(reader("r1"), reader("r2"), writer("w1", 1), reader("r3"), writer("w2", 2), reader("r4"))
    for line in log:
        show(line)
    show(rw.readers, rw.writing, rw.cond.locked())


asyncio.run(main())
