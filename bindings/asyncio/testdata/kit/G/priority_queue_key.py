import asyncio
from functools import total_ordering
from kit import show


@total_ordering
class Keyed:
    def __init__(self, key, value):
        self.key, self.value = key, value

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.key < other.key


async def main():
    q = asyncio.PriorityQueue()
    q.put_nowait(Keyed(3, "clean"))
    q.put_nowait(Keyed(0, "alarm"))
    q.put_nowait(Keyed(2, "mail"))
    show(q.qsize(), q.maxsize)
    while not q.empty():
        job = await q.get()
        show(job.key, job.value)
    longest = asyncio.PriorityQueue(maxsize=2)
    longest.put_nowait(Keyed(-2, "ab"))
    longest.put_nowait(Keyed(-4, "abcd"))
    show(longest.full(), longest.get_nowait().value, longest.get_nowait().value)


asyncio.run(main())
