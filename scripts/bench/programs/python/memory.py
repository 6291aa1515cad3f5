"""N tasks asleep for an hour at once; the process is measured from outside, then leaves."""

import asyncio
import os
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
LIVE = "live" in sys.argv[2:]
expected = N
started = 0

if LIVE:
    import tracemalloc

    tracemalloc.start()


async def work():
    global started
    started += 1
    await asyncio.sleep(3600)


async def main():
    start = time.perf_counter()
    tasks = []
    for _ in range(N):
        tasks.append(asyncio.create_task(work()))
    await asyncio.sleep(0.01)  # lets each of them start and park
    elapsed = time.perf_counter() - start
    if started != expected:
        raise SystemExit(f"memory: {started} tasks had started, want {expected}")
    if len(tasks) != expected:
        raise SystemExit(f"memory: {len(tasks)} tasks are held, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")
    if LIVE:
        print(f"live {tracemalloc.get_traced_memory()[0]}")
    sys.stdout.flush()
    os._exit(0)


asyncio.run(main())
