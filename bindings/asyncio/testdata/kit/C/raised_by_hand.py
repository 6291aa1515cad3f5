import asyncio
from kit import show


async def raises():
    raise asyncio.CancelledError("by hand")


async def raises_later():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("later", 2)


async def awaits_other(t):
    await t


async def main():
    t = asyncio.create_task(raises())
    outer = asyncio.create_task(awaits_other(t))
    try:
        await outer
    except asyncio.CancelledError as e:
        show("outer", e)
    show(t.cancelled(), t.cancelling(), outer.cancelled(), outer.cancelling())
    t = asyncio.create_task(raises_later())
    try:
        await t
    except asyncio.CancelledError as e:
        show("args", e.args[0], t.cancelled())
    try:
        await raises()
    except asyncio.CancelledError as e:
        show("direct", e, asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    show("main goes on")


asyncio.run(main())
