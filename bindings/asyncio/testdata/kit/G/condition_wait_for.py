import asyncio
from kit import show


async def main():
    cond = asyncio.Condition()
    n_now = 0

    async def at_least(n):
        async with cond:
            value = await cond.wait_for(lambda: n_now >= n and f"reached {n}")
            show("at least", n, "at", n_now, value)
            return value

    tasks = [asyncio.create_task(at_least(n)) for n in (3, 1, 2)]
    for _ in range(3):
        await asyncio.sleep(0.01)
        async with cond:
            n_now += 1
            show("now", n_now)
            cond.notify_all()
    show(await asyncio.gather(*tasks))
    async with cond:
        show("true at once", await cond.wait_for(lambda: True))

    async def wait_for_ever():
        async with cond:
            await cond.wait_for(lambda: False)

    never = asyncio.create_task(wait_for_ever())
    await asyncio.sleep(0)
    never.cancel()
    try:
        await never
    except asyncio.CancelledError as e:
        show(e, cond.locked())


asyncio.run(main())
