import asyncio
from kit import show


async def child(name, turns):
    try:
        await asyncio.sleep(30)
    finally:
        for _ in range(turns):
            await asyncio.sleep(0)
        show(name, "cleaned up")


async def parent(flag):
    try:
        await asyncio.gather(child("quick", 1), child("slow", 5), return_exceptions=flag)
    except asyncio.CancelledError as e:
        show("parent leaves", e)
        raise


async def attempt(flag):
    show("return_exceptions", flag)
    p = asyncio.create_task(parent(flag), name="parent")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show(p.cancel("bye"), p.cancelling())
    try:
        await p
    except asyncio.CancelledError as e:
        show("main", e, p.cancelled())
    for _ in range(8):
        await asyncio.sleep(0)


async def main():
    await attempt(False)
    await attempt(True)


asyncio.run(main())
