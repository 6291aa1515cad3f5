import asyncio
from kit import show


async def monitored(queue, limit, log):
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(limit) as scope:
            while True:
                beat = await queue.get()
                if beat == "pause":
                    scope.reschedule(None)
                else:
                    scope.reschedule(loop.time() + limit)
                log.append([beat, scope.when() is None])
    except TimeoutError as e:
        log.append(["lost", type(e.__cause__).__name__])
        return "lost"


async def heart(queue, beats):
    for after, beat in beats:
        await asyncio.sleep(after)
        queue.put_nowait(beat)


async def main():
    log = []
    queue = asyncio.Queue()
    end, _ = await asyncio.gather(
        monitored(queue, 0.05, log),
        heart(queue, [(0.01, "one"), (0.01, "two"), (0.01, "pause"), (0.12, "back"), (0.01, "last")]),
    )
    show(end, log)
    queue = asyncio.Queue()
    show(await monitored(queue, 0.01, log), len(log))


asyncio.run(main())
