import asyncio
from kit import show


async def job(name):
    show(name, "runs")
    await asyncio.sleep(0)
    show(name, "ends", asyncio.current_task() is not None)
    return name


async def main():
    g = asyncio.gather(job("x"), job("y"))
    g.add_done_callback(lambda f: show("callback", f.result()))
    show("made", g)
    for i in range(5):
        show("turn", i, g.done())
        await asyncio.sleep(0)
    show(g.result())


asyncio.run(main())
