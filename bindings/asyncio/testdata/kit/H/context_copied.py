import asyncio
from kit import show
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def child(name):
    show(name, "starts with", user.get())
    user.set(name)
    await asyncio.sleep(0)
    show(name, "goes on with", user.get())
    return user.get()


async def main():
    user.set("main")
    a = asyncio.create_task(child("a"))
    user.set("main again")
    b = asyncio.create_task(child("b"))
    show("main has", user.get())
    await asyncio.sleep(0)
    user.set("main, third")
    show(await a, await b, user.get())
    show(await asyncio.gather(child("c"), child("d")), user.get())


asyncio.run(main())
