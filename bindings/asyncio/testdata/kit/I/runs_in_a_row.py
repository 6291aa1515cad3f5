import asyncio
from kit import show


seen = []


async def main(n):
    loop = asyncio.get_running_loop()
    loop.call_later(3600, show, "never")
    seen.append(n)
    await asyncio.sleep(0.01 * n)
    return [n, asyncio.current_task() is not None, len(asyncio.all_tasks())]


for n in range(1, 4):
    value, in_task, tasks = asyncio.run(main(n))
    show(value, in_task, tasks)
show(seen)
