"""Messages that go to and fro between two tasks through two queues with room for one."""

import asyncio
import sys
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
expected = N


async def ping(there, back, rounds):
    got = 0
    for i in range(rounds):
        await there.put(i)
        if await back.get() == i:
            got += 1
    return got


async def pong(there, back, rounds):
    got = 0
    for i in range(rounds):
        message = await there.get()
        if message == i:
            got += 1
        await back.put(message)
    return got


async def all_of_them():
    there, back = asyncio.Queue(1), asyncio.Queue(1)
    return sum(await asyncio.gather(ping(there, back, N // 2), pong(there, back, N // 2)))


async def main():
    start = time.perf_counter()
    got = await all_of_them()
    elapsed = time.perf_counter() - start
    if got != expected:
        raise SystemExit(f"queue: got {got}, want {expected}")
    print(f"n {N}")
    print(f"elapsed {elapsed}")


asyncio.run(main())
