"""A million awaits of a coroutine function that itself never waits."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
expected = N * (N - 1) // 2


async def inner(i):
    return i


async def work():
    total = 0
    for i in range(N):
        total += await inner(i)
    return total


async def main():
    start = time.perf_counter()
    got = await work()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"chain: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
