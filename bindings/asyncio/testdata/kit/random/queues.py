import asyncio
from kit import show


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state // 1024 % n


class World:
    """Producers, consumers and joiners of three kinds of queues, which chance cancels and shuts down, and a barrier between them."""

    def __init__(self, seed):
        self.chance = Chance(seed)
        self.queues = [asyncio.Queue(2), asyncio.LifoQueue(3), asyncio.PriorityQueue(2), asyncio.Queue()]
        self.barrier = asyncio.Barrier(3)
        self.bounded = asyncio.BoundedSemaphore(2)
        self.tasks = []
        self.log = []
        self.item = 0

    async def operate(self, name):
        i = self.chance.below(4)
        q = self.queues[i]
        what = self.chance.below(12)
        if what < 3:
            self.item += 1
            item = self.item * 37 % 101
            await q.put(item)
            return f"p{i}:{item}"
        if what < 6:
            item = await q.get()
            q.task_done()
            return f"g{i}:{item}"
        if what == 6:
            self.item += 1
            q.put_nowait(self.item)
            return f"P{i}:{self.item}"
        if what == 7:
            return f"G{i}:{q.get_nowait()}"
        if what == 8:
            if self.chance.below(4) == 0:
                q.shutdown(self.chance.below(2) == 0)
                return f"s{i}"
            await q.join()
            return f"j{i}"
        if what == 9:
            return f"b{await self.barrier.wait()}"
        if what == 10:
            other = self.tasks[self.chance.below(len(self.tasks))]
            return "me" if other is asyncio.current_task() else f"x{other.get_name()}{'' if other.cancel() else '-'}"
        await self.bounded.acquire()
        await asyncio.sleep(0)
        self.bounded.release()
        return "B"

    async def work(self, name):
        for _ in range(12):
            try:
                self.log.append(f"{name}{await self.operate(name)}")
            except BaseException as e:
                kind = "RangeError" if isinstance(e, ValueError) else type(e).__name__
                self.log.append(f"{name}!{''.join(c for c in kind if not c.islower())}")
                if isinstance(e, asyncio.CancelledError) and self.chance.below(3) == 0:
                    raise
        return name

    async def run(self):
        for name in "abcdefg":
            self.tasks.append(asyncio.create_task(self.work(name), name=name))
        for _ in range(40):
            await asyncio.sleep(0)
            q = self.queues[self.chance.below(4)]
            if self.chance.below(3) == 0 and not q.empty():
                self.log.append(f"main:{q.get_nowait()}")
        waiting = self.barrier.n_waiting
        await self.barrier.abort()
        for q in self.queues:
            q.shutdown(immediate=self.chance.below(2) == 0)
        for _ in range(60):
            if all(t.done() for t in self.tasks):
                break
            for t in self.tasks:
                t.cancel()
            await asyncio.sleep(0)
        ends = "".join("C" if t.cancelled() else "V" if t.done() else "?" for t in self.tasks)
        return [waiting, [q.qsize() for q in self.queues], self.bounded.locked(), ends]


async def main():
    for seed in range(1, 25):
        world = World(seed * 32452843)
        state = await world.run()
        for i in range(0, len(world.log), 20):
            show(" ".join(world.log[i:i + 20]))
        show("seed", seed, state)


asyncio.run(main())
