import asyncio
from kit import show


async def nap():
    await asyncio.sleep(0.01)


async def main():
    created = [asyncio.current_task()]
    asyncio.current_task().set_name("main of the run")
    tasks = []
    for name in ["c", "a", "b", "d"]:
        tasks.append(asyncio.create_task(nap(), name=name))
    created += tasks

    def names():
        # all_tasks() is a set: the order of creation is given here.
        return [t.get_name() for t in sorted(asyncio.all_tasks(), key=created.index)]

    show(names())
    tasks[1].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show(names())
    await asyncio.gather(*tasks, return_exceptions=True)
    show(names())


asyncio.run(main())
