import asyncio
from kit import show


class Flaky:
    def __init__(self, plan):
        self.plan = list(plan)

    async def call(self):
        what = self.plan.pop(0)
        if what == "hang":
            await asyncio.sleep(3600)
        await asyncio.sleep(0)
        if what == "refuse":
            raise RuntimeError("refused")
        return what


async def with_backoff(service, *, attempts, base, limit):
    waits = []
    for n in range(attempts):
        try:
            async with asyncio.timeout(limit):
                value = await service.call()
            return [value, waits]
        except (TimeoutError, RuntimeError) as e:
            show("attempt", n, type(e).__name__)
            if n + 1 == attempts:
                raise
            wait = min(base * 2 ** n, 4 * base)
            waits.append(wait)
            await asyncio.sleep(wait / 100)


async def main():
    options = {"attempts": 5, "base": 1, "limit": 0.03}
    show(await with_backoff(Flaky(["ok"]), **options))
    show(await with_backoff(Flaky(["refuse", "hang", "refuse", "refuse", "done"]), **options))
    try:
        await with_backoff(Flaky(["refuse", "hang"]), **{**options, "attempts": 2})
    except TimeoutError as e:
        show("gave up", type(e).__name__, type(e.__cause__).__name__)
    t = asyncio.create_task(with_backoff(Flaky(["hang"]), **{**options, "limit": None}))
    await asyncio.sleep(0.01)
    t.cancel("user left")
    try:
        await t
    except asyncio.CancelledError as e:
        show(e)


asyncio.run(main())
