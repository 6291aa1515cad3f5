import asyncio
from kit import show


async def main():
    fut = asyncio.get_running_loop().create_future()
    q = asyncio.Queue(1)
    q.put_nowait(1)
    barrier = asyncio.Barrier(2)
    await barrier.abort()

    async def shut():
        q.shutdown()
        await q.put(3)

    calls = {
        "result": lambda: fut.result(),
        "full": lambda: q.put_nowait(2),
        "empty": lambda: asyncio.Queue().get_nowait(),
        "broken": lambda: barrier.wait(),
        "limit": lambda: asyncio.wait_for(fut, 0.01),
        "again": lambda: fut.set_result(1),
        "shut": lambda: shut(),
    }
    classes = [
        asyncio.InvalidStateError, asyncio.QueueFull, asyncio.QueueEmpty, asyncio.BrokenBarrierError, asyncio.TimeoutError,
        asyncio.CancelledError, asyncio.QueueShutDown, RuntimeError,
    ]
    for what, call in calls.items():
        try:
            await call()
        except (Exception, asyncio.CancelledError) as e:
            show(what, type(e).__name__, [isinstance(e, c) for c in classes])


asyncio.run(main())
