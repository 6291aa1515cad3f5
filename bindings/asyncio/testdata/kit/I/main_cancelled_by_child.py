import asyncio
from kit import show


async def child(parent):
    await asyncio.sleep(0.01)
    parent.cancel("enough")


async def main():
    t = asyncio.create_task(child(asyncio.current_task()))
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as e:
        show("main sees", e)
        await asyncio.sleep(0)
        show("and cleans up")
        raise


async def swallows():
    t = asyncio.create_task(child(asyncio.current_task()))
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        return "swallowed"


try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    show("run raised", e)
show(asyncio.run(swallows()))
