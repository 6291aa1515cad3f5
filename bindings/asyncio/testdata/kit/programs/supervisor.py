import asyncio
from kit import show


class Supervisor:
    """Keeps services running, restarts those that fail, stops all of them in reverse order."""

    def __init__(self, limit):
        self.limit = limit
        self.services = {}
        self.restarts = {}
        self.log = []

    def start(self, name, body):
        task = asyncio.create_task(body(self, name), name=name)
        self.services[name] = task
        task.add_done_callback(lambda t: self.ended(t, body))

    def ended(self, task, body):
        name = task.get_name()
        if task.cancelled():
            self.log.append(name + " cancelled")
        elif task.exception() is None:
            self.log.append(f"{name} returned {task.result()}")
        else:
            n = self.restarts[name] = self.restarts.get(name, 0) + 1
            self.log.append(f"{name} failed: {task.exception()}")
            if n <= self.limit:
                self.start(name, body)
            else:
                self.log.append(name + " is given up")

    async def stop(self):
        for name, task in reversed(self.services.items()):
            tries = 0
            while not task.done():
                tries += 1
                task.cancel(f"stop {tries}")
                for _ in range(3):
                    await asyncio.sleep(0)
            await asyncio.sleep(0)
            self.log.append(f"{name} down after {tries}, requests {task.cancelling()}")


async def steady(s, name):
    try:
        while True:
            await asyncio.sleep(0)
    finally:
        s.log.append(name + " flushes")
        await asyncio.sleep(0)


async def crashing(s, name):
    await asyncio.sleep(0)
    raise RuntimeError("crash %d" % s.restarts.get(name, 0))


async def stubborn(s, name):
    refused = 0
    while True:
        try:
            await asyncio.get_running_loop().create_future()
        except asyncio.CancelledError as e:
            refused += 1
            s.log.append(f"{name} ignores {e}")
            if refused == 2:
                return "after all"


async def short(s, name):
    return len(s.services)


async def main():
    s = Supervisor(limit=2)
    for name, body in (("db", steady), ("web", crashing), ("mule", stubborn), ("job", short)):
        s.start(name, body)
    for _ in range(12):
        await asyncio.sleep(0)
    show("running", [n for n, t in s.services.items() if not t.done()])
    for line in s.log:
        show(" ", line)
    s.log.clear()
    await s.stop()
    for line in s.log:
        show(" ", line)
    show("tasks left", len(asyncio.all_tasks()), "restarts", s.restarts)


asyncio.run(main())
