import asyncio
from kit import show


async def background():
    show("background has its first step")
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as e:
        show("background is cancelled", e)
        await asyncio.sleep(0.01)
        show("background has cleaned up")
        raise


async def main():
    task = asyncio.create_task(background())
    show("main ends at once")
    return 42


show(asyncio.run(main()))
