import asyncio
from kit import show


async def job(n):
    await asyncio.sleep(0.01 * n)
    return n


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (3, 1, 4, 2)]
    done, pending = await asyncio.wait(tasks, timeout=0.025)
    show([t.result() for t in sorted(done, key=tasks.index)], len(pending))
    done, pending = await asyncio.wait(pending)
    show([t.result() for t in sorted(done, key=tasks.index)], len(pending))


asyncio.run(main())
