"""Ten tasks that hand a lock round; each acquire has to wait for the nine others."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
expected = N

count = 0


async def work(lock, turns):
    global count
    for _ in range(turns):
        await lock.acquire()
        count += 1
        lock.release()


async def all_of_them():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(work(lock, N // 10)) for _ in range(10)]
    await asyncio.sleep(0)  # all ten wait now
    lock.release()
    await asyncio.gather(*tasks)
    return count


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"lock: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
