import asyncio
from kit import show


async def endless(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        await asyncio.sleep(0)
        show("closed", name)


async def main():
    loop = asyncio.get_running_loop()
    a = endless("a")
    show(await anext(a), await anext(a))
    show("shutdown", await loop.shutdown_asyncgens())
    show(await anext(a, "no more") == "no more")


asyncio.run(main())
