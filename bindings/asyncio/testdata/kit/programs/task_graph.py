import asyncio
from kit import show


async def build(graph, costs, limit, log):
    tasks = {}
    slots = asyncio.Semaphore(limit)

    async def make(name):
        for need in graph[name]:
            await tasks[need]
        async with slots:
            log.append("begin " + name)
            for _ in range(costs[name]):
                await asyncio.sleep(0)
            if costs[name] == 0:
                raise RuntimeError("cannot build " + name)
            log.append("end " + name)
        return name

    async with asyncio.TaskGroup() as tg:
        for name in graph:
            tasks[name] = tg.create_task(make(name), name=name)
    return [t.result() for t in tasks.values()]


GRAPH = {"lib": [], "net": ["lib"], "gui": ["lib"], "app": ["net", "gui"], "docs": []}


async def main():
    for limit in (1, 2, 4):
        log = []
        show(limit, await build(GRAPH, {"lib": 2, "net": 1, "gui": 3, "app": 1, "docs": 4}, limit, log))
        show(log)
    log = []
    try:
        await build(GRAPH, {"lib": 2, "net": 1, "gui": 0, "app": 1, "docs": 40}, 2, log)
    except ExceptionGroup as eg:
        show(eg, log)


asyncio.run(main())
