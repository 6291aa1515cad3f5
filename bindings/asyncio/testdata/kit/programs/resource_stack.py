import asyncio
from contextlib import AsyncExitStack
from kit import show


class Resource:
    def __init__(self, name, log, fails_to=None):
        self.name = name
        self.log = log
        self.fails_to = fails_to

    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.fails_to == "open":
            raise RuntimeError("cannot open " + self.name)
        self.log.append("open " + self.name)

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        name = {"ValueError": "RangeError", "KeyError": "LookupError"}.get(type(error).__name__, type(error).__name__)
        self.log.append(f"close {self.name} {'quietly' if error is None else 'after ' + name}")
        if self.fails_to == "close":
            raise LookupError("cannot close " + self.name)


async def using(resources, fn):
    async with AsyncExitStack() as stack:
        for r in resources:
            await stack.enter_async_context(r)
        return await fn()


async def attempt(label, names, fn):
    log = []
    resources = [Resource(n.split("!")[0], log, *n.split("!")[1:]) for n in names]
    try:
        show(label, await using(resources, fn))
    except BaseException as e:
        show(label, {"ValueError": "RangeError"}.get(type(e).__name__, type(e).__name__))
    show("  ", log)


async def main():
    await attempt("fine", ["db", "cache"], lambda: asyncio.sleep(0, "value"))

    async def fails():
        raise ValueError("inside")

    async def value(v):
        return v

    await attempt("raises", ["db", "cache"], fails)
    await attempt("open fails", ["db", "cache!open", "never"], lambda: value("not reached"))
    await attempt("close fails", ["db", "cache!close"], lambda: value("lost"))
    t = asyncio.create_task(attempt("cancelled", ["db", "cache"], lambda: asyncio.sleep(3600)))
    await asyncio.sleep(0.01)
    t.cancel()
    await t


asyncio.run(main())
