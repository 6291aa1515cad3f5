import asyncio
from kit import show


async def inner(absorb):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        show("inner sees", e)
        if not absorb:
            raise
    return "inner value"


async def outer(t):
    try:
        value = await t
        show("outer has", value, asyncio.current_task().cancelling())
        return value
    except asyncio.CancelledError as e:
        show("outer sees", e)
        raise


async def main():
    for absorb in (False, True):
        i = asyncio.create_task(inner(absorb), name="inner")
        o = asyncio.create_task(outer(i), name="outer")
        await asyncio.sleep(0)
        show("cancel outer", o.cancel("from main"), i.cancelling(), o.cancelling())
        try:
            show("result", await o)
        except asyncio.CancelledError as e:
            show("raised", e)
        show([i.cancelled(), i.cancelling()], [o.cancelled(), o.cancelling()])


asyncio.run(main())
