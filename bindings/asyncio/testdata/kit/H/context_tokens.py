import asyncio
from kit import show
from contextvars import ContextVar, copy_context

plain = ContextVar("plain")
level = ContextVar("level", default="default")


async def main():
    show(plain.name, level.name, level.get(), level.get("fallback"), plain.get("fallback"))
    try:
        plain.get()
    except LookupError:
        show("LookupError")
    t1 = level.set("one")
    t2 = level.set("two")
    show(level.get(), level.get("fallback"))
    level.reset(t2)
    show("reset", level.get())
    level.reset(t1)
    show("reset", level.get())
    try:
        level.reset(t1)
    except RuntimeError:
        show("a token serves once: RuntimeError")
    token = plain.set(None)
    show("set to none", plain.get("fallback"))
    plain.reset(token)
    show("unset again", plain.get("fallback"))
    try:
        level.reset(plain.set(1))
    except ValueError:
        show("token of another variable: RangeError")
    ctx = copy_context()
    try:
        level.reset(ctx.run(level.set, "elsewhere"))
    except ValueError:
        show("token of another context: RangeError")
    show(level.get(), ctx.get(level))
    try:
        ctx.run(ctx.run, show, "not reached")
    except RuntimeError:
        show("entered already: RuntimeError")


asyncio.run(main())
