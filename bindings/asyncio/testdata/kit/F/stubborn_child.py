import asyncio
from kit import show


async def stubborn(gate):
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        show("stubborn stays")
    await gate.wait()
    return "stubborn done"


async def fails(gate):
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.02, gate.set)
    raise ValueError("trouble")


async def main():
    gate = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as tg:
            s = tg.create_task(stubborn(gate))
            tg.create_task(fails(gate))
    except ExceptionGroup as eg:
        show("after the stubborn one", gate.is_set(), eg)
    show(s.result(), s.cancelling(), s.cancelled())
    gate.clear()
    async def parent():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(stubborn(gate))
    p = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    p.cancel("first")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("still waiting", p.done(), p.cancelling())
    gate.set()
    try:
        await p
    except asyncio.CancelledError as e:
        show(e, p.cancelled(), p.cancelling())


asyncio.run(main())
