import asyncio
from kit import show


async def cleans(gate, out):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        out.append("cancelled")
        try:
            await gate.wait()
        except asyncio.CancelledError:
            out.append("cancelled again")
            raise
        out.append("cleaned up")
        raise


async def parent(gate, out):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleans(gate, out))
    finally:
        show("parent", out, asyncio.current_task().cancelling())


async def main():
    for again in (False, True):
        gate = asyncio.Event()
        out = []
        p = asyncio.create_task(parent(gate, out))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        p.cancel("one")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if again:
            p.cancel("two")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        show(out, p.done(), p.cancelling())
        gate.set()
        try:
            await p
        except asyncio.CancelledError as e:
            show(e, p.cancelled(), p.cancelling())


asyncio.run(main())
