import asyncio
from kit import show


async def leaf(n):
    return n * 2


async def branch(n):
    return await leaf(n) + await leaf(n + 1)


async def fails():
    await leaf(0)
    raise ValueError("from below")


async def main():
    other = asyncio.create_task(leaf(21))
    show(await branch(3), other.done())
    done = asyncio.get_running_loop().create_future()
    done.set_result("ready")
    show(await done, other.done())
    try:
        await fails()
    except ValueError as e:
        show("caught", e, other.done())
    failed = asyncio.get_running_loop().create_future()
    failed.set_exception(TypeError("bad"))
    try:
        await failed
    except TypeError as e:
        show("caught", e, other.done())
    await asyncio.sleep(0)
    show(other.done(), await other)
    asyncio.get_running_loop().call_soon(show, "a callback")
    for _ in range(3):
        await other
    show("still before the callback")
    await asyncio.sleep(0)


asyncio.run(main())
