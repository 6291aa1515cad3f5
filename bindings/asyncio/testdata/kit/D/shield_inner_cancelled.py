import asyncio
from kit import show


async def inner():
    await asyncio.sleep(30)


async def fails():
    await asyncio.sleep(0)
    raise ValueError("inner failed")


async def main():
    t = asyncio.create_task(inner(), name="inner")
    outer = asyncio.shield(t)
    await asyncio.sleep(0)
    show(t.cancel("from inside"), outer)
    try:
        await outer
    except asyncio.CancelledError as e:
        show("caught", e)
    show(outer.cancelled(), t.cancelled(), asyncio.current_task().cancelling())
    t = asyncio.create_task(fails())
    outer = asyncio.shield(t)
    try:
        await outer
    except ValueError as e:
        show("caught", e, e is t.exception(), outer.exception() is e)
    done = asyncio.shield(t)
    show("done input comes back", done is t)
    fut = asyncio.get_running_loop().create_future()
    outer = asyncio.shield(fut)
    show("pending input is wrapped", outer is fut, outer)
    outer.cancel()
    await asyncio.sleep(0)
    show(outer, fut)
    fut.set_result(7)
    show(await fut)


asyncio.run(main())
