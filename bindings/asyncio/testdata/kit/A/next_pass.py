import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()

    def first():
        show("first")
        loop.call_soon(nested, "from first")
        show("first ends")

    def nested(where, depth=0):
        show("nested", where, depth)
        if depth < 2:
            loop.call_soon(nested, where, depth + 1)

    loop.call_soon(first)
    loop.call_soon(show, "second")
    show("queued")
    for i in range(5):
        await asyncio.sleep(0)
        show("pass", i)


asyncio.run(main())
