import asyncio
from kit import show


started = []


async def job(name, delay):
    started.append(name)
    await asyncio.sleep(delay)
    return name


async def main():
    out = []
    for next_ in asyncio.as_completed([job("c", 0.03), job("a", 0.01), job("b", 0.02)]):
        out.append(await next_)
    # Coroutines are started in the order of a set: that of the arguments is given here.
    show(sorted(started, key=["c", "a", "b"].index))
    show(out)


asyncio.run(main())
