import asyncio
from kit import show


async def background():
    try:
        await asyncio.sleep(3600)
    finally:
        show("background ends")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    raise ValueError("main failed")


async def cancelled():
    asyncio.current_task().cancel("myself")
    await asyncio.sleep(0)


try:
    asyncio.run(main())
except ValueError as e:
    show("run raised", e)
try:
    asyncio.run(cancelled())
except asyncio.CancelledError as e:
    show("run raised", e)
