import asyncio
from kit import show


class Limiter:
    """At most `rate` starts in each window; who comes later queues in order."""

    def __init__(self, rate, window):
        self.loop = asyncio.get_running_loop()
        self.rate, self.window = rate, window
        self.used = 0
        self.waiting = []
        self.timer = None

    async def slot(self):
        if self.used < self.rate and not self.waiting:
            self.used += 1
            self.arm()
            return "at once"
        fut = self.loop.create_future()
        self.waiting.append(fut)
        try:
            await fut
        except asyncio.CancelledError:
            if fut in self.waiting:
                self.waiting.remove(fut)
            raise
        return "after a wait"

    def arm(self):
        if self.timer is None:
            self.timer = self.loop.call_later(self.window, self.refill)

    def refill(self):
        self.timer = None
        self.used = 0
        show("refill,", len(self.waiting), "waiting")
        while self.waiting and self.used < self.rate:
            self.used += 1
            self.waiting.pop(0).set_result(None)
        if self.used:
            self.arm()

    def close(self):
        if self.timer:
            self.timer.cancel()
            show("timer cancelled", self.timer.cancelled())


async def request(limiter, n):
    try:
        how = await limiter.slot()
    except asyncio.CancelledError as e:
        show("request", n, "gave up:", str(e))
        raise
    show("request", n, "starts", how)
    return n * n


async def main():
    limiter = Limiter(2, 0.03)
    tasks = [asyncio.create_task(request(limiter, n)) for n in range(6)]
    await asyncio.sleep(0)
    show("waiting", len(limiter.waiting))
    tasks[3].cancel("impatient")
    results = []
    for t in tasks:
        try:
            results.append(await t)
        except asyncio.CancelledError:
            results.append(None)
    show(results, "waiting", len(limiter.waiting))
    limiter.close()


asyncio.run(main())
