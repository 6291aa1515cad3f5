import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    cm = asyncio.timeout(20)
    show(cm.expired(), cm.when() is None)
    try:
        cm.reschedule(loop.time() + 1)
    except RuntimeError as e:
        show("before", e)
    async with cm:
        await asyncio.sleep(0)
        show("when is set", cm.when() > loop.time())
        try:
            async with cm:
                show("wrong")
        except RuntimeError as e:
            show("inside", e)
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        show("after", e)
    try:
        async with cm:
            show("wrong")
    except RuntimeError as e:
        show("again", e)
    show(cm.expired())
    cm = asyncio.timeout(0.01)
    try:
        async with cm:
            await asyncio.sleep(30)
    except TimeoutError:
        pass
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        show("expired", e)
    show(cm.expired())


asyncio.run(main())
