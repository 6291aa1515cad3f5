import asyncio
from kit import show


class Budget:
    def __init__(self, seconds):
        self.deadline = asyncio.get_running_loop().time() + seconds
        self.steps = []

    async def step(self, name, fn, most=None):
        loop = asyncio.get_running_loop()
        when = self.deadline if most is None else min(self.deadline, loop.time() + most)
        try:
            async with asyncio.timeout_at(when):
                value = await fn()
            self.steps.append([name, "ok"])
            return value
        except TimeoutError:
            self.steps.append([name, "step too slow" if when < self.deadline else "budget spent"])
            raise
        except BaseException as e:
            self.steps.append([name, type(e).__name__])
            raise


async def handle(delays, budget):
    answers = []
    for name, delay, *most in delays:
        try:
            answers.append(await budget.step(name, lambda: asyncio.sleep(delay, name.upper()), *most))
        except TimeoutError:
            if name != "optional":
                raise
            answers.append(None)
    return answers


async def main():
    budget = Budget(0.5)
    show(await handle([["auth", 0.01], ["optional", 3600, 0.02], ["page", 0]], budget))
    show(budget.steps)
    budget = Budget(0.05)
    try:
        await handle([["auth", 0.01], ["page", 3600], ["never", 0]], budget)
    except TimeoutError as e:
        show(type(e).__name__, budget.steps)
    budget = Budget(60)
    t = asyncio.create_task(handle([["auth", 0], ["page", 3600]], budget))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        show(type(e).__name__, budget.steps)


asyncio.run(main())
