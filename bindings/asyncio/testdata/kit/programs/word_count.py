import asyncio
from kit import show


TEXTS = [
    "the cat and the hat",
    "a cat is a cat",
    "the end of the hat",
]


async def map_text(text, partitions):
    for word in text.split(" "):
        await asyncio.sleep(0)
        await partitions[len(word) % len(partitions)].put(word)


async def reduce_words(queue):
    counts = {}
    while True:
        word = await queue.get()
        if word is None:
            return counts
        counts[word] = counts.get(word, 0) + 1


async def count_words(texts, n):
    partitions = [asyncio.Queue(2) for _ in range(n)]
    async with asyncio.TaskGroup() as tg:
        reducers = [tg.create_task(reduce_words(q)) for q in partitions]
        await asyncio.gather(*[map_text(t, partitions) for t in texts])
        for q in partitions:
            await q.put(None)
        total = {}
        for r in reducers:
            total.update(await r)
        return sorted(total.items(), key=lambda item: (-item[1], item[0]))


async def main():
    for n in (1, 2, 5):
        show(n, await count_words(TEXTS, n))
    show(await count_words([], 3))


asyncio.run(main())
