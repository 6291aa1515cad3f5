import asyncio
from kit import show


async def sleeper(name):
    try:
        await asyncio.sleep(0.02)
        show(name, "slept")
        return name
    except asyncio.CancelledError as e:
        show(name, "cancelled", e)
        raise


async def main():
    a = asyncio.create_task(sleeper("a"), name="a")
    b = asyncio.create_task(sleeper("b"), name="b")
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel("only a")
    try:
        await g
    except asyncio.CancelledError as e:
        show("main sees", e)
    me = asyncio.current_task()
    show("main cancelling", me.cancelling())
    show("gather", g.done(), g.cancelled())
    show("a", a.cancelled(), "b", b.done())
    show(await b)


asyncio.run(main())
