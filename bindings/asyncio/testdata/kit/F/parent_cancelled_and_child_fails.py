import asyncio
from kit import show


async def spoils(text):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        raise ValueError(text)


async def parent():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(spoils("spoiled"))
    except ExceptionGroup as eg:
        show("group first", eg, me.cancelling())
    try:
        await asyncio.sleep(0)
        show("wrong")
    except asyncio.CancelledError as e:
        show("then again", e, me.cancelling())
        raise


async def main():
    p = asyncio.create_task(parent(), name="p")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    p.cancel("the message")
    try:
        await p
    except asyncio.CancelledError as e:
        show("main", e, p.cancelled(), p.cancelling())


asyncio.run(main())
