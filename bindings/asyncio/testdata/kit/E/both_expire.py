import asyncio
from kit import show


def spin(loop, seconds):
    end = loop.time() + seconds
    while loop.time() < end:
        pass


async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    spin(loop, 0.04)
                    await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                show("between", e, inner.expired(), outer.expired(), me.cancelling())
                raise
            except TimeoutError as e:
                show("between", e, me.cancelling())
                raise
    except TimeoutError as e:
        show("outside", e, e.__cause__)
    show(inner.expired(), outer.expired(), me.cancelling())
    await asyncio.sleep(0)
    show("clean")


asyncio.run(main())
