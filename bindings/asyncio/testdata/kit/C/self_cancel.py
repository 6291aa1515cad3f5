import asyncio
from kit import show


async def returns():
    asyncio.current_task().cancel("then returned")
    return "lost"


async def raises():
    asyncio.current_task().cancel()
    raise ValueError("then raised")


async def awaits_nothing():
    asyncio.current_task().cancel("x")
    try:
        return "in try"
    except asyncio.CancelledError:
        show("not reached")
    finally:
        show("finally without CancelledError")


async def takes_back():
    me = asyncio.current_task()
    me.cancel()
    show("uncancel", me.uncancel())
    await asyncio.sleep(0)
    return "kept"


async def main():
    for f in (returns, raises, awaits_nothing, takes_back):
        t = asyncio.create_task(f(), name=f.__name__)
        try:
            show(t, "returned", await t)
        except asyncio.CancelledError as e:
            show(t, "cancelled", e)
        except ValueError as e:
            show(t, "failed", e)
        show(t.cancelled(), t.cancelling())


asyncio.run(main())
