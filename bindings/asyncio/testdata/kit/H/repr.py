import asyncio
import re
from kit import show


async def work():
    await asyncio.sleep(0)
    return "value"


async def waits(fut):
    await fut


def parts(t):
    """The parts of a task's text that both languages have: state, name and function."""
    text = repr(t)
    state, name = re.match(r"<Task (\w+) name='([^']*)'", text).groups()
    fn, = re.search(r"coro=<(\w+)\(\)", text).groups()
    return [state, name, fn, "running at" in text, "wait_for=" in text]


async def main():
    t = asyncio.create_task(work(), name="w")
    show(parts(t))
    await asyncio.sleep(0)
    show(parts(t))
    await t
    show(parts(t), "result='value'" in repr(t))
    fut = asyncio.get_running_loop().create_future()
    show(repr(fut))
    t = asyncio.create_task(waits(fut), name="parked")
    await asyncio.sleep(0)
    show(parts(t))
    t.cancel()
    show(parts(t)[0])
    await asyncio.sleep(0)
    show(parts(t), fut.cancelled(), repr(fut))


asyncio.run(main())
