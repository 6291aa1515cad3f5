import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    when = loop.time() + 0.02
    for i in range(12):
        loop.call_at(when, fired.append, i)
    await asyncio.sleep(0.05)
    # A heap breaks ties as it likes: the order in which the timers were set is given here.
    show(sorted(fired))


asyncio.run(main())
