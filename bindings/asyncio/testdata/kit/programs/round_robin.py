import asyncio
from kit import show


class Scheduler:
    """Runs jobs in time slices: a job runs while it holds the turn and gives it back after each unit."""

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.ring = []
        self.turns = {}
        self.finished = []
        self.history = []

    def add(self, name, units):
        self.turns[name] = self.loop.create_future()
        self.ring.append(name)
        task = asyncio.create_task(self.job(name, units), name=name)
        task.add_done_callback(self.on_done)
        return task

    async def job(self, name, units):
        for unit in range(units):
            budget = await self.turns[name]
            self.turns[name] = self.loop.create_future()
            self.history.append(f"{name}{unit}")
            if name == "flaky" and unit == 1:
                raise RuntimeError("flaky broke in its second unit")
            if budget == "last chance":
                return name + " stopped early"
        return name + " finished"

    def on_done(self, task):
        name = task.get_name()
        self.ring.remove(name)
        if task.exception():
            self.finished.append(f"{name}: {task.exception()}")
        else:
            self.finished.append(task.result())

    async def run(self, rounds):
        for n in range(rounds):
            if not self.ring:
                show("ring is empty before round", n)
                return
            self.history.append(f"|{n}")
            for name in list(self.ring):
                turn = self.turns[name]
                if not turn.done():
                    turn.set_result("last chance" if n == rounds - 1 else "go")
            await asyncio.sleep(0)
            await asyncio.sleep(0)


async def main():
    s = Scheduler()
    tasks = [s.add("ada", 2), s.add("bob", 5), s.add("flaky", 4), s.add("cyd", 3)]
    await asyncio.sleep(0)
    await s.run(4)
    show(" ".join(s.history))
    for line in s.finished:
        show(line)
    show("ring", s.ring, [t.done() for t in tasks])
    extra = s.add("dora", 1)
    await asyncio.sleep(0)
    await s.run(3)
    show(" ".join(s.history[-3:]), await extra)
    for t in tasks:
        try:
            show(t, await t)
        except RuntimeError as e:
            show(t, e)


asyncio.run(main())
