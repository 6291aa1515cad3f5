import asyncio
from kit import show


async def job(delay, error=None):
    await asyncio.sleep(delay)
    if error is not None:
        raise error
    return delay


async def main():
    tasks = [asyncio.create_task(job(0.01)), asyncio.create_task(job(0.03, ValueError("bad"))), asyncio.create_task(job(3600))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    show([t in done for t in tasks], len(pending), tasks[1].exception())
    tasks[2].cancel()
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    show(len(done), len(pending), tasks[2].cancelled())
    tasks = [asyncio.create_task(job(0)), asyncio.create_task(job(0.01))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    show("nobody fails", len(done), len(pending))
    tasks = [asyncio.create_task(job(0)), asyncio.create_task(job(0)), asyncio.create_task(job(0.05))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    show("several at once", [t in done for t in tasks])
    await tasks[2]


asyncio.run(main())
