import asyncio
from kit import show


async def good():
    await asyncio.sleep(0)
    return "good"


async def bad():
    await asyncio.sleep(0)
    raise LookupError("bad")


async def endless():
    await asyncio.get_running_loop().create_future()


def report(task):
    if task.cancelled():
        show(task, "was cancelled")
    elif task.exception():
        show(task, "failed:", str(task.exception()))
    else:
        show(task, "returned", task.result())


async def main():
    tasks = [asyncio.create_task(c, name=n) for n, c in (("g", good()), ("b", bad()), ("e", endless()))]
    for t in reversed(tasks):
        t.add_done_callback(report)
    late = asyncio.create_task(endless(), name="never started")
    late.add_done_callback(report)
    late.cancel()
    await asyncio.sleep(0)
    show("cancel", tasks[2].cancel())
    while not all(t.done() for t in tasks):
        await asyncio.sleep(0)
    show("all done, callbacks queued")
    await asyncio.sleep(0)
    show("end", late.cancelled())


asyncio.run(main())
