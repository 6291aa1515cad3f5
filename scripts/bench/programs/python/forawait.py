"""An async for loop over an async generator of 100,000 values."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
expected = N * (N - 1) // 2


async def count(n):
    for i in range(n):
        yield i


async def main():
    start = time.perf_counter()
    got = 0
    async for i in count(N):
        got += i
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"forawait: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
