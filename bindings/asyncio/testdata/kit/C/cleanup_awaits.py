import asyncio
from kit import show


async def work(log):
    try:
        await asyncio.sleep(10)
    finally:
        log.append("cleanup starts")
        await asyncio.sleep(0.01)
        log.append("cleanup goes on")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            log.append(f"cleanup cut short by {e}, {asyncio.current_task().cancelling()} requests")
            raise
        finally:
            log.append("innermost finally")


async def main():
    log = []
    t = asyncio.create_task(work(log))
    await asyncio.sleep(0)
    t.cancel("one")
    await asyncio.sleep(0)
    show("still cleaning", t.done(), log)
    while len(log) < 2:
        await asyncio.sleep(0.01)
    show("still cleaning", t.done(), log)
    t.cancel("two")
    try:
        await t
    except asyncio.CancelledError as e:
        show("ended", e, t.cancelling())
    show(log)


asyncio.run(main())
