import asyncio
from kit import show


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state // 1024 % n


class InOrder(dict):
    """Takes the place of the set of a group's children, so that they are cancelled in the order in which they were made."""

    def add(self, task):
        self[task] = True

    def discard(self, task):
        self.pop(task, None)


class World:
    """Groups in groups whose tasks fail, swallow cancellations, clean up, make siblings and cancel each other as chance tells them."""

    def __init__(self, seed):
        self.chance = Chance(seed)
        self.tasks = []
        self.log = []

    def add(self, tg, depth):
        name = f"t{len(self.tasks)}"
        try:
            t = tg.create_task(self.work(name, tg, depth), name=name)
        except RuntimeError as e:
            self.log.append(f"{name}:{type(e).__name__}")
            return
        self.tasks.append(t)

    async def turns(self, most):
        for _ in range(self.chance.below(most)):
            await asyncio.sleep(0)

    async def work(self, name, tg, depth):
        self.log.append("+" + name)
        try:
            for _ in range(4):
                what = self.chance.below(9)
                if what < 3:
                    await self.turns(5)
                elif what == 3 and depth < 3:
                    self.log.append(f"{name}={await self.group(name, depth + 1)}")
                elif what == 4 and len(self.tasks) < 30:
                    self.add(tg, depth)
                elif what == 5:
                    other = self.tasks[self.chance.below(len(self.tasks))]
                    if other is not asyncio.current_task():
                        self.log.append(f"{name}x{other.get_name()}{'' if other.cancel(name) else '-'}")
                elif what == 6:
                    raise ValueError(name)
                else:
                    await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            self.log.append(f"{name}!{e}/{asyncio.current_task().cancelling()}")
            await self.turns(3)
            how = self.chance.below(5)
            if how == 0:
                return "stubborn"
            if how == 1:
                raise TypeError(name)
            raise
        finally:
            self.log.append("-" + name)
        return name

    async def group(self, name, depth):
        try:
            group = asyncio.TaskGroup()
            group._tasks = InOrder()
            async with group as tg:
                for _ in range(1 + self.chance.below(3)):
                    self.add(tg, depth)
                await self.turns(4)
                if self.chance.below(6) == 0:
                    raise ValueError(name + "b")
            return "ok"
        except BaseExceptionGroup as e:
            self.log.append(f"{name}#{self.text(e)}")
            if self.chance.below(3) == 0:
                raise
            return "failed"

    def text(self, e):
        if isinstance(e, BaseExceptionGroup):
            return f"({' '.join(self.text(x) for x in e.exceptions)})"
        return f"{'R' if isinstance(e, ValueError) else type(e).__name__[0]}{e}"


async def main():
    for seed in range(1, 41):
        world = World(seed * 15485863)
        root = asyncio.create_task(world.group("root", 0))
        for _ in range(300):
            if root.done():
                break
            await asyncio.sleep(0)
        if not root.done():
            end = "runs on"
        elif root.cancelled():
            end = "cancelled"
        else:
            end = root.result() if root.exception() is None else world.text(root.exception())
        for i in range(0, len(world.log), 16):
            show(" ".join(world.log[i:i + 16]))
        ends = [("C" if t.cancelled() else "E" if t.exception() is not None else "V") + str(t.cancelling()) for t in world.tasks]
        show("seed", seed, end, " ".join(ends))


asyncio.run(main())
