import asyncio
from kit import show


def attempt(what, fn):
    try:
        show(what, fn())
    except Exception as e:
        show(what, "->", e)


async def main():
    new = asyncio.get_running_loop().create_future
    fut = new()
    attempt("result, pending", lambda: fut.result())
    attempt("exception, pending", lambda: fut.exception())
    attempt("set", lambda: fut.set_result(1))
    attempt("set again", lambda: fut.set_result(2))
    attempt("set exception", lambda: fut.set_exception(ValueError("late")))
    attempt("cancel", lambda: fut.cancel())
    show(fut, fut.result(), fut.exception())
    fut = new()
    attempt("set exception", lambda: fut.set_exception(ValueError("no")))
    attempt("result", lambda: fut.result())
    attempt("again", lambda: fut.result())
    attempt("set result", lambda: fut.set_result(3))
    attempt("exception", lambda: fut.exception())
    fut = new()
    attempt("cancel", lambda: fut.cancel())
    attempt("cancel again", lambda: fut.cancel())
    attempt("set result", lambda: fut.set_result(4))
    attempt("set exception", lambda: fut.set_exception(ValueError("late")))
    show(fut, fut.done(), fut.cancelled())


asyncio.run(main())
