import asyncio
from kit import show


async def value(x, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    show("end", x)
    return x


async def main():
    empty = asyncio.gather()
    show("empty", empty, await empty)
    got = await asyncio.gather(value("a", 3), value("b", 1), value("c", 2))
    show("results", got)
    t = asyncio.create_task(value("once", 1))
    fut = asyncio.get_running_loop().create_future()
    g = asyncio.gather(t, fut, t, value("last", 0), fut)
    fut.set_result("fut")
    show("before", g)
    show("shared", await g)
    show("after", g, t)


asyncio.run(main())
