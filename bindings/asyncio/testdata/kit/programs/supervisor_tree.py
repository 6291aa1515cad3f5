import asyncio
from kit import show


async def worker(name, lives, log):
    turn = 0
    while True:
        await asyncio.sleep(0)
        if turn == lives:
            raise RuntimeError(f"{name} died")
        log.append(f"{name}{turn}")
        turn += 1


async def guarded(coro):
    try:
        return await coro, None
    except Exception as e:
        return None, e


async def supervisor(name, children, restarts, log):
    async def keep_alive(child, lives):
        n = 0
        while True:
            _, error = await guarded(worker(f"{name}.{child}", lives, log))
            log.append(str(error))
            if n == restarts:
                raise RuntimeError(f"{name}.{child} failed too often")
            n += 1

    async with asyncio.TaskGroup() as tg:
        for child, lives in children.items():
            tg.create_task(keep_alive(child, lives), name=child)


async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as root:
            root.create_task(supervisor("db", {"reader": 2, "writer": 6}, 1, log))
            root.create_task(supervisor("web", {"server": 9}, 0, log))
    except BaseExceptionGroup as eg:
        show(eg)
    for i in range(0, len(log), 6):
        show(log[i:i + 6])


asyncio.run(main())
