import asyncio
from kit import show


async def task(id, delay):
    show("task start", id)
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError as e:
        show("task cancelled", id, type(e).__name__)
        raise
    show("task end", id)
    return id * 2


async def outer(id, delay, limit):
    try:
        value = await asyncio.wait_for(task(id, delay), limit)
        show("got", value)
        return value
    except BaseException as e:
        show("outer", id, type(e).__name__)
        raise


async def fails():
    raise ValueError("inside")


async def main():
    show(await asyncio.wait_for(task(1, 0.01), 10))
    try:
        show(await asyncio.wait_for(task(2, 10), 0.01))
    except TimeoutError as e:
        show(type(e).__name__)
    t = asyncio.create_task(outer(3, 10, 10))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        show(type(e).__name__, t.cancelled())
    try:
        await asyncio.wait_for(fails(), 1)
    except ValueError as e:
        show(e)
    inner = asyncio.create_task(task(4, 10))
    waits = asyncio.create_task(asyncio.wait_for(inner, 10))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await waits
    except asyncio.CancelledError as e:
        show(type(e).__name__, waits.cancelled(), waits.cancelling())


asyncio.run(main())
