import asyncio
from contextvars import ContextVar, copy_context
from kit import show


counter = ContextVar("counter", default=0)


async def count(step):
    counter.set(counter.get() + step)
    await asyncio.sleep(0)
    return counter.get()


async def main():
    show("loop is the runner's", asyncio.get_running_loop() is runner.get_loop())
    return "value"


async def fails():
    raise ValueError("from the coroutine")


with asyncio.Runner() as runner:
    show(runner.run(main()))
    show(runner.run(count(1)), runner.run(count(2)))
    try:
        runner.run(fails())
    except ValueError as e:
        show("raised", e)
    show("still usable", runner.run(count(3)))
    context = copy_context()
    show("in a context of its own", runner.run(count(10), context=context), context.get(counter))
    show("not in the runner's", runner.run(count(0)))
show("outside", counter.get())
