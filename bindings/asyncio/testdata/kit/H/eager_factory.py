import asyncio
from kit import show


async def quick(n):
    show("quick", n)
    return n


async def slow(n):
    show("slow", n, "in")
    await asyncio.sleep(0)
    show("slow", n, "out")
    return n


async def main():
    loop = asyncio.get_running_loop()
    show("factory", loop.get_task_factory())
    loop.set_task_factory(asyncio.eager_task_factory)
    show("factory set", loop.get_task_factory() is asyncio.eager_task_factory)
    a = asyncio.create_task(quick(1), name="a")
    b = asyncio.create_task(slow(2), name="b")
    show(a, a.done(), b, b.done())
    show(await asyncio.gather(quick(3), slow(4), quick(5)))
    show(await b)
    t = asyncio.create_task(slow(6))
    t.cancel("mid way")
    try:
        await t
    except asyncio.CancelledError as e:
        show("cancelled after its first step", e)
    t = asyncio.Task(quick(7), loop=asyncio.get_running_loop(), eager_start=False)
    show("not eager", t.done(), await t)
    loop.set_task_factory(None)
    t = asyncio.create_task(quick(8))
    show("back to normal", t.done(), await t)


asyncio.run(main())
