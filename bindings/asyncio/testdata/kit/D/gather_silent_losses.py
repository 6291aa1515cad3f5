import asyncio
from kit import show


async def fails(n):
    for _ in range(n):
        await asyncio.sleep(0)
    show("raising", n)
    raise RuntimeError(f"number {n}")


async def main():
    reports = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: reports.append(c["message"]))
    try:
        await asyncio.gather(fails(1), fails(2), fails(3))
    except RuntimeError as e:
        show("first", e)
    for _ in range(6):
        await asyncio.sleep(0)
    show("reports", reports)


asyncio.run(main())
