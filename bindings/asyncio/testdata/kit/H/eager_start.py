import asyncio
from kit import show


async def suspends(name):
    show(name, "starts as", asyncio.current_task())
    await asyncio.sleep(0)
    show(name, "goes on as", asyncio.current_task())
    return name


async def sync(name):
    show(name, "runs as", asyncio.current_task())
    return name


async def main():
    lazy = asyncio.create_task(suspends("lazy"), name="lazy")
    eager = asyncio.Task(suspends("eager"), name="eager", loop=asyncio.get_running_loop(), eager_start=True)
    show("back in", asyncio.current_task(), lazy.done(), eager.done(), len(asyncio.all_tasks()))
    quick = asyncio.Task(sync("quick"), name="quick", loop=asyncio.get_running_loop(), eager_start=True)
    show("done at once", quick.done(), quick.result(), len(asyncio.all_tasks()))
    asyncio.get_running_loop().call_soon(show, "loop turns")
    show("await does not yield", await quick)
    explicit = asyncio.Task(sync("not eager"), name="explicit", loop=asyncio.get_running_loop(), eager_start=False)
    show(explicit.done())
    show(await eager, await lazy, await explicit)
    for eager_start in (True, False):
        t = asyncio.Task(sync("numbered"), loop=asyncio.get_running_loop(), eager_start=eager_start)
        show(t, await t)


asyncio.run(main())
