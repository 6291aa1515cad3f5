import asyncio
from kit import show


async def stubborn():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        show("no, thanks")
    await asyncio.sleep(0)
    return "stayed"


async def parent(flag):
    try:
        r = await asyncio.gather(stubborn(), stubborn(), return_exceptions=flag)
        show("results", r)
    except asyncio.CancelledError as e:
        show("cancelled", e)
    return asyncio.current_task().cancelling()


async def main():
    for flag in (False, True):
        p = asyncio.create_task(parent(flag))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        p.cancel("leave")
        show("parent ends with", await p)


asyncio.run(main())
