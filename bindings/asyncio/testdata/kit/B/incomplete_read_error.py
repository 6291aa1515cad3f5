import asyncio
from kit import show


async def main():
    e = asyncio.IncompleteReadError("ab", 3)
    show(e, e.partial, e.expected, isinstance(e, asyncio.IncompleteReadError))
    show(asyncio.IncompleteReadError("", None))
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(e)
    try:
        await fut
    except asyncio.IncompleteReadError as caught:
        show(caught is e, len(caught.partial))


asyncio.run(main())
