import asyncio
from kit import show


async def level(n, log):
    me = asyncio.current_task()
    log.append(f"{n} in")
    child = None
    if n < 3:
        child = asyncio.Task(level(n + 1, log), name=f"level {n + 1}", loop=asyncio.get_running_loop(), eager_start=True)
        log.append(f"{n} again " + ("as before" if me is asyncio.current_task() else "as another"))
    await asyncio.sleep(0)
    log.append(f"{n} on")
    if child:
        await child
    return n


async def main():
    log = []
    t = asyncio.Task(level(0, log), name="level 0", loop=asyncio.get_running_loop(), eager_start=True)
    show("main", log, asyncio.current_task())
    show(len(asyncio.all_tasks()))
    log.clear()
    await asyncio.sleep(0)
    show("pass 1", log)
    log.clear()
    show(await t, log, len(asyncio.all_tasks()))


asyncio.run(main())
