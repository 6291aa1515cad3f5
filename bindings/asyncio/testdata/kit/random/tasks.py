import asyncio
from kit import show


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state // 1024 % n


class World:
    """Tasks that make, await, cancel, gather, shield and limit other tasks as chance tells them.

    Whoever runs in another order draws other numbers, so one difference changes all that follows.
    """

    def __init__(self, seed):
        self.chance = Chance(seed)
        self.tasks = []
        self.log = []

    def spawn(self, depth):
        name = f"t{len(self.tasks)}"
        t = asyncio.create_task(self.work(name, depth), name=name)
        self.tasks.append(t)
        return t

    def any(self):
        return self.tasks[self.chance.below(len(self.tasks))]

    def older(self, me):
        # Awaiting only who was made before keeps circles away.
        before = self.tasks.index(me)
        return self.tasks[self.chance.below(before)] if before > 0 else None

    async def leaf(self, name):
        for _ in range(self.chance.below(4)):
            await asyncio.sleep(0)
        if self.chance.below(6) == 0:
            raise ValueError(name)
        return name

    def quiet(self, name):
        """Makes a task whose error may go unseen."""
        t = asyncio.create_task(self.leaf(name))
        t.add_done_callback(lambda t: t.cancelled() or t.exception())
        return t

    async def operate(self, name, op, depth):
        me = asyncio.current_task()
        if op == 0:
            await asyncio.sleep(0)
        elif op == 1:
            return await self.leaf(name)
        elif op == 2 and depth < 3 and len(self.tasks) < 40:
            return self.spawn(depth + 1).get_name()
        elif op == 3:
            other = self.any()
            if other is not me:
                self.log.append(f"{name}x{other.get_name()}{'' if other.cancel(name) else '-'}")
        elif op == 4:
            other = self.older(me)
            return "none" if other is None else await asyncio.shield(other)
        elif op == 5:
            other = self.older(me)
            return "none" if other is None else await other
        elif op == 6:
            return "+".join(await asyncio.gather(self.leaf(name + "g"), self.leaf(name + "h")))
        elif op == 7:
            ends = await asyncio.gather(self.leaf(name + "i"), self.leaf(name + "j"), return_exceptions=True)
            return "+".join("!" if isinstance(e, BaseException) else e for e in ends)
        elif op == 8:
            return await asyncio.wait_for(self.leaf(name + "w"), 100)
        elif op == 9:
            async with asyncio.timeout(100):
                return await self.leaf(name + "l")
        elif op == 10:
            done, pending = await asyncio.wait(
                [self.quiet(name + "p"), self.quiet(name + "q")],
                return_when=asyncio.FIRST_COMPLETED,
            )
            for t in done:
                t.exception()
            for t in pending:
                t.cancel()
            return len(done)
        elif op == 11:
            me.cancel("self")
            if self.chance.below(2):
                me.uncancel()
        return "null"

    async def work(self, name, depth):
        for _ in range(8):
            op = self.chance.below(12)
            try:
                got = await self.operate(name, op, depth)
                self.log.append(f"{name}.{op}={got}")
            except (Exception, asyncio.CancelledError) as e:
                cancelled = isinstance(e, asyncio.CancelledError)
                self.log.append(f"{name}.{op}!{'C' + str(e) if cancelled else str(e) or 'T'}/{asyncio.current_task().cancelling()}")
                if self.chance.below(3) == 0:
                    raise
        return name

    async def run(self):
        for _ in range(4):
            self.spawn(0)
        for _ in range(200):
            if all(t.done() for t in self.tasks):
                break
            await asyncio.sleep(0)
        return [
            ("C" if t.cancelled() else "?" if not t.done() else "E" if t.exception() is not None else "V") + str(t.cancelling())
            for t in self.tasks
        ]


async def main():
    for seed in range(1, 61):
        world = World(seed * 104729)
        ends = await world.run()
        for i in range(0, len(world.log), 10):
            show(" ".join(world.log[i:i + 10]))
        show("seed", seed, " ".join(ends))


asyncio.run(main())
