import asyncio
from kit import show


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state // 1024 % n


class World:
    """Workers with time limits in time limits, which chance moves into the past or takes away, while it cancels the workers."""

    def __init__(self, seed):
        self.chance = Chance(seed)
        self.loop = asyncio.get_running_loop()
        self.tasks = []
        self.scopes = []  # of all workers, in the order in which they were made
        self.log = []

    async def turns(self, most):
        for _ in range(1 + self.chance.below(most)):
            await asyncio.sleep(0)

    def describe(self, e):
        me = asyncio.current_task()
        what = f"C{e}" if isinstance(e, asyncio.CancelledError) else "T" if isinstance(e, TimeoutError) else "R"
        return f"{what}/{me.cancelling()}"

    def move(self, name):
        if not self.scopes:
            return
        i = self.chance.below(len(self.scopes))
        when = self.loop.time() - 1 if self.chance.below(3) else None
        try:
            self.scopes[i].reschedule(when)
            self.log.append(f"{name}{'o' if when is None else '<'}{i}")
        except RuntimeError as e:
            self.log.append(f"{name}?{i}:{type(e).__name__}")

    async def body(self, name, depth):
        for _ in range(3):
            what = self.chance.below(8)
            if what < 2 and depth < 4:
                await self.scope(name, depth + 1)
            elif what < 4:
                self.move(name)
                await self.turns(2)
            elif what == 4:
                other = self.tasks[self.chance.below(len(self.tasks))]
                if other is not asyncio.current_task():
                    self.log.append(f"{name}x{other.get_name()}{'' if other.cancel(name) else '-'}")
            elif what == 5 and self.chance.below(3) == 0:
                raise ValueError(name)
            else:
                await self.turns(4)

    async def scope(self, name, depth):
        cm = asyncio.timeout(None)
        i = len(self.scopes)
        self.scopes.append(cm)
        try:
            async with cm:
                try:
                    await self.body(name, depth)
                except BaseException as e:
                    self.log.append(f"{name}.{i}:{self.describe(e)}")
                    how = self.chance.below(6)
                    if how == 1:
                        await self.turns(3)
                    if how != 0:
                        raise
            self.log.append(f"{name}.{i}.{'true' if cm.expired() else 'false'}")
        except BaseException as e:
            self.log.append(f"{name}.{i}!{self.describe(e)}{'x' if cm.expired() else ''}")
            if self.chance.below(2):
                raise
            await self.turns(2)

    async def work(self, name):
        await self.scope(name, 0)
        await self.turns(2)
        await self.scope(name, 0)
        return name


async def main():
    for seed in range(1, 31):
        world = World(seed * 49979687)
        for name in "abcd":
            world.tasks.append(asyncio.create_task(world.work(name), name=name))
        for _ in range(300):
            if all(t.done() for t in world.tasks):
                break
            await asyncio.sleep(0)
        for i in range(0, len(world.log), 16):
            show(" ".join(world.log[i:i + 16]))
        ends = [("C" if t.cancelled() else "E" if t.exception() is not None else "V") + str(t.cancelling()) for t in world.tasks]
        show("seed", seed, " ".join(ends))


asyncio.run(main())
