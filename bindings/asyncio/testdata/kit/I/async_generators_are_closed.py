import asyncio
from kit import show


async def numbers():
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0)
    finally:
        show("generator closed")


async def main():
    global kept
    kept = g = numbers()
    show(await anext(g), await anext(g))
    show("main ends")


asyncio.run(main())
show("run returned")
