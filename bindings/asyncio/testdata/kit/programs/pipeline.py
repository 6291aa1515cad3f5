import asyncio
from kit import show


async def source(output, n):
    for i in range(1, n + 1):
        await output.put(i)
    output.shutdown()
    return f"{n} made"


async def stage(input, output, fn):
    """Passes on what fn makes of each item; the end of the input shuts its output down."""
    count = 0
    while True:
        try:
            item = await input.get()
        except asyncio.QueueShutDown:
            break
        count += 1
        for result in fn(item):
            await output.put(result)
    output.shutdown()
    return count


async def sink(input):
    everything = []
    try:
        while True:
            everything.append(await input.get())
    except asyncio.QueueShutDown:
        pass
    return everything


async def main():
    a, b, c = asyncio.Queue(1), asyncio.Queue(2), asyncio.Queue(1)
    made, doubled, kept, everything = await asyncio.gather(
        source(a, 8),
        stage(a, b, lambda n: [n, -n]),
        stage(b, c, lambda n: [n * abs(n)] if n % 3 == 0 else []),
        sink(c),
    )
    show(made, doubled, kept)
    show(everything)
    q = asyncio.Queue(1)
    stuck = asyncio.create_task(source(q, 5))
    await asyncio.sleep(0)
    show(await q.get(), stuck.done())
    q.shutdown(immediate=True)
    try:
        await stuck
    except asyncio.QueueShutDown as e:
        show("the source is told", type(e).__name__)


asyncio.run(main())
