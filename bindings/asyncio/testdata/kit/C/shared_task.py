import asyncio
from kit import show


async def shared():
    try:
        await asyncio.sleep(10)
    finally:
        show("shared unwinds")


async def waiter(name, t):
    try:
        await t
    except asyncio.CancelledError as e:
        show(name, "sees", e, "own requests:", asyncio.current_task().cancelling())
        raise


async def main():
    s = asyncio.create_task(shared(), name="shared")
    a = asyncio.create_task(waiter("a", s), name="a")
    b = asyncio.create_task(waiter("b", s), name="b")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    a.cancel("only a")
    await asyncio.sleep(0)
    show("one pass", s.cancelled(), a.done(), b.done())
    await asyncio.sleep(0)
    show("two passes", a.cancelled(), b.cancelled())
    show([[t.get_name(), t.cancelling()] for t in (s, a, b)])


asyncio.run(main())
