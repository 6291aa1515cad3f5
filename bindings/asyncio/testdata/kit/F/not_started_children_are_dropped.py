import asyncio
from kit import show


async def job(name):
    show(name, "runs")
    await asyncio.sleep(0)


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(job("never started"), name="t")
            show("made", t.done())
            raise ValueError("body fails first")
    except ExceptionGroup as eg:
        show(eg)
    show(t.done(), t.cancelled())
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(job("cancelled before its start"), name="t")
        u = tg.create_task(job("u"), name="u")
        show(t.cancel(), t.cancelled())
    show(t.cancelled(), u.cancelled())


asyncio.run(main())
