import asyncio
from kit import show


async def replaces():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise ValueError("instead of the cancel") from e


async def finally_raises():
    try:
        await asyncio.sleep(10)
    finally:
        raise RuntimeError("cleanup broke")


async def finally_returns():
    result = "none"
    try:
        result = await asyncio.sleep(10, "slept")
    except asyncio.CancelledError:
        result = "absorbed"
    finally:
        show("finally with", result)
    return result


async def main():
    for f in (replaces, finally_raises, finally_returns):
        t = asyncio.create_task(f(), name=f.__name__)
        await asyncio.sleep(0)
        t.cancel("stop")
        try:
            show(t, "returned", await t)
        except (ValueError, RuntimeError) as e:
            show(t, e, e.__cause__)
        show("cancelled", t.cancelled(), t.cancelling(), t.exception())


asyncio.run(main())
