import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as cm:
        show("no deadline", cm.when())
        cm.reschedule(loop.time() + 20)
        show("deadline", cm.when() is not None)
        cm.reschedule(None)
        show("taken back", cm.when(), cm.expired())
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout(20) as cm:
            cm.reschedule(loop.time() + 0.01)
            await asyncio.sleep(30)
    except TimeoutError as e:
        show("sooner", e, cm.expired())
    async with asyncio.timeout(0.02) as cm:
        cm.reschedule(loop.time() + 20)
        await asyncio.sleep(0.05)
        show("later: lives on", cm.expired())
    at = loop.time() + 20
    async with asyncio.timeout_at(at) as cm:
        show("as given", cm.when() == at)
        at += 5
        cm.reschedule(at)
        show("as given", cm.when() == at)
    try:
        async with asyncio.timeout(20) as cm:
            cm.reschedule(loop.time() - 1)
            show("past, but not yet", cm.expired())
            await asyncio.sleep(0)
            show("wrong")
    except TimeoutError:
        show("past", cm.expired())


asyncio.run(main())
