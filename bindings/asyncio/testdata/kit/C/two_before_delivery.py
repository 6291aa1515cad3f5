import asyncio
from kit import show


async def pending(gate, log):
    try:
        await gate
    except asyncio.CancelledError as e:
        log.append(["caught", e, asyncio.current_task().cancelling()])
    await asyncio.sleep(0)
    return "one CancelledError for two requests"


async def bare_yield(gate, log):
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        log.append(["caught", e, asyncio.current_task().cancelling()])
    await asyncio.sleep(0)
    return "done"


async def main():
    loop = asyncio.get_running_loop()
    log = []
    t = asyncio.create_task(pending(loop.create_future(), log))
    await asyncio.sleep(0)
    show(t.cancel("first"), t.cancel("second"), t.cancelling())
    show(await t, log, t.cancelling())
    log.clear()
    t = asyncio.create_task(bare_yield(None, log))
    await asyncio.sleep(0)
    show(t.cancel("first"), t.cancel("second"), t.cancelling())
    show(await t, log, t.cancelling())
    log.clear()
    gate = loop.create_future()
    t = asyncio.create_task(pending(gate, log))
    await asyncio.sleep(0)
    gate.set_result(1)
    show(t.cancel("first"), t.cancel("second"), t.cancelling())
    show(await t, log, t.cancelling())


asyncio.run(main())
