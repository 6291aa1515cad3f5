import asyncio
from kit import show


async def job(name, turns):
    show(name, "starts")
    for _ in range(turns):
        await asyncio.sleep(0)
    show(name, "ends")
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job("a", 3), name="first")
        b = tg.create_task(job("b", 1))
        show("body", a.done(), b.done(), a.get_name())
        await asyncio.sleep(0)
        show("body ends")
    show("after", a.result(), b.result(), asyncio.current_task().cancelling())
    async with asyncio.TaskGroup():
        show("empty group")
    async with asyncio.TaskGroup() as tg:
        c = tg.create_task(job("c", 0))
        show("c gives", await c)
    show("end")


asyncio.run(main())
