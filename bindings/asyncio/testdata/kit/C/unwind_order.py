import asyncio
from kit import show


async def work(name, log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append(name)


async def awaiter(t, log):
    try:
        await t
    except asyncio.CancelledError:
        log.append("awaiter of " + t.get_name())


async def main():
    log = []
    loop = asyncio.get_running_loop()
    tasks = {n: asyncio.create_task(work(n, log), name=n) for n in "abcd"}
    waiting = asyncio.create_task(awaiter(tasks["b"], log))
    tasks["d"].add_done_callback(lambda t: log.append("callback of d"))
    await asyncio.sleep(0)
    for n in "cbda":
        tasks[n].cancel()
        loop.call_soon(log.append, "after " + n)
    for n in range(3):
        await asyncio.sleep(0)
        show("pass", n, log)
        log.clear()
    show(waiting.done(), waiting.cancelled())


asyncio.run(main())
