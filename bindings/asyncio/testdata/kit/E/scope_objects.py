import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    scope = asyncio.timeout(None)
    show(scope.when(), scope.expired())
    async with scope as inner:
        show("the same", inner is scope, isinstance(inner, asyncio.Timeout))
        inner.reschedule(loop.time() + 100)
        show(inner.when() > loop.time() + 50)
        inner.reschedule(None)
        show(inner.when())
        await asyncio.sleep(0)
    at = loop.time() + 0.02
    try:
        async with asyncio.timeout_at(at) as s:
            show("as given", s.when() == at)
            await asyncio.sleep(3600)
    except TimeoutError as e:
        show(type(e).__name__, loop.time() >= at - 0.001)
    async with asyncio.timeout(None):
        value = await asyncio.sleep(0, "no limit")
    show(value)


asyncio.run(main())
