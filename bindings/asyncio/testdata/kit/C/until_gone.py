import asyncio
from kit import show


async def tough(lives):
    """Survives some cancellations, counting them."""
    me = asyncio.current_task()
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError as e:
            show("hit", e, "requests", me.cancelling())
            if lives == 0:
                raise
            lives -= 1
            if lives == 1:
                show("forgives", me.uncancel())


async def kill(task):
    hits = 0
    while not task.done():
        hits += 1
        task.cancel(f"hit {hits}")
        await asyncio.wait([task], timeout=0.01)
    return hits


async def main():
    t = asyncio.create_task(tough(3))
    await asyncio.sleep(0)
    show("needed", await kill(t))
    show(t.cancelled(), t.cancelling())
    fresh = asyncio.create_task(tough(0))
    show("not started", await kill(fresh), fresh.cancelling())
    show("done already", await kill(fresh))


asyncio.run(main())
