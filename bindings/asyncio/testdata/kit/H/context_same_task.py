import asyncio
from kit import show
from contextvars import ContextVar

step = ContextVar("step", default=0)


async def sets(n):
    step.set(n)
    await asyncio.sleep(0)
    return n


async def main():
    await sets(1)
    show("plain await is the same context", step.get())
    await asyncio.wait_for(sets(2), 5)
    show("wait_for runs it in this task", step.get())
    async with asyncio.timeout(5):
        await sets(3)
    show("so does timeout", step.get())
    await asyncio.create_task(sets(4))
    show("a task has a copy", step.get())
    await asyncio.gather(sets(5))
    show("gather as well", step.get())
    await asyncio.wait_for(asyncio.create_task(sets(6)), 5)
    show("a task given to wait_for", step.get())
    await asyncio.shield(sets(7))
    show("shield", step.get())


asyncio.run(main())
