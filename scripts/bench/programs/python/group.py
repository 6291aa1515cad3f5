"""A group of a hundred thousand tasks that each give way once."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
expected = N * (N - 1) // 2


async def work(i):
    await asyncio.sleep(0)
    return i


async def all_of_them():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(work(i)) for i in range(N)]
    total = 0
    for t in tasks:
        total += t.result()
    return total


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"group: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
