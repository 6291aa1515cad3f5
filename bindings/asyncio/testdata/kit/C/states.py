import asyncio
from kit import show


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        show("cleanup", asyncio.current_task().cancelling())


async def ends():
    return "value"


async def fails():
    raise ValueError("failed")


def state(t):
    return [t.done(), t.cancelled(), t.cancelling()]


async def main():
    t = asyncio.create_task(work())
    show("new", state(t))
    await asyncio.sleep(0)
    show("waiting", state(t))
    show("cancel", t.cancel(), state(t))
    await asyncio.sleep(0)
    show("one pass later", state(t))
    show("cancel a cancelled one", t.cancel(), state(t))
    for f in (ends, fails):
        t = asyncio.create_task(f())
        await asyncio.sleep(0)
        show("done, cancel", t.cancel("late"), state(t), t.exception())
    show(state(asyncio.current_task()))


asyncio.run(main())
