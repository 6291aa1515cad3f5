import asyncio
from kit import show


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state // 1024 % n


class Shared:
    """Workers that do what chance tells them with the same few primitives, while chance cancels some of them.

    Whoever runs in another order draws other numbers, so one difference changes all that follows.
    """

    def __init__(self, seed):
        self.chance = Chance(seed)
        self.lock = asyncio.Lock()
        self.sem = asyncio.Semaphore(2)
        self.queue = asyncio.Queue(2)
        self.event = asyncio.Event()
        self.cond = asyncio.Condition()
        self.log = []
        self.tasks = []

    async def give_way(self, most):
        for _ in range(self.chance.below(most)):
            await asyncio.sleep(0)

    async def operate(self, name, op):
        if op == 0:
            await asyncio.sleep(0)
        elif op == 1:
            async with self.lock:
                self.log.append(name + "L")
                await self.give_way(3)
        elif op == 2:
            async with self.sem:
                self.log.append(name + "S")
                await self.give_way(4)
        elif op == 3:
            await self.queue.put(name)
        elif op == 4:
            self.log.append(name + "<" + await self.queue.get())
        elif op == 5:
            self.event.set()
            if self.chance.below(2):
                self.event.clear()
        elif op == 6:
            await self.event.wait()
        elif op == 7:
            async with self.cond:
                self.cond.notify(self.chance.below(3))
                await self.give_way(2)
        elif op == 8:
            async with self.cond:
                await self.cond.wait()
                self.log.append(name + "C")
        else:
            other = self.tasks[self.chance.below(len(self.tasks))]
            if other is not asyncio.current_task():
                self.log.append(f"{name}x{other.get_name()}{'' if other.cancel() else '-'}")

    async def work(self, name):
        for _ in range(25):
            op = self.chance.below(10)
            self.log.append(f"{name}{op}")
            try:
                await self.operate(name, op)
            except asyncio.CancelledError:
                self.log.append(f"{name}!")
                if self.chance.below(3) == 0:
                    raise
        return name

    async def run(self):
        for name in "abcdefgh":
            self.tasks.append(asyncio.create_task(self.work(name), name=name))
        for _ in range(60):
            if all(t.done() for t in self.tasks):
                break
            await asyncio.sleep(0)
            what = self.chance.below(6)
            if what == 0:
                self.event.set()
                self.event.clear()
            elif what == 1 and not self.queue.empty():
                self.log.append("main<" + self.queue.get_nowait())
            elif what == 2 and not self.queue.full():
                self.queue.put_nowait("m")
            elif what == 3:
                async with self.cond:
                    self.cond.notify_all()
        for t in self.tasks:
            if not t.done():
                self.log.append("end " + t.get_name())
        for _ in range(30):
            if all(t.done() for t in self.tasks):
                break
            for t in self.tasks:
                t.cancel()
            await asyncio.sleep(0)
        ends = [("cancelled" if t.cancelled() else "ended") if t.done() else "left" for t in self.tasks]
        await asyncio.sleep(0)
        return [ends, self.lock.locked(), self.sem.locked(), self.queue.qsize(), self.cond.locked()]


async def main():
    for seed in range(1, 13):
        shared = Shared(seed * 7919)
        state = await shared.run()
        for i in range(0, len(shared.log), 24):
            show(" ".join(shared.log[i:i + 24]))
        show("seed", seed, state)
        for t in shared.tasks:
            while not t.done():
                t.cancel()
                await asyncio.sleep(0)


asyncio.run(main())
