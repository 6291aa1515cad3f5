import asyncio
from kit import show


class Table:
    def __init__(self, n):
        self.forks = [asyncio.Lock() for _ in range(n)]
        self.eating = set()
        self.meals = [0] * n
        self.most = 0

    async def eat(self, who):
        left, right = who, (who + 1) % len(self.forks)
        first, second = min(left, right), max(left, right)
        async with self.forks[first]:
            await asyncio.sleep(0)
            async with self.forks[second]:
                self.eating.add(who)
                self.most = max(self.most, len(self.eating))
                await asyncio.sleep(0)
                self.eating.discard(who)
                self.meals[who] += 1


async def philosopher(table, who, times, log):
    for _ in range(times):
        await table.eat(who)
        log.append(who)


async def main():
    table, log = Table(5), []
    await asyncio.gather(*[philosopher(table, who, 4, log) for who in range(5)])
    show("meals", table.meals, "at once", table.most)
    show(log)
    show("forks on the table", len([f for f in table.forks if not f.locked()]))


asyncio.run(main())
