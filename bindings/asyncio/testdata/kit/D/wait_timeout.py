import asyncio
from kit import show


async def nap(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    except asyncio.CancelledError:
        show(name, "was cancelled")
        raise


async def main():
    quick = asyncio.create_task(nap("quick", 0.01), name="quick")
    slow = asyncio.create_task(nap("slow", 20), name="slow")
    done, pending = await asyncio.wait([quick, slow], timeout=0.04)
    show("done", done, "pending", pending)
    show("untouched", slow.cancelling(), slow.done())
    done, pending = await asyncio.wait([quick, slow], timeout=0)
    show("zero", done, pending)
    done, pending = await asyncio.wait([slow], timeout=0.01, return_when=asyncio.FIRST_COMPLETED)
    show("only slow", done, pending)
    slow.cancel()
    done, pending = await asyncio.wait([quick, slow], timeout=5)
    show("in the end", done, pending, slow.cancelled())


asyncio.run(main())
