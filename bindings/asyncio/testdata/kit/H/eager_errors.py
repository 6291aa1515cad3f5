import asyncio
from kit import show


async def fails():
    raise ValueError("in the first step")


async def cancels_itself():
    asyncio.current_task().cancel("own")
    return "lost"


async def raises_cancelled():
    raise asyncio.CancelledError("by hand")


async def fails_later():
    await asyncio.sleep(0)
    raise ValueError("in the second step")


async def main():
    t = asyncio.Task(fails(), loop=asyncio.get_running_loop(), eager_start=True)
    show("stored, not thrown", t.done(), t.exception())
    t.add_done_callback(lambda f: show("callback", f.exception()))
    show("callback is not called at once")
    try:
        await t
    except ValueError as e:
        show("raised", e)
    await asyncio.sleep(0)
    for f in (cancels_itself, raises_cancelled):
        t = asyncio.Task(f(), loop=asyncio.get_running_loop(), eager_start=True, name=f.__name__)
        show(t, t.done(), t.cancelled(), t.cancelling())
        try:
            await t
        except asyncio.CancelledError as e:
            show("raised", e)
    t = asyncio.Task(fails_later(), loop=asyncio.get_running_loop(), eager_start=True)
    show("pending", t.done())
    try:
        await t
    except ValueError as e:
        show("raised", e)


asyncio.run(main())
