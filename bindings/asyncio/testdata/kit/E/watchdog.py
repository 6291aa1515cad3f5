import asyncio
from kit import show


class Line:
    """A line that messages arrive on, one future at a time."""
    def __init__(self):
        self.items = []
        self.waiter = None
    def push(self, item):
        self.items.append(item)
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(None)
    async def read(self):
        while not self.items:
            self.waiter = asyncio.get_running_loop().create_future()
            try:
                await self.waiter
            finally:
                self.waiter = None
        return self.items.pop(0)


async def listen(line, patience, log):
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(patience) as dog:
            while True:
                message = await line.read()
                log.append(message)
                if message == "bye":
                    return "closed"
                if message == "hold":
                    dog.reschedule(None)
                else:
                    dog.reschedule(loop.time() + patience)
    except TimeoutError:
        log.append("silence")
        return "lost"
    finally:
        show("listener leaves", dog.expired(), asyncio.current_task().cancelling())


async def session(label, script, patience):
    line = Line()
    log = []
    t = asyncio.create_task(listen(line, patience, log), name=label)
    for step in script:
        if isinstance(step, str):
            line.push(step)
        else:
            await asyncio.sleep(step)
    if script[-1] == "cancel":
        t.cancel("operator")
    try:
        result = await t
    except asyncio.CancelledError as e:
        result = e
    show(label, log, result, t.cancelled())


async def main():
    await session("polite", ["hello", 0, "data", 0, 0, "bye"], 20)
    await session("cut off", ["hello", "data", 0.03], 0.01)
    await session("on hold", ["hello", "hold", 0.05, "data", "bye"], 0.01)
    await session("stopped", ["hello", 0, 0, "cancel"], 20)
    await session("in a burst", ["a", "b", "c", "d", "bye"], 20)


asyncio.run(main())
