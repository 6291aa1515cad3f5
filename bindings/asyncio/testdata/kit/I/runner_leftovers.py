import asyncio
from kit import show


async def background(name):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        show(name, "cancelled")
        raise


async def first():
    global left
    left = asyncio.create_task(background("left by the first"))
    await asyncio.sleep(0)
    show("first ends")


async def second():
    show("still there", len(asyncio.all_tasks()))


runner = asyncio.Runner()
runner.run(first())
runner.run(second())
show("closing")
runner.close()
show("closed")
runner.close()
