"""Events that each wake ten thousand tasks, one event after the other."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
expected = N

WAITERS = min(10_000, N)
count = 0


async def work(events):
    global count
    for event in events:
        await event.wait()
        count += 1


async def all_of_them():
    events = [asyncio.Event() for _ in range(N // WAITERS)]
    tasks = [asyncio.create_task(work(events)) for _ in range(WAITERS)]
    await asyncio.sleep(0)  # all wait now
    for event in events:
        event.set()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    return count


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"event: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
