import asyncio
from kit import show


async def quick():
    return "quick"


def attempt(label, fn, *args):
    try:
        show(label, fn(*args))
    except RuntimeError as e:
        show(label, type(e).__name__, "closed" in str(e), "running event loop" in str(e))
    for coro in args:
        coro.close()


async def main(runner):
    attempt("nested run", runner.run, quick())
    attempt("asyncio.run", asyncio.run, quick())
    return "main goes on"


runner = asyncio.Runner()
show(runner.run(main(runner)))
try:
    runner.run(5)
except (ValueError, TypeError):
    show("not a coroutine")
runner.close()
attempt("run after close", runner.run, quick())
attempt("get_loop after close", runner.get_loop)
