import asyncio
from kit import show


async def waiter(name, fut):
    try:
        await fut
    except asyncio.CancelledError as e:
        show(name, "sees", e, asyncio.current_task().cancelling())
        raise


async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: show("callback", f, f.cancelled()))
    tasks = [asyncio.create_task(waiter(n, fut)) for n in ("first", "second")]
    await asyncio.sleep(0)
    show("cancel", fut.cancel("why not"), fut.cancelled(), fut.done())
    show([t.cancelled() for t in tasks])
    await asyncio.sleep(0)
    show([t.cancelled() for t in tasks], [t.cancelling() for t in tasks])
    for what in (fut.result, fut.exception, tasks[0].result, tasks[1].exception):
        try:
            show(what())
        except asyncio.CancelledError as e:
            show("raised", type(e).__name__)
    try:
        await fut
    except asyncio.CancelledError:
        show("main is not cancelled:", asyncio.current_task().cancelling())


asyncio.run(main())
