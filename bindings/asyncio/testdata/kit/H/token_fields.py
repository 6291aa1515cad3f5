import asyncio
from contextvars import ContextVar, Token
from kit import show


v, with_default = ContextVar("v"), ContextVar("d", default=7)


async def main():
    first, second = v.set("a"), v.set("b")
    show(first.var is v, second.var is v, second.old_value)
    v.reset(second)
    show(v.get(), v.name)
    t = with_default.set(8)
    show(with_default.get())
    with_default.reset(t)
    show(with_default.get(), t.var is with_default, isinstance(t, Token))


asyncio.run(main())
