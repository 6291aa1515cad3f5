"""A hundred thousand times a call through ten nested coroutines, with an await of a trivial one at the bottom."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
DEPTH = 10
expected = N * DEPTH


async def nothing():
    return None


async def d(n):
    if n == 0:
        await nothing()
        return 0
    return 1 + await d(n - 1)


async def work():
    total = 0
    for _ in range(N):
        total += await d(DEPTH)
    return total


async def main():
    start = time.perf_counter()
    got = await work()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"nested: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
