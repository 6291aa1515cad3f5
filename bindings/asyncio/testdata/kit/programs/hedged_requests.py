import asyncio
from kit import show


async def replica(name, delay, log, failing=False):
    try:
        await asyncio.sleep(delay)
        if failing:
            raise RuntimeError(name + " is down")
        return name
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise


async def hedged(makes, patience, log):
    """Asks the next replica whenever the ones before have not answered in time, and takes the first answer."""
    waiting = list(makes)
    pending = set()
    errors = []
    try:
        while waiting or pending:
            if waiting:
                pending.add(asyncio.create_task(waiting.pop(0)()))
                log.append(f"asked {len(pending)}")
            done, pending = await asyncio.wait(
                pending, timeout=patience if waiting else None, return_when=asyncio.FIRST_COMPLETED,
            )
            for t in done:
                if t.exception() is None:
                    return t.result()
                errors.append(t.exception())
        raise ExceptionGroup("all replicas failed", errors)
    finally:
        for t in pending:
            t.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main():
    log = []
    show(await hedged([lambda: replica("fast", 0.01, log), lambda: replica("spare", 0.01, log)], 0.05, log))
    show(await hedged([lambda: replica("slow", 3600, log), lambda: replica("good", 0.01, log)], 0.02, log))
    show(await hedged([lambda: replica("bad", 0.01, log, True), lambda: replica("ok", 0.01, log)], 0.05, log))
    try:
        await hedged([lambda: replica("x", 0.03, log, True), lambda: replica("y", 0.03, log, True)], 0.01, log)
    except ExceptionGroup as e:
        show(e)
    show(log)


asyncio.run(main())
