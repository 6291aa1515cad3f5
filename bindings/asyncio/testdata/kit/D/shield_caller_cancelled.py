import asyncio
from kit import show


async def inner():
    show("inner starts")
    await asyncio.sleep(0.01)
    show("inner ends")
    return "inner"


async def caller(t):
    try:
        await asyncio.shield(t)
    except asyncio.CancelledError as e:
        show("caller", e, "inner done", t.done(), "inner cancelling", t.cancelling())
        raise


async def main():
    t = asyncio.create_task(inner(), name="inner")
    c = asyncio.create_task(caller(t), name="caller")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show(c.cancel("go away"))
    try:
        await c
    except asyncio.CancelledError as e:
        show("main", e)
    show(c.cancelled(), t.done())
    show(await t)


asyncio.run(main())
