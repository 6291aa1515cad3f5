import asyncio
from contextvars import Context, ContextVar, copy_context
from kit import show


v = ContextVar("v")


async def main():
    v.set("main")
    a = copy_context()
    b = a.copy()
    a.run(v.set, "in a")
    show(a.get(v), b.get(v), v.get())
    b.run(v.set, "in b")
    show(a.get(v), b.get(v), v.get())
    empty = Context()
    show(empty.get(v), empty.get(v) or "fallback")
    show(empty.run(v.get, "nothing set"))
    try:
        empty.run(v.get)
    except LookupError as e:
        show(type(e).__name__)
    show(empty.run(lambda x: (v.set(x), v.get())[1], "set inside"), empty.get(v))
    try:
        a.run(lambda: a.run(lambda: 1))
    except RuntimeError as e:
        show(type(e).__name__)


asyncio.run(main())
