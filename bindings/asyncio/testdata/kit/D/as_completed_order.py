import asyncio
from kit import show


async def job(name, fut):
    return name + await fut


async def main():
    loop = asyncio.get_running_loop()
    futs = [loop.create_future() for _ in range(3)]
    ts = [asyncio.create_task(job(n, f), name=n) for n, f in zip("abc", futs)]
    loop.call_soon(futs[2].set_result, "!")
    loop.call_soon(lambda: loop.call_soon(futs[0].set_exception, ValueError("a is ill")))
    loop.call_later(0.01, futs[1].set_result, "?")
    got = []
    for p in asyncio.as_completed(ts):
        try:
            got.append(await p)
        except ValueError as e:
            got.append(e)
        show(got, [t.done() for t in ts])
    show(list(asyncio.as_completed([])))


asyncio.run(main())
