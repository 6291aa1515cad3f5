"""A hundred thousand tasks that sleep for 0 to 1 s, gathered."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
expected = N * (N - 1) // 2


def delay(i):
    return (i * 7919 % 100_000) / 100_000


async def work(i):
    await asyncio.sleep(delay(i))
    return i


async def all_of_them():
    tasks = []
    for i in range(N):
        tasks.append(asyncio.create_task(work(i)))
    total = 0
    for i in await asyncio.gather(*tasks):
        total += i
    return total


async def main():
    longest = max((delay(i) for i in range(N)), default=0)
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"sleepers: got {got}, want {expected}")
    if elapsed < longest:
        raise SystemExit(f"sleepers: took {elapsed} s, less than the longest sleep of {longest} s")
    print(f"n {N}")
    print(f"slept {longest}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
