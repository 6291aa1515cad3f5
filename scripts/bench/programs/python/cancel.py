"""A hundred thousand tasks that sleep for an hour, all cancelled, gathered."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
expected = N
started = 0


async def work():
    global started
    started += 1
    await asyncio.sleep(3600)


async def all_of_them():
    tasks = []
    for _ in range(N):
        tasks.append(asyncio.create_task(work()))
    await asyncio.sleep(0)  # lets each of them start and park
    if started != N:
        raise SystemExit(f"cancel: {started} tasks had started, want {N}")
    for task in tasks:
        task.cancel()
    cancelled = 0
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, asyncio.CancelledError):
            cancelled += 1
    return cancelled


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"cancel: got {got} cancelled tasks, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
