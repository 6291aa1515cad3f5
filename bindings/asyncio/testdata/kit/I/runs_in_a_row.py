import asyncio
from kit import show


seen = []


async def main(n):
    seen.append(n)
    await asyncio.sleep(0.01 * n)
    return [n, asyncio.current_task() is not None]


for n in range(1, 4):
    value, in_task = asyncio.run(main(n))
    show(value, in_task)
show(seen)
