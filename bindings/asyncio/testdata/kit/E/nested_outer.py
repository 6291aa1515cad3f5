import asyncio
from kit import show


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(20) as inner:
                    try:
                        await asyncio.sleep(30)
                    except asyncio.CancelledError as e:
                        show("innermost", e, me.cancelling())
                        raise
            except asyncio.CancelledError as e:
                show("between", e, inner.expired(), outer.expired(), me.cancelling())
                raise
            except TimeoutError as e:
                show("wrong", e)
    except TimeoutError as e:
        show("outermost", e, e.__cause__)
    show(inner.expired(), outer.expired(), me.cancelling())


asyncio.run(main())
