import asyncio
from kit import show


async def job(name, turns, fail=False):
    for _ in range(turns):
        await asyncio.sleep(0)
    if fail:
        raise ValueError(name)
    return name


def names(ts):
    return {t.get_name() for t in ts}


def make():
    return [
        asyncio.create_task(job("one", 1), name="one"),
        asyncio.create_task(job("two", 4, True), name="two"),
        asyncio.create_task(job("three", 8), name="three"),
    ]


async def attempt(label, when):
    ts = make()
    done, pending = await asyncio.wait(ts, return_when=when)
    show(label, names(done), names(pending))
    show([t.cancelling() for t in ts], [t.done() for t in ts])
    show(await asyncio.gather(*ts, return_exceptions=True))


async def main():
    await attempt("first", asyncio.FIRST_COMPLETED)
    await attempt("exception", asyncio.FIRST_EXCEPTION)
    await attempt("all", asyncio.ALL_COMPLETED)
    show(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)
    ts = make()
    done, pending = await asyncio.wait(ts)
    show(names(done), len(pending), ts[1].exception())


asyncio.run(main())
