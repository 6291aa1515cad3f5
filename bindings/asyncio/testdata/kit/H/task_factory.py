import asyncio
from kit import show


async def work(n):
    await asyncio.sleep(0)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    made = []

    def factory(loop_, coro, **options):
        task = asyncio.Task(coro, loop=loop_, **options)
        made.append([loop_ is loop, task])
        task.add_done_callback(lambda t: show("factory sees the end of", t, t.result()))
        return task

    loop.set_task_factory(factory)
    show(loop.get_task_factory() is factory)
    a = asyncio.create_task(work(2), name="two")
    b = asyncio.ensure_future(work(3))
    b.set_name("three")
    show(await a, await b)
    show(await asyncio.gather(asyncio.create_task(work(4), name="four"), a))
    show(len(made), made[:2], made[2][0])
    loop.set_task_factory(None)
    show(await asyncio.create_task(work(5)), len(made))


asyncio.run(main())
