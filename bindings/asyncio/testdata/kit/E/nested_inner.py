import asyncio
from kit import show


async def main():
    trace = []
    try:
        async with asyncio.timeout(20) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(30)
            except TimeoutError as e:
                trace.append(e)
            show("between", inner.expired(), outer.expired(), asyncio.current_task().cancelling())
            await asyncio.sleep(0)
            trace.append("still inside the outer block")
    except TimeoutError:
        trace.append("wrong")
    show(trace, outer.expired())
    try:
        async with asyncio.timeout(20) as outer:
            async with asyncio.timeout(0.01) as inner:
                await asyncio.sleep(30)
    except TimeoutError as e:
        show("through both", e, e.__cause__, inner.expired(), outer.expired())


asyncio.run(main())
