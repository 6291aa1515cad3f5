import asyncio
from kit import show


async def work():
    show("body runs")
    try:
        await asyncio.sleep(10)
    finally:
        show("finally runs")


async def main():
    t = asyncio.create_task(work())
    show("cancel", t.cancel("early"), t.cancelled(), t.done(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        show("raised", e)
    show(t.cancelled(), t.cancelling())
    t = asyncio.create_task(work())
    t.cancel("first")
    t.cancel("second")
    try:
        await t
    except asyncio.CancelledError as e:
        show("raised", e, t.cancelling())
    t = asyncio.create_task(work())
    t.cancel()
    await asyncio.sleep(0)
    show("one pass later", t.cancelled())


asyncio.run(main())
