import asyncio
from kit import show


async def quick(n):
    show("runs", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    made = []

    def construct(coro, **options):
        made.append(options["eager_start"])
        return asyncio.Task(coro, **options)

    factory = asyncio.create_eager_task_factory(construct)
    loop.set_task_factory(factory)
    t = asyncio.create_task(quick(1), name="one")
    show("done at once", t.done(), t)
    show(await t, made)
    loop.set_task_factory(None)
    late = asyncio.create_task(quick(2), name="two")
    show(late.done(), await late, made)


asyncio.run(main())
