import asyncio
from kit import show


async def producer(queue, name, items):
    for item in items:
        await asyncio.sleep(0.01)
        await queue.put(f"{name}:{item}")
        show(name, "put", item)


async def consumer(queue, eaten):
    while True:
        item = await queue.get()
        try:
            if item.endswith("rotten"):
                raise ValueError("cannot eat " + item)
            await asyncio.sleep(0)
            eaten.append(item)
        except ValueError as e:
            show("skipped", e)
        finally:
            queue.task_done()


async def main():
    queue, eaten = asyncio.Queue(2), []
    worker = asyncio.create_task(consumer(queue, eaten), name="consumer")
    await producer(queue, "farm", ["apple", "rotten", "pear"])
    await producer(queue, "shop", ["bread"])
    await queue.join()
    show("eaten", eaten)
    worker.cancel("no more")
    try:
        await worker
    except asyncio.CancelledError as e:
        show(worker, type(e).__name__, queue.empty())


asyncio.run(main())
