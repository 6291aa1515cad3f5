import asyncio
from kit import show


async def wait(event, name, log):
    log.append([name, await event.wait()])


async def main():
    event, log = asyncio.Event(), []
    tasks = [asyncio.create_task(wait(event, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    show("waiting", event.is_set(), log)
    event.set()
    event.clear()
    show("set and cleared at once", event.is_set(), log)
    await asyncio.gather(*tasks)
    show(log)
    late = asyncio.create_task(wait(event, "late", log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("late waits", late.done())
    event.set()
    event.set()
    await late
    show(log[-1], event.is_set())
    show("set already", await event.wait())


asyncio.run(main())
