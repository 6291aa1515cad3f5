import asyncio
from kit import show


async def stubborn(answer):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        show("swallowed")
    if answer is None:
        raise ValueError("broke on the way out")
    return answer


async def main():
    show(await asyncio.wait_for(stubborn("coroutine"), 0.01))
    t = asyncio.create_task(stubborn("task"), name="t")
    show(await asyncio.wait_for(t, 0.01))
    show(t.cancelled(), t.cancelling(), asyncio.current_task().cancelling())
    t = asyncio.create_task(stubborn(None), name="t")
    try:
        await asyncio.wait_for(t, 0.01)
    except ValueError as e:
        show("caught", e, e is t.exception())
    try:
        await asyncio.wait_for(stubborn(None), 0.01)
    except ValueError as e:
        show("caught", e)
    show(asyncio.current_task().cancelling())


asyncio.run(main())
