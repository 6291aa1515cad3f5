import asyncio
from kit import show


class World:
    """Rows of a torus, each kept by a task of its own; a barrier separates the generations."""

    def __init__(self, rows):
        self.now = [[int(c == "#") for c in r] for r in rows]
        self.next = [list(r) for r in self.now]
        self.barrier = asyncio.Barrier(len(rows))
        self.generations = 0

    def neighbours(self, y, x):
        h, w = len(self.now), len(self.now[0])
        return sum(
            self.now[(y + dy) % h][(x + dx) % w]
            for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx
        )

    async def keep(self, y, generations):
        for _ in range(generations):
            for x in range(len(self.now[y])):
                n = self.neighbours(y, x)
                self.next[y][x] = 1 if n == 3 or (n == 2 and self.now[y][x]) else 0
            if await self.barrier.wait() == 0:
                self.now, self.next = self.next, self.now
                self.generations += 1
            await self.barrier.wait()

    def __str__(self):
        return " ".join("".join("#" if c else "." for c in r) for r in self.now)


async def main():
    world = World(["......", "..#...", "...#..", ".###..", "......", "......"])
    show(str(world))
    for _ in range(3):
        async with asyncio.TaskGroup() as tg:
            for y in range(len(world.now)):
                tg.create_task(world.keep(y, 2))
        show(world.generations, str(world))
    show(world.barrier.n_waiting, world.barrier.broken)


asyncio.run(main())
