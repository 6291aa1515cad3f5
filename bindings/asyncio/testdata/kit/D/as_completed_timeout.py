import asyncio
from kit import show


async def forever(name):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        show(name, "cancelled at last")
        raise


async def quick():
    return "quick"


async def main():
    q = asyncio.create_task(quick(), name="q")
    f = asyncio.create_task(forever("f"), name="f")
    try:
        for p in asyncio.as_completed([q, f], timeout=0.05):
            show("got", await p)
    except TimeoutError as e:
        show("plain", e, e.__cause__)
    show("untouched", f.done(), f.cancelling())
    g = asyncio.create_task(forever("g"), name="g")
    try:
        it = aiter(asyncio.as_completed({f, g}, timeout=0.01))
        show(await anext(it))
    except TimeoutError as e:
        show("async", e, e.__cause__)
    show("untouched", f.cancelling(), g.cancelling())
    f.cancel()
    await asyncio.wait([f])
    g.cancel()
    await asyncio.wait([g])


asyncio.run(main())
