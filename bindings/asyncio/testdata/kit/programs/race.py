import asyncio
from kit import show


async def race(**runners):
    """The first result wins; the others are cancelled, and their cleanup is awaited."""
    loop = asyncio.get_running_loop()
    winner = loop.create_future()
    errors = {}
    tasks = []

    def finished(task):
        if task.cancelled():
            return
        if task.exception() is not None:
            errors[task.get_name()] = str(task.exception())
            if len(errors) == len(tasks) and not winner.done():
                winner.set_exception(RuntimeError(f"all {len(tasks)} failed"))
        elif not winner.done():
            winner.set_result(task)

    for name, coro in runners.items():
        task = asyncio.create_task(coro, name=name)
        task.add_done_callback(finished)
        tasks.append(task)
    try:
        first = await winner
        return [first.get_name(), first.result(), errors]
    finally:
        reason = "race is over" if winner.done() and not winner.cancelled() else "race was cancelled"
        for task in tasks:
            if not task.done():
                task.cancel(reason)
        for task in tasks:
            while not task.done():
                await asyncio.sleep(0)
            show("  ", task, "cancelled" if task.cancelled() else "ended")


async def runner(passes, what, cleanup=0):
    me = asyncio.current_task().get_name()
    try:
        for _ in range(passes):
            await asyncio.sleep(0)
        if what == "fail":
            raise ValueError(me + " stumbled")
        return what
    except asyncio.CancelledError as e:
        for _ in range(cleanup):
            await asyncio.sleep(0)
        show("  ", me, "left:", str(e))
        if what == "proud":
            return "did not want to know"
        raise


async def report(what, coro):
    try:
        show(what, await coro)
    except RuntimeError as e:
        show(what, "failed:", str(e))
    except asyncio.CancelledError as e:
        show(what, "cancelled:", str(e))
        raise


async def main():
    await report("three", race(slow=runner(50, "s", cleanup=2), fast=runner(3, "f"), mid=runner(20, "m")))
    await report("with failure", race(bad=runner(1, "fail"), good=runner(4, "g"), proud=runner(30, "proud")))
    await report("tie", race(one=runner(2, "1"), two=runner(2, "2")))
    await report("all fail", race(x=runner(2, "fail"), y=runner(1, "fail")))
    t = asyncio.create_task(report("outer", race(p=runner(90, "p", cleanup=1), q=runner(90, "q", cleanup=3))))
    for _ in range(4):
        await asyncio.sleep(0)
    t.cancel("no race today")
    try:
        await t
    except asyncio.CancelledError as e:
        show("main sees", str(e), t.cancelling(), len(asyncio.all_tasks()))


asyncio.run(main())
