import asyncio
from kit import show


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError as e:
                raise ValueError("connection lost") from e
    except ValueError as e:
        show("caught", e, e.__cause__.__class__ is not ValueError)
    show(cm.expired(), me.cancelling())
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(5) as cm:
            raise ValueError("plain")
    except ValueError as e:
        show("caught", e, e.__cause__)
    show(cm.expired(), me.cancelling())
    try:
        async with asyncio.timeout(5) as cm:
            raise TimeoutError("from the body")
    except TimeoutError as e:
        show("caught", e, e.__cause__, cm.expired())
    try:
        async with asyncio.timeout(5) as cm:
            raise asyncio.CancelledError("by hand")
    except asyncio.CancelledError as e:
        show("caught", e, cm.expired(), me.cancelling())


asyncio.run(main())
