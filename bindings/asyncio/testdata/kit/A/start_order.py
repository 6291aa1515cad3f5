import asyncio
from kit import show


async def worker(name):
    show(name, "starts")
    await asyncio.sleep(0)
    show(name, "goes on")
    return name.upper()


async def main():
    tasks = [asyncio.create_task(worker(n)) for n in ("a", "b", "c")]
    show("created", tasks, [t.done() for t in tasks])
    await asyncio.sleep(0)
    show("main after one pass")
    late = asyncio.create_task(worker("d"))
    for t in tasks:
        show(await t)
    show("d is done", late.done())
    show(await late, late.result())


asyncio.run(main())
