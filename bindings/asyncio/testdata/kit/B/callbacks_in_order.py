import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    for n in range(3):
        fut.add_done_callback(lambda f, n=n: show("callback", n, f.result()))
    loop.call_soon(show, "queued before")
    fut.set_result("value")
    loop.call_soon(show, "queued after")
    show("nothing ran", fut)
    await asyncio.sleep(0)
    show("ran")
    fut.add_done_callback(lambda f: show("late callback", f is fut))
    show("not at once, even when done")
    await asyncio.sleep(0)
    show("end")


asyncio.run(main())
