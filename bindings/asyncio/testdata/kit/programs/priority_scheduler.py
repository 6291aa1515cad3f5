import asyncio
from kit import show


class Scheduler:
    def __init__(self):
        self.jobs = asyncio.PriorityQueue()
        self.count = 0
        self.done = []

    def submit(self, priority, name, make):
        result = asyncio.get_running_loop().create_future()
        self.count += 1
        self.jobs.put_nowait((priority, self.count, name, make, result))
        return result

    async def run(self):
        while True:
            priority, _, name, make, result = await self.jobs.get()
            try:
                value = await make()
                self.done.append([priority, name])
                result.set_result(value)
            except Exception as e:
                result.set_exception(e)


async def main():
    scheduler = Scheduler()

    def job(value, turns=1):
        async def run():
            for _ in range(turns):
                await asyncio.sleep(0)
            if value == "bad":
                raise ValueError("bad job")
            return value
        return run

    low = scheduler.submit(9, "low", job("l"))
    mid = scheduler.submit(5, "mid", job("m", 3))
    bad = scheduler.submit(5, "bad", job("bad"))
    high = scheduler.submit(1, "high", job("h"))
    runner = asyncio.create_task(scheduler.run())
    show("high", await high)
    urgent = scheduler.submit(0, "urgent", job("u"))
    show(await asyncio.gather(low, mid, bad, urgent, return_exceptions=True))
    show(scheduler.done)
    runner.cancel()
    try:
        await runner
    except asyncio.CancelledError:
        show("stopped", scheduler.jobs.qsize())


asyncio.run(main())
