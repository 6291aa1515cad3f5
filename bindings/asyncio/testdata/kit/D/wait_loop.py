import asyncio
from kit import show


async def job(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    if name == "c":
        raise RuntimeError("c broke")
    return name.upper()


async def main():
    pending = {
        asyncio.create_task(job("a", 12), name="a"),
        asyncio.create_task(job("b", 1), name="b"),
        asyncio.create_task(job("c", 6), name="c"),
    }
    added = False
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            e = t.exception()
            show(t.get_name(), "failed" if e else "gave", e or t.result(), "left", len(pending))
        if not added:
            added = True
            pending.add(asyncio.create_task(job("d", 20), name="d"))
    show("all done")


asyncio.run(main())
