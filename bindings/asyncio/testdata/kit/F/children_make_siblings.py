import asyncio
from kit import show


async def tree(tg, depth, name, seen):
    seen.append(name)
    if depth:
        tg.create_task(tree(tg, depth - 1, name + "l", seen))
        tg.create_task(tree(tg, depth - 1, name + "r", seen))
    await asyncio.sleep(0)
    return name


async def main():
    seen = []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(tree(tg, 3, "", seen))
    show(len(seen), seen)
    try:
        async with asyncio.TaskGroup() as tg:
            async def relay(n):
                await asyncio.sleep(0)
                if n == 0:
                    raise ValueError("end of the relay")
                tg.create_task(relay(n - 1))
            tg.create_task(relay(3))
    except ExceptionGroup as eg:
        show(eg)


asyncio.run(main())
