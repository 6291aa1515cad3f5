import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()

    def one(f):
        show("one adds four and removes three:", f.remove_done_callback(three))
        f.add_done_callback(four)
        loop.call_soon(show, "queued by one")

    def two(f):
        show("two")

    def three(f):
        show("three was scheduled already")

    def four(f):
        show("four", f.result())

    for fn in (one, two, three):
        fut.add_done_callback(fn)
    fut.set_result("r")
    await asyncio.sleep(0)
    show("pass 1")
    await asyncio.sleep(0)
    show("pass 2")


asyncio.run(main())
