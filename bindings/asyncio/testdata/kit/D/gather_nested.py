import asyncio
from kit import show


async def leaf(name):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show(name, e)
        raise


async def value(x):
    await asyncio.sleep(0)
    return x


async def main():
    show(await asyncio.gather(asyncio.gather(value(1), value(2)), value(3), asyncio.gather()))
    inner = asyncio.gather(leaf("a"), leaf("b"))
    outer = asyncio.gather(inner, leaf("c"))
    await asyncio.sleep(0)
    show(outer.cancel("all"), inner.done())
    try:
        await outer
    except asyncio.CancelledError as e:
        show("outer", e)
    show(inner.done(), inner.cancelled(), outer.cancelled())
    try:
        await inner
    except asyncio.CancelledError as e:
        show("inner", e)


asyncio.run(main())
