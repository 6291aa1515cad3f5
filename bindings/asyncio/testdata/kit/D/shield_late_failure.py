import asyncio
from kit import show


async def inner():
    await asyncio.sleep(0.01)
    raise ValueError("nobody waits")


async def caller(t):
    await asyncio.shield(t)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: show("handler", c["message"], c["exception"]))
    t = asyncio.create_task(inner(), name="inner")
    c = asyncio.create_task(caller(t), name="caller")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    c.cancel()
    await asyncio.wait([c])
    show("caller cancelled", c.cancelled())
    await asyncio.wait([t])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("inner", t.exception())


asyncio.run(main())
