import asyncio
from kit import show


async def job(turns, fail):
    for _ in range(turns):
        await asyncio.sleep(0)
    if fail:
        raise RuntimeError("failed")
    return turns


async def main():
    a = asyncio.create_task(job(6, False), name="a")
    b = asyncio.create_task(job(1, False), name="b")
    c = asyncio.create_task(job(3, True), name="c")
    mine = {"a": a, "b": b, "c": c}
    it = aiter(asyncio.as_completed([a, b, c]))
    while True:
        try:
            t = await anext(it)
        except StopAsyncIteration:
            break
        show(t, t is mine[t.get_name()], t.done(), t.exception())
    show("end")
    it = aiter(asyncio.as_completed([a]))
    show(await anext(it) is a)
    show(await anext(it, "nothing more"))


asyncio.run(main())
