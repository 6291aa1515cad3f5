import asyncio
from kit import show


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(0.01)
            show("round", i)
        except asyncio.CancelledError as e:
            show("ignores", e)
    show("stubborn ends by itself")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    show("main ends")


asyncio.run(main())
show("run returned")
