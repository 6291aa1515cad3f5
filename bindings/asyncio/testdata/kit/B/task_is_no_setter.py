import asyncio
from kit import show


async def work(fut):
    return await fut


def attempt(what, fn):
    try:
        show(what, fn())
    except Exception as e:
        show(what, "->", e)


async def main():
    fut = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work(fut), name="worker")
    await asyncio.sleep(0)
    attempt("set_result", lambda: task.set_result(1))
    attempt("set_exception", lambda: task.set_exception(ValueError("x")))
    attempt("result", lambda: task.result())
    attempt("exception", lambda: task.exception())
    show(asyncio.isfuture(task), asyncio.isfuture(fut), asyncio.isfuture(3), asyncio.isfuture(None))
    show(isinstance(task, asyncio.Future), isinstance(fut, asyncio.Task))
    show(asyncio.ensure_future(task) is task, asyncio.ensure_future(fut) is fut)
    fut.set_result("done")
    attempt("not yet", lambda: task.result())
    show(await task)
    attempt("set_result", lambda: task.set_result(1))
    show(task.result(), task.exception(), task.cancelled())


asyncio.run(main())
