import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(lambda l, c: reports.append([c["message"][:21], c["exception"]]))
    fut = loop.create_future()

    def bad(f):
        show("bad runs")
        raise RuntimeError("bad callback")

    fut.add_done_callback(lambda f: show("first", f.result()))
    fut.add_done_callback(bad)
    fut.add_done_callback(lambda f: show("last", f.result()))
    fut.set_result(5)
    show(await fut, reports)
    await asyncio.sleep(0)
    show(reports)

    async def work():
        return "work"

    task = asyncio.create_task(work())
    task.add_done_callback(bad)
    show(await task)
    show(task.exception(), len(reports))


asyncio.run(main())
