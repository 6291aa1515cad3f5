"""A hundred thousand tasks that each await something with a limit of a minute, which none of them reaches."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
expected = N * (N - 1) // 2


async def work(i):
    await asyncio.sleep(0)
    return i


async def limited(i):
    return await asyncio.wait_for(work(i), 60)


async def all_of_them():
    tasks = [asyncio.create_task(limited(i)) for i in range(N)]
    return sum(await asyncio.gather(*tasks))


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"limit: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
