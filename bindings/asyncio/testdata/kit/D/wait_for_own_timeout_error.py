import asyncio
from kit import show


async def gives_up():
    await asyncio.sleep(0)
    raise TimeoutError("inner limit")


async def main():
    try:
        await asyncio.wait_for(gives_up(), 5)
    except TimeoutError as e:
        show("own", e, e.__cause__)
    try:
        await asyncio.wait_for(gives_up(), None)
    except TimeoutError as e:
        show("own", e, e.__cause__)
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(30), 0.01), 5)
    except TimeoutError as e:
        show("inner limit", e, e.__cause__)
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(30), 5), 0.01)
    except TimeoutError as e:
        show("outer limit", e, e.__cause__)
    show(asyncio.current_task().cancelling())


asyncio.run(main())
