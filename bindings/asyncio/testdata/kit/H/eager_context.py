import asyncio
from kit import show
from contextvars import ContextVar

var = ContextVar("var", default="unset")


async def child():
    show("child has", var.get())
    var.set("by child")
    await asyncio.sleep(0)
    show("child still has", var.get())


async def main():
    var.set("by main")
    t = asyncio.Task(child(), loop=asyncio.get_running_loop(), eager_start=True)
    show("main has", var.get())
    var.set("by main, later")
    await t
    show("main has", var.get(), t.get_context().get(var))
    fut = asyncio.get_running_loop().create_future()

    async def waits():
        var.set("waiter")
        got = await fut
        return [got, var.get()]

    t = asyncio.Task(waits(), loop=asyncio.get_running_loop(), eager_start=True)
    fut.set_result("at once")
    show(await t, var.get())


asyncio.run(main())
