import asyncio
from kit import show


class Open(Exception):
    pass


class Breaker:
    def __init__(self, limit, rest):
        self.limit = limit
        self.rest = rest
        self.failures = 0
        self.state = "closed"

    def half_open(self):
        self.state = "half-open"

    def trip(self):
        self.state = "open"
        show("  breaker opens")
        asyncio.get_running_loop().call_later(self.rest, self.half_open)

    async def call(self, fn):
        if self.state == "open":
            raise Open("try later")
        try:
            async with asyncio.timeout(0.02):
                value = await fn()
            self.failures = 0
            self.state = "closed"
            return value
        except Exception:
            self.failures += 1
            if self.state == "half-open" or self.failures == self.limit:
                self.trip()
            raise


async def service(what):
    if what == "hang":
        await asyncio.sleep(3600)
    await asyncio.sleep(0)
    if what == "fail":
        raise RuntimeError("broken")
    return what


async def main():
    breaker = Breaker(2, 0.03)
    for what in ["fine", "fail", "hang", "refused", "rest", "fail", "refused", "rest", "fine", "fail", "fine"]:
        if what == "rest":
            await asyncio.sleep(0.05)
            show("rested", breaker.state)
            continue
        try:
            show(what, await breaker.call(lambda: service(what)), breaker.state)
        except Exception as e:
            show(what, type(e).__name__, breaker.state, breaker.failures)


asyncio.run(main())
