import asyncio
from kit import show


async def ticks(name, delays):
    for i, delay in enumerate(delays):
        await asyncio.sleep(delay)
        if delay == 0.05:
            raise ValueError(name + " broke")
        yield f"{name}{i}"


async def merge(*streams):
    """Passes on the items of several streams as they come; an error ends them all."""
    queue = asyncio.Queue()
    end = object()

    async def pump(stream):
        try:
            async for item in stream:
                queue.put_nowait((item, None))
            queue.put_nowait((end, None))
        except BaseException as e:
            queue.put_nowait((end, e))
            if isinstance(e, asyncio.CancelledError):
                raise

    pumps = [asyncio.create_task(pump(s)) for s in streams]
    try:
        left = len(streams)
        while left:
            item, error = await queue.get()
            if error is not None:
                raise error
            if item is end:
                left -= 1
            else:
                yield item
    finally:
        for p in pumps:
            p.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)


async def main():
    seen = []
    async for item in merge(ticks("a", [0.01, 0.03]), ticks("b", [0.02, 0.04]), ticks("c", [])):
        seen.append(item)
    show(seen)
    try:
        async for item in merge(ticks("x", [0.01, 0.05, 0.01]), ticks("y", [0.03, 3600])):
            seen.append(item)
    except ValueError as e:
        show(e, seen[4:])
    show("left", len(asyncio.all_tasks()) <= 2)


asyncio.run(main())
