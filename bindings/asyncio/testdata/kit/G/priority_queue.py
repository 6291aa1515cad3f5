import asyncio
from kit import show


async def main():
    q = asyncio.PriorityQueue()
    for n in (5, 1, 4, 1, 3):
        q.put_nowait(n)
    out = []
    while not q.empty():
        out.append(await q.get())
    show(out)
    pairs = asyncio.PriorityQueue(4)
    for item in [(2, "b"), (1, "z"), (2, "a"), (1, "y")]:
        await pairs.put(item)
    show(pairs.full())
    order = []
    while not pairs.empty():
        order.append(pairs.get_nowait())
    show("ties by the payload", order)
    words = asyncio.PriorityQueue()
    for w in ["pear", "apple", "fig"]:
        words.put_nowait(w)
    show(words.get_nowait(), words.get_nowait(), words.get_nowait())
    getter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait(9)
    q.put_nowait(2)
    show("the getter gets the smallest when it runs", await getter, q.get_nowait())


asyncio.run(main())
