import asyncio
from contextvars import Context, ContextVar
from kit import show


a, b = ContextVar("a"), ContextVar("b")


async def main():
    ctx = Context()
    show(len(list(ctx.keys())))

    def fill():
        a.set(1)
        b.set("two")

    ctx.run(fill)
    show({v.name for v in ctx.keys()}, set(ctx.values()), {(v.name, x) for v, x in ctx.items()})
    copy = ctx.copy()
    ctx.run(a.set, 3)
    show(set(ctx.values()), set(copy.values()))


asyncio.run(main())
