import asyncio
from kit import show


async def job(name, fut=None):
    show("job", name)
    await asyncio.sleep(0)
    if fut:
        fut.set_result(name)
    return name


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()

    def spawn(name):
        show("spawn", name)
        loop.create_task(job(name, fut if name == "last" else None))

    def on_done(task):
        show("done", task.result())
        spawn("last")

    loop.call_soon(spawn, "from callback")
    first = loop.create_task(job("first"))
    first.add_done_callback(on_done)
    loop.call_soon(spawn, "from second callback")
    show("future", await fut)


asyncio.run(main())
