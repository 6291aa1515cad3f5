import asyncio
from kit import show
from contextvars import Context, ContextVar, copy_context

depth = ContextVar("depth", default=0)
other = ContextVar("other")


def deeper(n):
    depth.set(depth.get() + 1)
    if n:
        return copy_context().run(deeper, n - 1)
    return depth.get()


def fails():
    depth.set(100)
    raise ValueError("inside run")


async def main():
    depth.set(1)
    show(copy_context().run(deeper, 3), depth.get())
    empty = Context()
    show("empty context", empty.run(depth.get), empty.get(depth), empty.get(depth, "absent"))
    empty.run(depth.set, 7)
    show("now", empty.get(depth), depth.get())
    ctx = copy_context()
    try:
        ctx.run(fails)
    except ValueError as e:
        show("raised", e, ctx.get(depth), depth.get())
    again = ctx.run(copy_context)
    ctx.run(depth.set, 5)
    show("a copy of it", again.get(depth), ctx.get(depth), again.get(other))

    async def in_task():
        depth.set(depth.get() + 1)
        await asyncio.sleep(0)
        return depth.get()

    show(await asyncio.create_task(in_task(), context=empty), empty.get(depth), depth.get())


asyncio.run(main())
