import asyncio
from contextlib import asynccontextmanager
from kit import show


class Pool:
    def __init__(self, size):
        self.free = asyncio.LifoQueue()
        self.made = 0
        self.size = size

    async def acquire(self):
        if self.free.empty() and self.made < self.size:
            self.made += 1
            n = self.made
            await asyncio.sleep(0)
            return f"conn{n}"
        return await self.free.get()

    def release(self, conn):
        self.free.put_nowait(conn)

    @asynccontextmanager
    async def connection(self):
        conn = await self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)


async def query(pool, sql, turns, log):
    async with pool.connection() as conn:
        log.append(f"{conn} begins {sql}")
        for _ in range(turns):
            await asyncio.sleep(0)
        if sql.startswith("DROP"):
            raise RuntimeError("not allowed: " + sql)
        log.append(f"{conn} ends {sql}")
        return len(sql)


async def main():
    pool, log = Pool(2), []
    results = await asyncio.gather(
        query(pool, "SELECT 1", 3, log),
        query(pool, "DROP TABLE", 1, log),
        query(pool, "SELECT 2", 1, log),
        query(pool, "SELECT 33", 2, log),
        return_exceptions=True,
    )
    show(results)
    for line in log:
        show(line)
    show("made", pool.made, "free", pool.free.qsize())
    t = asyncio.create_task(query(pool, "SELECT slow", 1000, log))
    await asyncio.sleep(0)
    show("in use", 2 - pool.free.qsize())
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    show("given back", pool.free.qsize())


asyncio.run(main())
