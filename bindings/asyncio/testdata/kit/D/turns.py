import asyncio
from kit import show


async def quick():
    return "quick"


async def one():
    await asyncio.sleep(0)
    return "one"


async def count(label, make):
    loop = asyncio.get_running_loop()
    turns = 0
    running = True
    def tick():
        nonlocal turns
        if running:
            turns += 1
            loop.call_soon(tick)
    loop.call_soon(tick)
    await make()
    running = False
    show(label, turns)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def main():
    done = asyncio.create_task(quick())
    await done
    await count("coroutine", lambda: quick())
    await count("done task", lambda: done)
    await count("new task", lambda: asyncio.create_task(quick()))
    await count("task that yields once", lambda: asyncio.create_task(one()))
    await count("gather of coroutines", lambda: asyncio.gather(quick(), quick()))
    await count("gather of a done task", lambda: asyncio.gather(done))
    await count("gather of nothing", lambda: asyncio.gather())
    await count("wait for a done task", lambda: asyncio.wait([done]))
    await count("wait for a new task", lambda: asyncio.wait([asyncio.create_task(quick())]))
    await count("shield of a coroutine", lambda: asyncio.shield(quick()))
    await count("shield of a done task", lambda: asyncio.shield(done))
    await count("wait_for a coroutine", lambda: asyncio.wait_for(quick(), 5))
    await count("wait_for one that yields", lambda: asyncio.wait_for(one(), 5))
    await count("wait_for a done task", lambda: asyncio.wait_for(done, 5))
    await count("wait_for without a limit", lambda: asyncio.wait_for(one(), None))


asyncio.run(main())
