import asyncio
from kit import show


async def main():
    event = asyncio.Event()
    a, b = asyncio.create_task(event.wait()), asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    a.cancel("not needed")
    try:
        await a
    except asyncio.CancelledError as e:
        show("a", e, b.done())
    event.set()
    b.cancel("too late?")
    try:
        show("b", await b)
    except asyncio.CancelledError as e:
        show("b", e)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError as e:
        show("timed out", isinstance(e, asyncio.TimeoutError))


asyncio.run(main())
