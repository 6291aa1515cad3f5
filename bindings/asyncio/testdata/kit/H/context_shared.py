import asyncio
from kit import show
from contextvars import ContextVar, copy_context

count = ContextVar("count", default=0)


async def bump(n):
    for _ in range(n):
        count.set(count.get() + 1)
        await asyncio.sleep(0)
    return count.get()


async def main():
    ctx = copy_context()
    tasks = [asyncio.create_task(bump(2), context=ctx) for _ in range(3)]
    show([await t for t in tasks])
    show("in main", count.get(), "in the context", ctx.get(count))
    show("the same one", [t.get_context() is ctx for t in tasks])
    own = asyncio.create_task(bump(1))
    show(await own, own.get_context() is ctx, own.get_context().get(count))
    show(ctx.run(count.get), ctx.run(lambda a, b: a + b + count.get(), 10, 20))
    t = ctx.run(asyncio.create_task, bump(1))
    show("created inside: a copy of it", await t, ctx.get(count), t.get_context() is ctx)


asyncio.run(main())
