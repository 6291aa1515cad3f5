import asyncio
import io
from kit import show


async def waits(fut):
    return await fut


async def main():
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(waits(fut), name="t")
    await asyncio.sleep(0)
    show("suspended", len(t.get_stack()))
    fut.set_result(1)
    await t
    show("ended", len(t.get_stack()), t.print_stack(file=io.StringIO()))
    c = asyncio.create_task(waits(asyncio.get_running_loop().create_future()))
    await asyncio.sleep(0)
    c.cancel()
    await asyncio.gather(c, return_exceptions=True)
    show("cancelled", len(c.get_stack()))


asyncio.run(main())
