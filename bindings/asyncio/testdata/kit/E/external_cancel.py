import asyncio
from kit import show


async def worker(delay, cms):
    try:
        async with asyncio.timeout(delay) as cm:
            cms.append(cm)
            await asyncio.sleep(30)
    except TimeoutError as e:
        show("worker timeout", e)
    except asyncio.CancelledError as e:
        show("worker cancelled", e, cm.expired(), asyncio.current_task().cancelling())
        raise


def spin(loop, seconds):
    end = loop.time() + seconds
    while loop.time() < end:
        pass


async def main():
    loop = asyncio.get_running_loop()
    cms = []
    w = asyncio.create_task(worker(20, cms))
    await asyncio.sleep(0)
    w.cancel("stop it")
    try:
        await w
    except asyncio.CancelledError as e:
        show("main", e, w.cancelled())
    w = asyncio.create_task(worker(0.01, cms))
    await asyncio.sleep(0)
    spin(loop, 0.03)
    w.cancel("same moment")
    try:
        await w
    except asyncio.CancelledError as e:
        show("main", e, w.cancelled(), w.cancelling())
    show([cm.expired() for cm in cms])


asyncio.run(main())
